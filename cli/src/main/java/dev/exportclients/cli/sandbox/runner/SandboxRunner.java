package dev.exportclients.cli.sandbox.runner;

import static java.util.Objects.requireNonNull;

import dev.exportclients.cli.config.ConfigurationException;
import dev.exportclients.cli.output.Console;
import dev.exportclients.cli.terminal.ShellQuoting;
import dev.exportclients.core.exception.LocalFileException;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCertificate;
import dev.exportclients.sandbox.SandboxCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The sandbox as a command. Apart from it, so that its classes are loaded when it runs only. */
public final class SandboxRunner {
  private SandboxRunner() {}

  /** Until a signal comes. */
  public static void run(int port, @Nullable Path certificate, Console console) {
    try (Sandbox sandbox = start(port, certificate != null)) {
      Map<String, Object> started = new LinkedHashMap<>();
      started.put("url", sandbox.baseUrl().toString());
      if (certificate != null) {
        save(sandbox.certificate().orElseThrow(), certificate);
        started.put("ca_file", certificate.toString());
      }
      if (console.isJson()) {
        console.json(started);
      } else {
        console.result(sandbox.baseUrl().toString());
      }
      console.note("its page lists every call; Ctrl-C ends it; to use it:");
      variables(sandbox, certificate)
          .forEach((name, value) -> console.note("export " + name + "=" + ShellQuoting.of(value)));
      console.note("to make tokens by signing in, in place of those above:");
      console.note(
          "unset EMS_TOKEN ECREPORTING_TOKEN METASTUDIO_TOKEN METASTUDIO_AK METASTUDIO_SK");
      SandboxCredentials.signIns(sandbox.baseUrl())
          .forEach((name, value) -> console.note("export " + name + "=" + ShellQuoting.of(value)));
      new CountDownLatch(1).await();
    } catch (InterruptedException signal) {
      Thread.currentThread().interrupt();
    }
  }

  private static void save(SandboxCertificate certificate, Path file) {
    try {
      certificate.saveTo(file);
    } catch (IOException failure) {
      throw new LocalFileException(
          "can't write the certificate to " + file + ": " + failure.getMessage(), file, failure);
    }
  }

  private static Sandbox start(int port, boolean tls) {
    try {
      return tls ? Sandbox.startTls(port) : Sandbox.start(port);
    } catch (UncheckedIOException taken) {
      throw new ConfigurationException(
          "--port " + port + " can't be used: " + requireNonNull(taken.getCause()).getMessage(),
          taken);
    }
  }

  private static Map<String, String> variables(Sandbox sandbox, @Nullable Path certificate) {
    Map<String, String> variables = new LinkedHashMap<>();
    if (certificate != null) {
      variables.put("EXPORTCTL_CA_FILE", certificate.toAbsolutePath().toString());
    }
    variables.putAll(SandboxCredentials.environment(sandbox.baseUrl()));
    return variables;
  }
}
