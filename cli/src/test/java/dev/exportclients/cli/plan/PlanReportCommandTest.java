package dev.exportclients.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exportclients.cli.Terminal;
import dev.exportclients.cli.Terminal.Outcome;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SandboxExtension.class)
class PlanReportCommandTest {
  @TempDir private Path folder;
  private Terminal terminal;

  @BeforeEach
  void setUp(Sandbox sandbox) throws IOException {
    terminal = Terminal.forSandbox(folder, sandbox.baseUrl());
    sandbox.clock(terminal.time);
    Files.writeString(
        folder.resolve("nightly.yaml"),
        """
        plan: nightly
        into: exports/{provider}/{period}
        exports:
          - name: results
            ems: {experiment: 4711}
            to: results.csv
        """);
  }

  @Test
  void writesAPageOfThePeriodAndPrintsItsName() throws IOException {
    terminal.run("plan", "run", "nightly.yaml");
    Outcome outcome = terminal.run("plan", "report", "nightly.yaml");

    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    assertThat(outcome.stdout()).isEqualTo("nightly-2026-11-23.html\n");
    assertThat(Files.readString(folder.resolve("nightly-2026-11-23.html")))
        .contains("Done: 1 of 1 exports saved, 76 B", "ems:70001");
  }

  @Test
  void tellsOfAPeriodThatNothingWasRunInToo() throws IOException {
    Outcome outcome =
        terminal.run("plan", "report", "nightly.yaml", "--period", "2026-11-22", "-o", "page.html");

    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    assertThat(Files.readString(folder.resolve("page.html")))
        .contains("Not done: 0 of 1 exports saved");
  }

  @Test
  void writesMetricsAtTheEndOfARunAndLater() throws IOException {
    terminal.run("plan", "run", "nightly.yaml", "--metrics", "run.prom");
    terminal.run("plan", "report", "nightly.yaml", "--metrics", "report.prom", "-o", "page.html");

    for (String file : new String[] {"run.prom", "report.prom"}) {
      assertThat(Files.readAllLines(folder.resolve(file)))
          .contains(
              "export_plan_done{plan=\"nightly\"} 1",
              "export_plan_export_bytes{plan=\"nightly\",export=\"results\",provider=\"ems\"} 76");
    }
  }

  @Test
  void givesProgramsTheSameAsStatusDoesAndNoPage() throws IOException {
    terminal.run("plan", "run", "nightly.yaml");
    Outcome outcome = terminal.run("plan", "report", "nightly.yaml", "--json");

    assertThat(new ObjectMapper().readTree(outcome.stdout()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(terminal.run("plan", "status", "nightly.yaml", "--json").stdout()));
    assertThat(folder.resolve("nightly-2026-11-23.html")).doesNotExist();
  }

  @Test
  void saysWhyAReportCantBeWritten() {
    Outcome outcome = terminal.run("plan", "report", "nightly.yaml", "-o", "none/page.html");

    assertThat(outcome.exitCode()).isEqualTo(11);
    assertThat(outcome.stderr()).contains("can't write ").contains("page.html");
  }
}
