package dev.exportclients.cli;

import dev.exportclients.cli.output.ProcessIo;
import dev.exportclients.core.FakeTime;
import dev.exportclients.sandbox.SandboxCredentials;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs commands in this process, in a folder of their own and with an environment of their own. */
public final class Terminal {
  public final FakeTime time = new FakeTime();
  public final Map<String, String> environment =
      new HashMap<>(Map.of("PATH", System.getenv("PATH")));
  private final Path folder;
  private boolean watched;
  private int columns = 80;
  private OutputStream stdout;
  private boolean launched = true;

  public record Outcome(int exitCode, String stdout, String stderr) {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z .*";

    /** The lines of stderr that tell of something that passes, with its time. */
    public List<String> events() {
      return stderr.lines().filter(line -> line.matches(TIME)).toList();
    }

    /** The other lines of stderr. */
    public List<String> told() {
      return stderr.lines().filter(line -> !line.matches(TIME)).toList();
    }
  }

  public Terminal(Path folder) {
    this.folder = folder;
  }

  public Terminal(Path folder, URI url) {
    this(folder, url.toString());
  }

  /** With every provider's variables, all for one server. */
  public Terminal(Path folder, String url) {
    this(folder);
    set("EMS_BASE_URL", url).set("EMS_USERNAME", "LAB\\Ada").set("EMS_TOKEN", "ems-token");
    set("ECREPORTING_BASE_URL", url).set("ECREPORTING_TOKEN", "ec-token");
    set("WEBADMIT_BASE_URL", url).set("WEBADMIT_API_KEY", "webadmit-key");
    set("METASTUDIO_BASE_URL", url).set("METASTUDIO_PROJECT_ID", "p1");
    set("METASTUDIO_TOKEN", "meta-token");
  }

  /** With every provider's variables, as the sandbox takes them for valid. */
  public static Terminal forSandbox(Path folder, URI url) {
    return new Terminal(folder, url)
        .set("EMS_USERNAME", SandboxCredentials.EMS_USERNAME)
        .set("EMS_TOKEN", SandboxCredentials.EMS_TOKEN)
        .set("ECREPORTING_TOKEN", SandboxCredentials.ECREPORTING_TOKEN)
        .set("WEBADMIT_API_KEY", SandboxCredentials.WEBADMIT_API_KEY)
        .set("METASTUDIO_PROJECT_ID", SandboxCredentials.METASTUDIO_PROJECT_ID)
        .set("METASTUDIO_TOKEN", SandboxCredentials.METASTUDIO_TOKEN);
  }

  /** From now on MetaStudio by the password of a user of this IAM, and its project by name. */
  public Terminal byIam(URI iam) {
    return unset("METASTUDIO_TOKEN", "METASTUDIO_PROJECT_ID")
        .set("METASTUDIO_IAM_URL", iam.toString())
        .set("METASTUDIO_REGION", SandboxCredentials.METASTUDIO_REGION)
        .set("METASTUDIO_IAM_USER", SandboxCredentials.METASTUDIO_IAM_USER)
        .set("METASTUDIO_IAM_PASSWORD", SandboxCredentials.METASTUDIO_IAM_PASSWORD)
        .set("METASTUDIO_IAM_DOMAIN", SandboxCredentials.METASTUDIO_IAM_DOMAIN);
  }

  public Terminal set(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public Terminal unset(String... names) {
    environment.keySet().removeAll(List.of(names));
    return this;
  }

  public Terminal watched() {
    watched = true;
    return this;
  }

  public Terminal columns(int number) {
    columns = number;
    return watched();
  }

  public Terminal stdout(OutputStream sink) {
    stdout = sink;
    return this;
  }

  /** As {@code java -jar} starts it, which sees to its locale itself. */
  public Terminal withoutLauncher() {
    launched = false;
    return this;
  }

  public Path folder() {
    return folder;
  }

  /**
   * A build in the background passes its deafness to SIGINT on, and a JVM that starts deaf stays
   * so.
   */
  private static final String HEEDING_SIGINT =
      "if env --default-signal=INT true 2>/dev/null; then exec env --default-signal=INT \"$@\"; fi;"
          + " exec \"$@\"";

  /**
   * Runs a command in a process of its own, as the launcher does; what it says goes to {@code
   * stderr} in the folder.
   */
  public Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "sh",
                "-c",
                HEEDING_SIGINT,
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
    if (launched) {
      command.add("-Dexportctl.locale=launcher");
    }
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(folder.resolve("stderr").toFile())
        .start();
  }

  public Outcome run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ProcessIo io =
        new ProcessIo(
            environment,
            stdout == null ? out : stdout,
            err,
            watched,
            () -> columns,
            folder,
            time,
            time);
    int exitCode = new Exportctl(io).run(arguments);
    return new Outcome(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
