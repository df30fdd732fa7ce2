package dev.exportclients.cli.config;

import static dev.exportclients.core.CannedResponse.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.cli.Terminal;
import dev.exportclients.cli.Terminal.Outcome;
import dev.exportclients.core.CannedResponse;
import dev.exportclients.core.RoutedServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One deadline for all calls of a command. */
class DeadlineTest {
  private static final String IDENTITIES = "/api/v1/user_identities";
  private static final String START = IDENTITIES + "/42/exports/7/export_files";
  private static final String STATUS = "/api/v1/exports/7/export_files/74780";
  private static final String ONE_IDENTITY = "{'user_identities':[{'id':42}]}";

  @TempDir Path folder;
  private final RoutedServer server = new RoutedServer();
  private Terminal terminal;

  @BeforeEach
  void start() {
    terminal = new Terminal(folder, server.url());
    server
        .on(
            IDENTITIES,
            json(503, "{'message':'down'}").with("Retry-After", "40"),
            json(200, ONE_IDENTITY))
        .on(START, run(201))
        .on(STATUS, run(200));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static CannedResponse run(int status) {
    return json(status, "{'export_files':{'id':74780,'export_id':7,'status':'Queued'}}");
  }

  @Test
  void aRunHasNoMoreTimeThanItWasGivenInAll() {
    Outcome outcome = terminal.run("webadmit", "run", "7", "--deadline", "1m");

    assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(6);
    assertThat(terminal.time.slept()).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(60));
    assertThat(outcome.stderr()).contains("To go on: exportctl fetch webadmit:7/74780");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-PT1H", "PT1H"})
  void aClockThatIsSetMeanwhileMovesNoDeadline(Duration step) {
    server.working(() -> terminal.time.set(step));
    aRunHasNoMoreTimeThanItWasGivenInAll();
  }

  @Test
  void aStartIsNotPostedWhenTheTimeIsOver() {
    server.on(IDENTITIES, json(200, ONE_IDENTITY));
    server.working(() -> terminal.time.advance(Duration.ofMinutes(2)));

    for (String command : new String[] {"run", "start"}) {
      Outcome outcome = terminal.run("--deadline", "1m", "webadmit", command, "7");

      assertThat(outcome.exitCode()).isEqualTo(9);
      assertThat(outcome.stderr())
          .isEqualTo("exportctl: webadmit.startExport: the deadline passed\n");
    }
    assertThat(server.lines()).containsExactly("GET " + IDENTITIES, "GET " + IDENTITIES);
  }

  @Test
  void aRunWhoseStartTookAllTheTimeSaysHowToGoOn() {
    server.working(() -> terminal.time.advance(Duration.ofMinutes(2)));

    Outcome outcome =
        terminal.run("webadmit", "run", "7", "--identity", "42", "--deadline", "1m", "--json");

    assertThat(outcome.exitCode()).as(outcome.stderr()).isNotZero();
    assertThat(server.lines()).startsWith("POST " + START).hasSizeLessThanOrEqualTo(2);
    assertThat(outcome.stderr()).contains("exportctl fetch webadmit:7/74780");
  }

  /** Its own limit and the call's end at the same moment: whichever is first names the program. */
  @RepeatedTest(5)
  void aTokensProgramHasNoMoreTimeThanTheCommand() {
    terminal.unset("ECREPORTING_TOKEN").set("ECREPORTING_TOKEN_COMMAND", "exec sleep 30");

    Outcome outcome = terminal.run("ecreporting", "report", "A1", "--deadline", "20ms");

    assertThat(outcome.exitCode()).isEqualTo(9);
    assertThat(outcome.stderr()).contains("the deadline passed", "ECREPORTING_TOKEN_COMMAND");
  }

  @Test
  void aDeadlineOfNothingIsRefused() {
    Outcome outcome = terminal.run("webadmit", "run", "7", "--deadline", "0s");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains("deadline must be positive");
    assertThat(server.requests()).isEmpty();
  }
}
