package dev.exportclients.cli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exportclients.cli.Terminal;
import dev.exportclients.cli.Terminal.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  @TempDir Path folder;

  @Test
  void bringsAFileFromEachProviderAndShowsATable() {
    Outcome outcome = new Terminal(folder).run("demo", "-o", folder.toString());

    List<String> table = outcome.stdout().lines().toList();
    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    assertThat(table).hasSize(5);
    assertThat(table.get(0)).matches("PROVIDER +FILE +BYTES +SHA256 +ATTEMPTS +RESPONSES");
    assertThat(table.get(1)).matches("ems .* 412 412 200");
    assertThat(table.get(2)).startsWith("ecreporting ").endsWith(" 200");
    assertThat(table.get(3)).matches("webadmit .* 403 200");
    assertThat(table.get(4)).startsWith("metastudio ").containsPattern("[0-9a-f]{64}");
    assertThat(folder.toFile().listFiles()).hasSize(4);
  }

  @Test
  void leavesNothingBehindAndSpeaksJson() throws Exception {
    Outcome outcome = new Terminal(folder).run("demo", "--json");

    JsonNode files = new ObjectMapper().readTree(outcome.stdout());
    assertThat(files).hasSize(4);
    files.forEach(
        file -> {
          assertThat(file.get("ok").asBoolean()).isTrue();
          assertThat(file.get("sha256").asText()).hasSize(64);
          assertThat(file.get("file").asText()).doesNotContain("/");
        });
    assertThat(outcome.stderr()).isEmpty();
  }

  @Test
  void failsWhenOneOfTheFourDoesAndShowsTheOthers() throws Exception {
    Files.writeString(folder.resolve("report.csv"), "in the way");

    Outcome outcome = new Terminal(folder).run("demo", "-o", folder.toString());

    assertThat(outcome.exitCode()).isEqualTo(11);
    assertThat(outcome.stdout()).containsPattern("ecreporting +failed");
    assertThat(outcome.stdout()).containsPattern("metastudio .*[0-9a-f]{64}");
    assertThat(outcome.stderr()).contains("report.csv exists already");
  }

  @Test
  void refusesAFolderThatIsMissing() {
    assertThat(new Terminal(folder).run("demo", "-o", folder + "/no").exitCode()).isEqualTo(11);
  }

  @Test
  void writesAPlanAndRunsItSoThatItCanBeLookedAtAndRunAgain() throws Exception {
    Terminal terminal = new Terminal(folder);
    Outcome demo = terminal.run("demo", "--plan");

    assertThat(demo.exitCode()).as(demo.stderr()).isZero();
    assertThat(demo.told()).anyMatch(line -> line.startsWith("4 exports, "));
    Outcome status = terminal.run("plan", "status", "nightly.yaml");
    assertThat(status.stdout().lines().filter(line -> line.contains(" saved "))).hasSize(4);
    assertThat(terminal.run("plan", "report", "nightly.yaml").exitCode()).isZero();

    String written = Files.readString(folder.resolve("nightly.yaml"));
    Outcome again = terminal.run("demo", "--plan");
    assertThat(again.exitCode()).isEqualTo(11);
    assertThat(again.stderr()).contains("nightly.yaml exists already");
    assertThat(folder.resolve("nightly.yaml")).hasContent(written);
  }

  @Test
  void aPlanSaysByItselfWhereItsFilesGo() {
    Outcome outcome = new Terminal(folder).run("demo", "--plan", "--output", ".");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains("--plan and --output contradict each other");
  }
}
