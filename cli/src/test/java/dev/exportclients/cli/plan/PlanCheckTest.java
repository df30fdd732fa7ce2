package dev.exportclients.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

/** {@code exportctl plan check} says what is wrong with a plan, and asks nobody. */
@ExtendWith(SandboxExtension.class)
class PlanCheckTest {
  private static final String GOOD =
      """
      plan: nightly
      timezone: Europe/Berlin
      into: exports/{provider}/{period}
      exports:
        - name: results
          ems: {experiment: 1234}
        - name: banner
          webadmit: {export: 86446}
          to: banner.csv
        - name: subjects
          ecreporting: {report: R1}
        - name: answers
          metastudio: {export: knowledge}
      """;

  @TempDir Path folder;
  private Terminal terminal;
  private Sandbox sandbox;

  @BeforeEach
  void start(Sandbox running) {
    sandbox = running;
    terminal = Terminal.forSandbox(folder, sandbox.baseUrl());
  }

  @Test
  void saysWhatAGoodPlanDoes() throws IOException {
    Outcome outcome = check(GOOD);

    assertThat(outcome.exitCode()).as(outcome.stdout()).isZero();
    assertThat(outcome.stdout())
        .matches(
            "nightly: 4 exports, once a day \\(Europe/Berlin\\), into exports/\\{provider\\}/"
                + "\\{period\\}; this period is \\d{4}-\\d\\d-\\d\\d\n");
    assertThat(check(GOOD, "--json").stdout()).isEqualTo("[]\n");
    assertThat(sandbox.requests()).isEmpty();
    assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("nightly.yaml"));
  }

  @Test
  void saysEveryMistakeWhereItIs() throws IOException {
    String bad = GOOD.replace("experiment: 1234", "experiment: 0").replace("into:", "inot:");

    Outcome outcome = check(bad);

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stdout().lines())
        .containsExactly(
            "nightly.yaml:3:1: a plan has no key 'inot'; did you mean 'into'?",
            "nightly.yaml:6:23: experiment must be a positive number, not 0");
    assertThat(outcome.stderr()).isEmpty();
    JsonNode json = new ObjectMapper().readTree(check(bad, "--json").stdout());
    assertThat(json).hasSize(2);
    assertThat(json.get(1))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    "{\"file\":\"nightly.yaml\",\"line\":6,\"column\":23,"
                        + "\"message\":\"experiment must be a positive number, not 0\"}"));
  }

  @Test
  void saysWhichVariablesAreMissingForTheProvidersOfThePlan() throws IOException {
    terminal.unset("EMS_TOKEN", "EMS_USERNAME", "METASTUDIO_BASE_URL", "ECREPORTING_TOKEN");

    Outcome outcome = check(GOOD);

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stdout().lines())
        .containsExactly(
            "nightly.yaml: ems: EMS_USERNAME and EMS_TOKEN are not set",
            "nightly.yaml: ecreporting: ECREPORTING_TOKEN is not set",
            "nightly.yaml: metastudio: METASTUDIO_BASE_URL is not set");
    assertThat(check(GOOD, "--json").stdout())
        .startsWith("[{\"file\":\"nightly.yaml\",\"provider\":\"ems\",\"message\":\"EMS_USERNAME");
    assertThat(check("plan: p\nexports:\n- {name: a, webadmit: {export: 1}}\n").exitCode())
        .as("what the plan does not need may be missing")
        .isZero();
  }

  @Test
  void asksNoIdentityServiceAndRunsNoProgram() throws IOException {
    Files.writeString(
        folder.resolve("config.toml"),
        """
        [acme]
        WEBADMIT_API_KEY = { command = ["touch", "%s"] }
        """
            .formatted(folder.resolve("ran")));
    terminal
        .byIam(sandbox.baseUrl())
        .set("EXPORTCTL_CONFIG", "config.toml")
        .set("ECREPORTING_TOKEN_COMMAND", "touch ran")
        .unset("ECREPORTING_TOKEN");

    Outcome outcome = check(GOOD, "--profile", "acme");

    assertThat(outcome.exitCode()).as(outcome.stdout()).isZero();
    assertThat(sandbox.requests()).isEmpty();
    assertThat(folder.resolve("ran")).doesNotExist();

    terminal.set("METASTUDIO_TOKEN", "a-token");
    assertThat(check(GOOD, "--profile", "acme").exitCode()).isZero();
    assertThat(sandbox.requests()).as("of the project that is named by its region").isEmpty();
  }

  @Test
  void aPlanOrAProfileThatIsNotThereIsSaidOnce() {
    assertThat(terminal.run("plan", "check", "gone.yaml").stdout())
        .isEqualTo("gone.yaml: there is no such file\n");
  }

  @Test
  void anUnusableProfileIsSaidOnce() throws IOException {
    Outcome outcome = check(GOOD, "--profile", "x");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr().lines()).singleElement().asString().contains("profile 'x'");
  }

  @Test
  void namesOfAPlanDoNotSteerTheTerminal() throws IOException {
    Outcome outcome = check("plan: \"a\\e[2Jb\"\nexports: [{name: \"\\u202Ex\", ems: {}}]\n");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stdout()).doesNotContain("\u001b").doesNotContain("\u202e");
  }

  @Test
  void printsTheSchema() throws IOException {
    String schema = terminal.run("plan", "schema").stdout();

    assertThat(new ObjectMapper().readTree(schema).at("/properties/exports/type").asText())
        .isEqualTo("array");
  }

  private Outcome check(String plan, String... more) throws IOException {
    Files.writeString(folder.resolve("nightly.yaml"), plan);
    String[] arguments = new String[more.length + 3];
    arguments[0] = "plan";
    arguments[1] = "check";
    arguments[2] = "nightly.yaml";
    System.arraycopy(more, 0, arguments, 3, more.length);
    return terminal.run(arguments);
  }
}
