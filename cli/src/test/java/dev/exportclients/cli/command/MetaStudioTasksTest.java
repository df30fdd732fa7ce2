package dev.exportclients.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exportclients.cli.Terminal;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.sandbox.SandboxExtension;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code exportctl metastudio}, from a start to the deleted task. */
@ExtendWith(SandboxExtension.class)
class MetaStudioTasksTest {
  private static final String RESOURCE = "knowledge-intent-question-create";

  @TempDir Path folder;
  private Sandbox sandbox;
  private Terminal terminal;

  @BeforeEach
  void start(Sandbox running) {
    sandbox = running;
    terminal = Terminal.forSandbox(folder, sandbox.baseUrl());
    sandbox.clock(terminal.time);
  }

  private JsonNode json(String... command) throws Exception {
    var told = terminal.run(command);
    assertThat(told.exitCode()).as(told.stderr()).isZero();
    return new ObjectMapper().readTree(told.stdout());
  }

  @Test
  void exportPrintsAHandleThatAnotherProcessGoesOnWith() {
    var started = terminal.run("metastudio", "export", RESOURCE, "--business-id", "a-skill");
    assertThat(started.exitCode()).as(started.stderr()).isZero();
    assertThat(started.stdout()).matches("metastudio:[0-9a-f]{32}\n");
    String handle = started.stdout().strip();

    assertThat(terminal.run("status", handle).stdout()).isEqualTo("unknown\n");
    var fetched = terminal.run("fetch", handle, "-o", folder.resolve("file.csv").toString());
    assertThat(fetched.exitCode()).as(fetched.stderr()).isZero();
    assertThat(folder.resolve("file.csv")).isNotEmptyFile();
    assertThat(terminal.run("status", handle).stdout()).isEqualTo("ready\n");
    assertThat(sandbox.requests("metastudio.exportResource")).hasSize(1);
  }

  @Test
  void exportAsJsonHasTheIds() throws Exception {
    JsonNode json = json("metastudio", "export", RESOURCE, "--business-id", "s1", "--json");
    assertThat(json.path("handle").asText())
        .isEqualTo("metastudio:" + json.path("task_id").asText());
    assertThat(json.path("resource").asText()).isEqualTo(RESOURCE);
    assertThat(json.path("business_id").asText()).isEqualTo("s1");
    assertThat(json.path("status").asText()).isEqualTo("running");
  }

  @Test
  void runSavesTheFileAndSaysTheHandle() {
    var outcome =
        terminal.run("metastudio", "run", RESOURCE, "-o", folder.resolve("file.csv").toString());
    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    assertThat(outcome.stderr()).containsPattern("metastudio:[0-9a-f]{32}");
    assertThat(folder.resolve("file.csv")).isNotEmptyFile();
  }

  @Test
  void runThatGivesUpSaysHowToGoOn() {
    var outcome = terminal.run("metastudio", "run", RESOURCE, "--no-wait");
    assertThat(outcome.exitCode()).isEqualTo(6);
    assertThat(outcome.stderr()).containsPattern("fetch metastudio:[0-9a-f]{32}");
  }

  @Test
  void importedFileIsCountedAndItsReportSaved() throws Exception {
    Files.writeString(folder.resolve("q.csv"), "question,answer\nWho?,Ada\nWhen?,\nWhy?,So\n");
    String handle = terminal.run("metastudio", "import", RESOURCE, "q.csv").stdout().strip();
    assertThat(
            terminal.run("fetch", handle, "-o", folder.resolve("report.csv").toString()).exitCode())
        .isZero();
    assertThat(folder.resolve("report.csv")).content().contains("Who?,Ada,success\r\n");

    JsonNode task = json("metastudio", "task", handle.substring("metastudio:".length()), "--json");
    assertThat(task.path("total_count").asInt()).isEqualTo(3);
    assertThat(task.path("success_count").asInt()).isEqualTo(2);
    assertThat(task.path("failure_count").asInt()).isEqualTo(1);
    assertThat(task.path("finished").asBoolean()).isTrue();
  }

  @Test
  void tasksAreListedNarrowedAndDeleted() throws Exception {
    String one = json("metastudio", "export", "r1", "--json").path("task_id").asText();
    String two = json("metastudio", "export", "r2", "--json").path("task_id").asText();

    assertThat(terminal.run("metastudio", "tasks").stdout()).contains("TASK_ID", one, two);
    JsonNode listed = json("metastudio", "tasks", "--resource", "r2", "--json");
    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).path("task_id").asText()).isEqualTo(two);
    assertThat(json("metastudio", "tasks", "--since", "2026-11-24", "--json")).isEmpty();

    assertThat(terminal.run("metastudio", "delete", one).exitCode()).isZero();
    assertThat(terminal.run("metastudio", "task", one).exitCode()).isEqualTo(7);
    assertThat(json("metastudio", "tasks", "--until", "2026-11-24", "--json")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "metastudio export ..|RESOURCE",
        "metastudio export https://x/|is a URL",
        "metastudio task ..|TASK_ID",
        "metastudio delete ..|TASK_ID",
        "metastudio tasks --since yesterday|is no time",
        "metastudio tasks --since 2026-11-24 --until 2026-11-23|until must not be before since",
      })
  void badInputIsRefusedBeforeAnythingIsSent(String command, String why) {
    var refused = terminal.run(command.split(" "));
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.stderr()).contains(why);
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void fileThatCannotBeImportedIsRefusedBeforeThePost() throws Exception {
    Files.createFile(folder.resolve("empty"));
    try (RandomAccessFile sparse = new RandomAccessFile(folder.resolve("large").toFile(), "rw")) {
      sparse.setLength(12 * 1024 * 1024);
    }
    terminal
        .unset("METASTUDIO_TOKEN")
        .set("METASTUDIO_AK", SandboxCredentials.METASTUDIO_AK)
        .set("METASTUDIO_SK", SandboxCredentials.METASTUDIO_SK);
    for (String file : new String[] {"missing", ".", "empty", "large"}) {
      var refused = terminal.run("metastudio", "import", RESOURCE, file);
      assertThat(refused.exitCode()).as(refused.stderr()).isEqualTo(11);
    }
    assertThat(sandbox.requests()).isEmpty();

    Files.writeString(folder.resolve("q.csv"), "question,answer\nWho?,Ada\n");
    assertThat(terminal.run("metastudio", "import", RESOURCE, "q.csv").exitCode()).isZero();
  }

  /** A project that is named by its region is looked for at an identity service. */
  @ParameterizedTest
  @ValueSource(strings = {"missing", ".", "empty"})
  void fileThatCannotBeImportedIsRefusedBeforeSigningIn(String file) throws Exception {
    Files.createFile(folder.resolve("empty"));
    terminal.byIam(sandbox.baseUrl());

    assertThat(terminal.run("metastudio", "import", RESOURCE, file).exitCode()).isEqualTo(11);

    assertThat(sandbox.requests()).isEmpty();
  }
}
