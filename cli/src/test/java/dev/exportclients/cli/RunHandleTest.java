package dev.exportclients.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code status} and {@code fetch} take the handles of all providers. */
@ExtendWith(SandboxExtension.class)
class RunHandleTest {
  @TempDir Path folder;
  private Sandbox sandbox;
  private Terminal terminal;

  @BeforeEach
  void start(Sandbox running) {
    sandbox = running;
    terminal = Terminal.forSandbox(folder, sandbox.baseUrl());
  }

  @ParameterizedTest
  @CsvSource({
    "webadmit:86446/1002, running",
    "webadmit:86446/1004, ready",
    "webadmit:86446/1006, empty",
    "webadmit:86446/1007, failed",
    "webadmit:86446/1008, unknown"
  })
  void statusSaysThePhaseAndEndsWithZero(String handle, String phase) {
    var told = terminal.run("status", handle);

    assertThat(told.exitCode()).as(told.stderr()).isZero();
    assertThat(told.stdout()).isEqualTo(phase + "\n");
  }

  @Test
  void statusAsJsonHasTheProvidersOwnWord() throws Exception {
    JsonNode json =
        new ObjectMapper()
            .readTree(terminal.run("status", "webadmit:86446/2003", "--json").stdout());

    assertThat(json.path("handle").asText()).isEqualTo("webadmit:86446/2003");
    assertThat(json.path("phase").asText()).isEqualTo("running");
    assertThat(json.path("provider_state").asText()).isEqualToIgnoringCase("in_progress");
    assertThat(json).hasSize(3);
  }

  @Test
  void fetchSavesTheFileOfARun() throws Exception {
    var fetched = terminal.run("fetch", "webadmit:86446/1004", "--json");

    assertThat(fetched.exitCode()).as(fetched.stderr()).isZero();
    JsonNode json = new ObjectMapper().readTree(fetched.stdout());
    assertThat(json.path("handle").asText()).isEqualTo("webadmit:86446/1004");
    assertThat(folder.resolve("Test-API-Export.csv")).isNotEmptyFile();
  }

  @ParameterizedTest
  @CsvSource({
    "webadmit:86446/1006, 13",
    "webadmit:86446/1007, 10",
    "webadmit:86446/404, 4",
    "webadmit:86446/1002, 6"
  })
  void fetchEndsAsTheDownloadWould(String handle, int exitCode) {
    assertThat(terminal.run("fetch", handle, "--no-wait").exitCode()).isEqualTo(exitCode);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1234|is no handle",
        "webadmit:86446|may be cut",
        "webadmit:86446/1/2|perhaps of a newer one",
        "webadmit:86446/x|is no id",
        "metastudio:t1/t2|perhaps of a newer one",
        "metastudio:t1?region=x|perhaps of a newer one",
        "ems:12a|is no id",
        "ecreporting:J1?studyId=S1|may be cut",
        "ecreporting:J1?mode=mars|mars",
        "mars:1|no provider has handles that start with 'mars:'",
      })
  void whatIsNoHandleIsRefusedBeforeAnythingIsSent(String handle, String why) {
    for (String command : new String[] {"status", "fetch"}) {
      var refused = terminal.run(command, handle);
      assertThat(refused.exitCode()).as(refused.stderr()).isEqualTo(2);
      assertThat(refused.stderr()).contains(why);
    }
    assertThat(sandbox.requests()).isEmpty();
    terminal.environment.clear();
    var bare = terminal.run("status", handle);
    assertThat(bare.exitCode()).as(bare.stderr()).isEqualTo(2);
    assertThat(bare.stderr()).as("also without any variable").contains(why);
  }

  /** Whose project's id would have to be asked for. */
  @Test
  void whatIsNoHandleOfMetaStudioIsRefusedBeforeIamIsAsked() {
    terminal.byIam(sandbox.baseUrl());
    for (String command : new String[] {"status", "fetch"}) {
      var refused = terminal.run(command, "metastudio:t1/t2");
      assertThat(refused.exitCode()).as(refused.stderr()).isEqualTo(2);
      assertThat(refused.stderr()).contains("perhaps of a newer one");
    }
    assertThat(sandbox.requests()).isEmpty();
  }
}
