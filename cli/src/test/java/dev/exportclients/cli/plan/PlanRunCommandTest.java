package dev.exportclients.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exportclients.cli.Terminal;
import dev.exportclients.cli.Terminal.Outcome;
import dev.exportclients.cli.output.ExitCode;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SandboxExtension.class)
class PlanRunCommandTest {
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

  @TempDir private Path folder;
  private Terminal terminal;

  @BeforeEach
  void setUp(Sandbox sandbox) throws Exception {
    terminal = Terminal.forSandbox(folder, sandbox.baseUrl());
    sandbox.clock(terminal.time);
    Files.writeString(folder.resolve("nightly.yaml"), PLAN);
  }

  private static List<JsonNode> json(String lines) throws Exception {
    List<JsonNode> values = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      values.add(new ObjectMapper().readTree(line));
    }
    return values;
  }

  @Test
  void savesWhatIsDueAndSaysEachStepInALine() {
    Outcome outcome = terminal.run("plan", "run", "nightly.yaml");

    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.events())
        .extracting(line -> line.substring(25))
        .contains(
            "results: starting",
            "results: started ems:70001",
            "results: ready",
            "results: saved 76 B, " + folder.resolve("exports/ems/2026-11-23/results.csv"),
            "banner: starting");
    assertThat(outcome.told()).containsExactly("2 exports, 20.1 kB, are saved for 2026-11-23");
    assertThat(folder.resolve("exports/webadmit/2026-11-23/banner.csv")).hasSize(20_000);
  }

  @Test
  void saysHowItEndedThoughItsMetricsCantBeWritten() {
    Outcome outcome = terminal.run("plan", "run", "nightly.yaml", "--metrics", "nightly.yaml/m");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.LOCAL_FILE.number());
    assertThat(outcome.told())
        .contains("2 exports, 20.1 kB, are saved for 2026-11-23")
        .anyMatch(line -> line.startsWith("exportctl: can't write " + folder));
  }

  @Test
  void saysNothingUnderQuiet() {
    Outcome outcome = terminal.run("plan", "run", "-q", "nightly.yaml");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.stderr()).isEmpty();
    assertThat(outcome.stdout()).isEmpty();
  }

  @Test
  void tellsProgramsEachStepAsAnObject() throws Exception {
    Outcome outcome = terminal.run("plan", "run", "--json", "nightly.yaml");

    assertThat(outcome.stderr()).isEmpty();
    List<JsonNode> events = json(outcome.stdout());
    assertThat(events)
        .extracting(event -> event.get("event").asText())
        .containsExactly(
            "starting",
            "started",
            "ready",
            "saved",
            "starting",
            "started",
            "ready",
            "saved",
            "end");
    JsonNode saved = events.get(3).get("export");
    assertThat(saved.get("name").asText()).isEqualTo("results");
    assertThat(saved.get("handle").asText()).isEqualTo("ems:70001");
    assertThat(saved.get("files").get(0).get("sha256").asText()).hasSize(64);
    assertThat(events.get(8).get("plan").get("done").asBoolean()).isTrue();
  }

  @Test
  void endsWithTheCodeOfTheOnlyKindOfFailure(Sandbox sandbox) {
    sandbox.answer("ems.startResults", 404, null);

    Outcome outcome = terminal.run("plan", "run", "nightly.yaml");

    assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(4);
    assertThat(outcome.told())
        .anyMatch(line -> line.startsWith("exportctl: results failed: ems.startResults responded"))
        .contains(
            "exportctl: banner skipped: not begun: it comes after 'results', which is not saved",
            "exportctl: 2 of 2 exports are not saved: results, banner");
  }

  @Test
  void endsWith14WhereSeveralKindsFailed(Sandbox sandbox) throws Exception {
    Files.writeString(folder.resolve("nightly.yaml"), PLAN.replace("    after: [results]\n", ""));
    sandbox.answer("ems.startResults", 404, null);
    sandbox.answer("webadmit.startExport", 401, null);

    Outcome outcome = terminal.run("plan", "run", "--json", "nightly.yaml");

    assertThat(outcome.exitCode()).as(outcome.stdout()).isEqualTo(14);
    JsonNode error = json(outcome.stderr()).get(0).get("error");
    assertThat(error.get("type").asText()).isEqualTo("plan_incomplete");
    assertThat(error.get("exit_code").asInt()).isEqualTo(14);
  }

  @Test
  void doesNotCountTheFailureOfWhatIsOptional(Sandbox sandbox) throws Exception {
    Files.writeString(
        folder.resolve("nightly.yaml"),
        PLAN.replace("    to: results.csv", "    to: results.csv\n    optional: true")
            .replace("    after: [results]\n", ""));
    sandbox.answer("ems.startResults", 404, null);

    Outcome outcome = terminal.run("plan", "run", "nightly.yaml");

    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    assertThat(outcome.stderr()).contains("results failed, which is allowed:");
  }

  @Test
  void sendsNothingWhenItIsDry(Sandbox sandbox) {
    Outcome outcome = terminal.run("plan", "run", "--dry-run", "nightly.yaml");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.stdout()).contains("results  ems       due");
    assertThat(sandbox.requests()).isEmpty();
    assertThat(folder.resolve("nightly.ledger")).doesNotExist();
  }

  @Test
  void refusesANameThatThePlanHasNot(Sandbox sandbox) {
    Outcome outcome = terminal.run("plan", "run", "nightly.yaml", "--only", "resulst");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr())
        .contains("the plan has no export 'resulst'; it has results, banner");
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void refusesAPlanThatIsNoneBeforeAnythingIsSent(Sandbox sandbox) throws Exception {
    Files.writeString(folder.resolve("nightly.yaml"), PLAN.replace("[results]", "[resulst]"));

    Outcome outcome = terminal.run("plan", "run", "nightly.yaml");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains("resulst");
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void namesTheVariableThatAnExportNeeds(Sandbox sandbox) {
    terminal.environment.remove("WEBADMIT_API_KEY");

    Outcome outcome = terminal.run("plan", "run", "nightly.yaml");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains("WEBADMIT_API_KEY");
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void namesTheOptionsThatBringAnUnknownExportFurther(Sandbox sandbox) {
    terminal.environment.put("EMS_BASE_URL", sandbox.baseUrl("garbage").toString());

    Outcome outcome = terminal.run("plan", "run", "nightly.yaml", "--only", "results");

    assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(9);
    assertThat(outcome.stderr())
        .contains("plan run takes --found results=HANDLE, or --again results");
  }

  @Test
  void takesTheRunThatSomebodyHasFound(Sandbox sandbox) {
    Outcome outcome =
        terminal.run(
            "plan", "run", "nightly.yaml", "--only", "results", "--found", "results=ems:1234");

    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    assertThat(outcome.stderr()).contains("results: saved").contains("1 export, 76 B, is saved");
    assertThat(sandbox.requests("ems.startResults")).isEmpty();
  }

  @Test
  void showsWhatGoesOnInATable(Sandbox sandbox) {
    sandbox.serve("ems.exportResults", "70001", 3_000_000);

    Outcome outcome = terminal.watched().run("plan", "run", "nightly.yaml");

    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    assertThat(outcome.stderr())
        .containsPattern("results: saved 3.0 MB.*\\n\\r\\x1B\\[K1 of 2 over, 0 go on");
  }

  /** Of a file this short nothing is told before all of it is there. */
  @Test
  void theTableIsShownWhileNothingHappens(Sandbox sandbox) {
    terminal.set("EMS_BASE_URL", sandbox.baseUrl("trickle=10:200@file").toString());

    Outcome outcome =
        terminal
            .watched()
            .run("plan", "run", "nightly.yaml", "--only=results", "--found=results=ems:1000000100");

    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    assertThat(outcome.stderr())
        .containsPattern("(?s)0 of 2 over.*0 of 2 over")
        .doesNotContain("0 of 0")
        .endsWith("2026-11-23\n");
  }

  @Test
  void saysWhereEachExportIs(Sandbox sandbox) throws Exception {
    assertThat(terminal.run("plan", "status", "nightly.yaml").stdout())
        .contains("EXPORT", "results  ems       due");
    terminal.run("plan", "run", "nightly.yaml");
    int requests = sandbox.requests().size();

    Outcome status = terminal.run("plan", "status", "nightly.yaml");
    assertThat(status.exitCode()).isZero();
    assertThat(status.stdout()).contains("results  ems       saved  76 B");
    JsonNode plan = json(terminal.run("plan", "status", "--json", "nightly.yaml").stdout()).get(0);
    assertThat(plan.get("period").asText()).isEqualTo("2026-11-23");
    assertThat(plan.get("exports").get(1).get("state").asText()).isEqualTo("saved");
    assertThat(terminal.run("plan", "status", "nightly.yaml", "--period", "2026-11-22").stdout())
        .contains("results  ems       due");
    assertThat(sandbox.requests()).hasSize(requests);
  }

  @Test
  void aRunThatCantBeTheExportsIsUsage() {
    assertThat(terminal.run("plan", "run", "nightly.yaml", "--only", "results").exitCode())
        .isZero();

    for (String found : List.of("results=ems:1234", "banner=ems:1234")) {
      Outcome outcome = terminal.run("plan", "run", "nightly.yaml", "--found", found);

      assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(ExitCode.USAGE.number());
      assertThat(outcome.stderr()).doesNotContain("bug");
    }
  }

  @Test
  void theDeadlineBoundsAlsoWhatThePlanTriesAgain(Sandbox sandbox) {
    sandbox.answer("ems.startResults", 503, null);

    Outcome outcome = terminal.run("plan", "run", "nightly.yaml", "--deadline", "25s");

    assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(ExitCode.NOT_READY.number());
    assertThat(terminal.time.slept()).isEqualTo(Duration.ofSeconds(25));
    assertThat(sandbox.requests("ems.startResults")).hasSize(2);
    assertThat(outcome.stderr()).contains("2 of 2 exports are not saved: results, banner");
  }

  @Test
  void theDeadlineLeavesWhatGoesOnToTheNextRun(Sandbox sandbox) {
    sandbox.state("polls", Map.of("count", 1000));

    Outcome late =
        terminal.run("plan", "run", "nightly.yaml", "--deadline", "5m", "--only", "results");
    sandbox.state("polls", Map.of("count", 0));
    Outcome next = terminal.run("plan", "run", "nightly.yaml");

    assertThat(late.exitCode()).as(late.stderr()).isEqualTo(ExitCode.NOT_READY.number());
    assertThat(next.exitCode()).as(next.stderr()).isZero();
    assertThat(sandbox.requests("ems.startResults")).hasSize(1);
  }

  @Test
  void takesNamesBeforeThePlanAndSeveralAtOnce(Sandbox sandbox) {
    Outcome both = terminal.run("plan", "run", "--only", "results,banner", "nightly.yaml");
    Outcome again =
        terminal.run("plan", "run", "--again", "results", "--again", "banner", "nightly.yaml");

    assertThat(both.exitCode()).as(both.stderr()).isZero();
    assertThat(again.exitCode()).as(again.stderr()).isZero();
    assertThat(sandbox.requests("ems.startResults")).hasSize(2);
    assertThat(sandbox.requests("webadmit.startExport")).hasSize(2);
  }

  @Test
  void aRunThatIsRefusedLeavesTheOthersAsTheyWere() {
    terminal.run("plan", "run", "nightly.yaml");

    for (String found :
        List.of("banner=webadmit:86447/1", "banner=ems:1234", "results=ems:70001")) {
      Outcome outcome =
          terminal.run("plan", "run", "nightly.yaml", "--again", "results", "--found", found);

      assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(ExitCode.USAGE.number());
      assertThat(terminal.run("plan", "status", "nightly.yaml").stdout())
          .contains("results  ems       saved", "banner   webadmit  saved");
    }
  }

  @Test
  void aLinkToNowhereIsNoFolder() throws Exception {
    Path link =
        Files.createSymbolicLink(
            Files.createDirectory(folder.resolve("exports")).resolve("ems"), folder.resolve("no"));

    Outcome outcome = terminal.run("plan", "run", "nightly.yaml");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.LOCAL_FILE.number());
    assertThat(outcome.stderr())
        .contains("can't create the folder " + link, link + " is no folder")
        .doesNotContain("Exception");
  }

  @Test
  void saysWhereSqliteIsToUnpackItsLibraryAndNoMore() throws Exception {
    terminal.run("plan", "run", "nightly.yaml");
    Path none = folder.resolve("none");
    terminal.environment.put("JAVA_TOOL_OPTIONS", "-Dorg.sqlite.tmpdir=" + none);

    Process status = terminal.start("plan", "status", folder.resolve("nightly.yaml").toString());

    assertThat(status.waitFor()).isEqualTo(ExitCode.LOCAL_FILE.number());
    assertThat(Files.readAllLines(folder.resolve("stderr")))
        .noneMatch(line -> line.startsWith("\tat ") || line.startsWith("ERROR"))
        .filteredOn(line -> line.startsWith("exportctl: "))
        .singleElement()
        .asString()
        .contains("SQLite's library can't be unpacked into " + none, "-Dorg.sqlite.tmpdir=FOLDER");
  }
}
