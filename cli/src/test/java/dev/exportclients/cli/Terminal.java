package dev.exportclients.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Runs commands in this process, in a folder of their own and with an environment of their own. */
final class Terminal {
  final FakeTime time = new FakeTime();
  final Map<String, String> environment = new HashMap<>(Map.of("PATH", System.getenv("PATH")));
  private final Path folder;
  private boolean watched;
  private OutputStream stdout;

  record Outcome(int exitCode, String stdout, String stderr) {}

  Terminal(Path folder) {
    this.folder = folder;
  }

  /** With every provider's variables, all for one server. */
  Terminal(Path folder, String url) {
    this(folder);
    set("EMS_BASE_URL", url).set("EMS_USERNAME", "LAB\\Ada").set("EMS_TOKEN", "ems-token");
    set("ECREPORTING_BASE_URL", url).set("ECREPORTING_TOKEN", "ec-token");
    set("WEBADMIT_BASE_URL", url).set("WEBADMIT_API_KEY", "webadmit-key");
    set("METASTUDIO_BASE_URL", url).set("METASTUDIO_PROJECT_ID", "p1");
    set("METASTUDIO_TOKEN", "meta-token");
  }

  Terminal set(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Terminal unset(String... names) {
    environment.keySet().removeAll(java.util.List.of(names));
    return this;
  }

  Terminal watched() {
    watched = true;
    return this;
  }

  Terminal stdout(OutputStream sink) {
    stdout = sink;
    return this;
  }

  Path folder() {
    return folder;
  }

  Outcome run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Host host =
        new Host(environment, stdout == null ? out : stdout, err, watched, folder, time, time);
    int exitCode = new Exportctl(host).run(arguments);
    return new Outcome(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
