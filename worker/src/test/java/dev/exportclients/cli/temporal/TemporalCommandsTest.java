package dev.exportclients.cli.temporal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.cli.Exportctl;
import dev.exportclients.cli.output.ProcessIo;
import dev.exportclients.core.Sleeper;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import io.temporal.testserver.TestServer;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands against Temporal's server for tests, which listens in this process. */
class TemporalCommandsTest {
  private static final String KEY = "Api+Key/Of=Tests7";
  private static final String PLAN =
      """
      plan: nightly
      into: exports/{provider}/{period}
      exports:
        - name: results
          ems: {experiment: 4711}
          to: results.csv
        - name: banner
          webadmit: {export: 86447}
          to: banner.csv
          after: [results]
      """;

  private record Outcome(int exitCode, String stdout, String stderr) {}

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void setUp() throws Exception {
    Files.writeString(folder.resolve("nightly.yaml"), PLAN);
    // Nobody's own settings.
    environment.put("HOME", folder.toString());
    environment.put("PATH", System.getenv("PATH"));
  }

  private Outcome run(String line) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ProcessIo io =
        new ProcessIo(
            Map.copyOf(environment),
            out,
            err,
            false,
            () -> 80,
            folder,
            Clock.systemUTC(),
            Sleeper.SYSTEM);
    int exitCode = new Exportctl(io, new TemporalCommands()).run(line.split(" "));
    return new Outcome(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  private void reach(Sandbox sandbox) {
    environment.put("EMS_BASE_URL", sandbox.baseUrl().toString());
    environment.put("EMS_USERNAME", SandboxCredentials.EMS_USERNAME);
    environment.put("EMS_TOKEN", SandboxCredentials.EMS_TOKEN);
    environment.put("WEBADMIT_BASE_URL", sandbox.baseUrl().toString());
    environment.put("WEBADMIT_API_KEY", SandboxCredentials.WEBADMIT_API_KEY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plan submit nightly.yaml --temporal nowhere | Temporal's address must be HOST:PORT",
        "plan submit nightly.yaml --temporal http://nowhere | Temporal's address must be HOST:PORT",
        "plan submit nightly.yaml --again answers | no export 'answers'; it has results, banner",
        "plan cancel nightly.yaml --only answers | no export 'answers'",
        "plan submit none.yaml | none.yaml",
        "plan submit nightly.yaml --period never | must be a name such as",
        "plan submit nightly.yaml --tls-ca-path none.pem | TEMPORAL_TLS_* names can't be read",
        "plan status nightly.yaml --temporal nowhere | Temporal's address must be HOST:PORT",
        "worker | no provider's variables are set",
      })
  void refusesWhatCantBeBeforeAnythingIsSent(String line, String said) {
    Outcome outcome = run(line);

    assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(2);
    assertThat(outcome.stderr()).contains(said);
    assertThat(outcome.stdout()).isEmpty();
  }

  @Test
  void refusesToWorkForAProviderWithHalfOfItsVariables() {
    environment.put("EMS_TOKEN", KEY);

    Outcome outcome = run("worker");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains("EMS_BASE_URL").doesNotContain(KEY);
  }

  @Test
  void sendsAKeyToAnotherMachineOverTlsOnly() {
    environment.put("TEMPORAL_API_KEY", KEY);
    environment.put("TEMPORAL_TLS", "false");

    Outcome outcome = run("plan submit nightly.yaml --temporal temporal.example.com:7233 -v");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains("over TLS only").doesNotContain(KEY);
  }

  @Test
  void saysNothingOfAConfigurationFileThatCantBeRead() throws Exception {
    environment.put(
        "TEMPORAL_CONFIG_FILE",
        Files.writeString(folder.resolve("temporal.toml"), "[profile.default\napi_key = \"" + KEY)
            .toString());

    Outcome outcome = run("plan submit nightly.yaml -v");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains("configuration file").doesNotContain(KEY);
  }

  /** Temporal's client gives up only after some seconds, which the other tests need as well. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void endsWith9WhereNobodyListensAndShowsNoKey() {
    environment.put("TEMPORAL_API_KEY", KEY);

    Outcome outcome = run("plan submit nightly.yaml --temporal 127.0.0.1:9 -v");

    assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(9);
    assertThat(outcome.stderr()).contains("Temporal did not answer").doesNotContain(KEY);
  }

  @Test
  void asksTheLedgerUnlessTemporalIsNamed() {
    environment.put("TEMPORAL_ADDRESS", "127.0.0.1:9");

    assertThat(run("plan status nightly.yaml").stdout()).contains("results", "due");
  }

  /** From top to bottom, in a folder with the page's plan. */
  @Test
  @SuppressWarnings("try") // the server is there
  void theCommandsOfThePageSucceed() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "scale.md"));
    Matcher plan = Pattern.compile("(?ms)^```yaml\\n(plan: .*?)^```").matcher(page);
    assertThat(plan.find()).isTrue();
    Files.writeString(folder.resolve("nightly.yaml"), plan.group(1));
    int port = RealServer.freePort();
    List<String> lines =
        page.lines()
            .filter(line -> line.startsWith("exportctl "))
            .map(line -> line.replaceFirst("^exportctl ", "").replaceFirst("\\s+#.*", ""))
            .map(line -> line.replace("localhost:7233", "127.0.0.1:" + port))
            .toList();
    assertThat(lines).hasSizeGreaterThan(5);
    try (Sandbox sandbox = Sandbox.start();
        TestServer.PortBoundTestServer server = TestServer.createPortBoundServer(port, false)) {
      reach(sandbox);
      List<Thread> workers = new ArrayList<>();
      for (String line : lines) {
        if (line.startsWith("worker")) {
          Thread worker = new Thread(() -> run(line));
          worker.start();
          workers.add(worker);
        } else {
          Outcome outcome = run(line);
          assertThat(outcome.exitCode()).as(line + "\n" + outcome.stderr()).isZero();
        }
      }
      workers.forEach(Thread::interrupt);
      for (Thread worker : workers) {
        worker.join();
      }
    }
  }

  /** With a worker, in a thread of its own. */
  @Test
  @SuppressWarnings("try") // the server is there
  void submitsWorksTellsAndRefusesASecondTime() throws Exception {
    int port = RealServer.freePort();
    try (Sandbox sandbox = Sandbox.start();
        TestServer.PortBoundTestServer server = TestServer.createPortBoundServer(port, false)) {
      reach(sandbox);
      environment.put("TEMPORAL_ADDRESS", "127.0.0.1:" + port);
      String temporal = " --temporal 127.0.0.1:" + port;
      Thread worker = new Thread(() -> run("worker"));
      worker.start();

      Outcome submitted = run("plan submit nightly.yaml --period 2026-11-27 --wait");
      assertThat(submitted.exitCode()).as(submitted.stderr()).isZero();
      assertThat(submitted.stderr()).contains("submitted: exports/nightly/2026-11-27");
      assertThat(folder.resolve("exports/webadmit/2026-11-27/banner.csv")).hasSize(20_000);

      Outcome second = run("plan submit nightly.yaml --period 2026-11-27 --json");
      assertThat(second.exitCode()).isEqualTo(7);
      assertThat(second.stderr()).contains("\"reason\":\"already_submitted\"");

      assertThat(run("plan status nightly.yaml --period 2026-11-27" + temporal).stdout())
          .containsPattern("results +ems +saved +76 B");
      assertThat(run("plan report nightly.yaml --period 2026-11-27" + temporal).stdout())
          .isEqualTo("nightly-2026-11-27.html\n");
      assertThat(folder.resolve("nightly-2026-11-27.html")).content().contains("banner", "saved");
      assertThat(run("plan cancel nightly.yaml --period 2026-11-27").exitCode()).isZero();
      assertThat(run("plan cancel nightly.yaml --period 2026-11-26").exitCode()).isEqualTo(4);
      assertThat(
              run("plan submit nightly.yaml --period 2026-11-27 --again banner --wait").exitCode())
          .isZero();
      assertThat(sandbox.requests("webadmit.startExport")).hasSize(2);
      assertThat(sandbox.requests("ems.startResults")).hasSize(1);
      worker.interrupt();
      worker.join();
    }
  }

  @Test
  void areInTheHelpTheCompletionAndTheManualOfTheirJar() {
    assertThat(run("help").stdout())
        .containsPattern("(?m)^ +worker ")
        .doesNotContain("exportctl-worker.jar");
    assertThat(run("help plan").stdout()).containsPattern("(?m)^ +submit ").contains("cancel");
    assertThat(run("help plan status").stdout()).contains("--temporal");
    assertThat(run("completion").stdout())
        .contains("exportctl_worker()", "exportctl_plan_submit()", "exportctl_plan_cancel()");
    assertThat(run("man").stdout())
        .contains(".SS exportctl worker", ".SS exportctl plan submit", ".SS exportctl plan cancel");
  }
}
