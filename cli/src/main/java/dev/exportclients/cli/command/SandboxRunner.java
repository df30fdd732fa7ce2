package dev.exportclients.cli.command;

import static java.util.Objects.requireNonNull;

import dev.exportclients.cli.config.ConfigurationException;
import dev.exportclients.cli.output.Console;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The sandbox as a command. Apart from it, so that its classes are loaded when it runs only. */
final class SandboxRunner {
  private SandboxRunner() {}

  /** Until a signal comes. */
  static void run(int port, Console console) {
    try (Sandbox sandbox = start(port)) {
      URI url = sandbox.baseUrl();
      if (console.isJson()) {
        console.json(Map.of("url", url.toString()));
      } else {
        console.result(url.toString());
      }
      console.note("its page lists every call; Ctrl-C ends it; to use it:");
      variables(url).forEach((name, value) -> console.note("export " + name + "='" + value + "'"));
      new CountDownLatch(1).await();
    } catch (InterruptedException signal) {
      Thread.currentThread().interrupt();
    }
  }

  private static Sandbox start(int port) {
    try {
      return Sandbox.start(port);
    } catch (UncheckedIOException taken) {
      throw new ConfigurationException(
          "--port " + port + " can't be used: " + requireNonNull(taken.getCause()).getMessage(),
          taken);
    }
  }

  private static Map<String, String> variables(URI url) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("EMS_BASE_URL", url.toString());
    variables.put("EMS_USERNAME", SandboxCredentials.EMS_USERNAME);
    variables.put("EMS_TOKEN", SandboxCredentials.EMS_TOKEN);
    variables.put("ECREPORTING_BASE_URL", url.toString());
    variables.put("ECREPORTING_TOKEN", SandboxCredentials.ECREPORTING_TOKEN);
    variables.put("WEBADMIT_BASE_URL", url.toString());
    variables.put("WEBADMIT_API_KEY", SandboxCredentials.WEBADMIT_API_KEY);
    variables.put("METASTUDIO_BASE_URL", url.toString());
    variables.put("METASTUDIO_PROJECT_ID", SandboxCredentials.METASTUDIO_PROJECT_ID);
    variables.put("METASTUDIO_AK", SandboxCredentials.METASTUDIO_AK);
    variables.put("METASTUDIO_SK", SandboxCredentials.METASTUDIO_SK);
    return variables;
  }
}
