package dev.exportclients.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.cli.Terminal;
import dev.exportclients.cli.Terminal.Outcome;
import dev.exportclients.cli.config.ConfigurationException;
import dev.exportclients.cli.options.UsageException;
import dev.exportclients.core.CannedResponse;
import dev.exportclients.core.RoutedServer;
import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is the caller's doing, and what is a bug of ours. */
class ExitCodeTest {
  @TempDir Path folder;

  @Test
  void isTheOneOfTheClassItself() {
    assertThat(ExitCode.of(new UsageException("--x"))).isEqualTo(ExitCode.USAGE);
    assertThat(ExitCode.of(new ConfigurationException("X"))).isEqualTo(ExitCode.USAGE);
    assertThat(ExitCode.of(new IllegalArgumentException("deep inside"))).isEqualTo(ExitCode.BUG);
    assertThat(ExitCode.of(new NumberFormatException("deep inside"))).isEqualTo(ExitCode.BUG);
    assertThat(ExitCode.of(new IllegalStateException("deep inside"))).isEqualTo(ExitCode.BUG);
    assertThat(ExitCode.of(new OutOfMemoryError())).isEqualTo(ExitCode.BUG);
  }

  @Test
  void isThatOfABugForAnArgumentThatNobodyGave() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) {
            throw new IllegalArgumentException("deep inside");
          }
        };
    try (RoutedServer server =
        new RoutedServer().on("/ems/resultsExport/1", CannedResponse.csv("a"))) {
      Outcome outcome =
          new Terminal(folder, server.url()).stdout(broken).run("ems", "results", "1", "-o", "-");

      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.stderr()).contains("deep inside", "This is a bug in exportctl");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ems results 0 | positive number, not 0",
        "ems results https://host/ems/resultsExport/1?sig=x | is a URL; give the number in it alone",
        "ems results 1 --idle-timeout 0s | idleTimeout",
        "ems results 1 --connect-timeout 0s | connectTimeout",
        "ems results 1 --deadline 0s | deadline",
        "ems results 1 --retries -1 | --retries must not be negative",
        "ems results 1 -o= | --output must not be empty",
        "ems results 1 2 -o pom.xml | --output must be a folder for more than one file",
        "ems attachments --entity-type tree --entity-id 1 | tree",
        "ems attachments --entity-type well --entity-id 0 | --entity-id must be a positive number",
        "ems attachment .. | must not be '..'",
        "ecreporting report J --mode no | no",
        "webadmit status 0 1 | EXPORT_ID must be a positive number",
        "webadmit status 1 -- -1 | FILE_ID must be a positive number",
        "webadmit start 1 --identity 0 | --identity must be a positive number",
        "webadmit start 0 --identity 1 | EXPORT_ID must be a positive number",
        "webadmit run 0 --identity 1 | EXPORT_ID must be a positive number",
        "webadmit download 1 0 | positive number, not 0",
        "metastudio result https://x/ | is a URL"
      })
  void isThatOfUsageForWhatTheCallerGave(String command, String said) {
    try (RoutedServer server = new RoutedServer()) {
      Outcome outcome = new Terminal(folder, server.url()).run(("--json " + command).split(" "));

      assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(2);
      assertThat(outcome.stderr()).contains(said, "\"type\":\"usage\"");
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--retries -1", "--retries x", "-q -v", "--force --skip-existing"})
  void isToldWithTheHelpOfTheVeryCommand(String options) {
    Outcome outcome = new Terminal(folder).run(("ems results 1 " + options).split(" "));

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr())
        .contains("Try 'exportctl ems results --help'.")
        .doesNotContain("Commands:");
  }
}
