package dev.exportclients.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.cli.Terminal;
import dev.exportclients.cli.Terminal.Outcome;
import dev.exportclients.cli.output.ExitCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Help, completion and the manual page are made of the commands and options as they are. */
class HelpTest {
  @TempDir Path folder;

  private Outcome run(String... arguments) {
    return new Terminal(folder).run(arguments);
  }

  @Test
  void saysWhatACommandTakesBeforeTheOptionsOfEveryCommand() {
    String help = run("ems", "results", "--help").stdout();

    assertThat(help).startsWith("Usage: exportctl ems results [OPTIONS] DATASET_ID...\n");
    assertThat(help.lines().limit(16).toList())
        .anyMatch(line -> line.contains("--output"))
        .anyMatch(line -> line.contains("--wait-timeout"))
        .noneMatch(line -> line.contains("--json"));
    assertThat(help.substring(help.indexOf("Options of every command:")))
        .contains("--json", "--deadline")
        .doesNotContain("--output", "--retries");
  }

  @Test
  void listsTheCommandsOfAGroupBeforeItsOptions() {
    String help = run("webadmit", "--help").stdout();

    assertThat(help.indexOf("identities")).isLessThan(help.indexOf("Options of every command:"));
  }

  @ParameterizedTest
  @CsvSource({
    "help, --help",
    "help ems, ems --help",
    "help ems results, ems results --help",
    "ems help, ems --help",
    "ems help results, ems results --help",
    "help help, help --help"
  })
  void helpIsACommandToo(String command, String option) {
    Outcome outcome = run(command.split(" "));

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.stderr()).isEmpty();
    assertThat(outcome.stdout()).isNotEmpty().isEqualTo(run(option.split(" ")).stdout());
  }

  @ParameterizedTest
  @ValueSource(strings = {"help nothing", "help ems nothing", "ems help results more"})
  void helpForWhatIsNoCommandIsMisuse(String command) {
    Outcome outcome = run(command.split(" "));

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains("no command");
    assertThat(outcome.stdout()).isEmpty();
  }

  @Test
  void everyExitCodeHasItsMeaningInTheHelp() {
    String help = run("--help").stdout();

    for (ExitCode code : ExitCode.values()) {
      assertThat(help).containsPattern("(?m)^ +" + code.number() + "  " + code.meaning());
    }
  }

  @Test
  void saysWhichJarHasTheCommandsThatItLacks() {
    for (String page : List.of(run("--help").stdout(), run("man").stdout().replace("\\-", "-"))) {
      assertThat(page)
          .contains("exportctl-worker.jar")
          .contains("worker, plan submit and plan cancel");
    }
  }

  /** As bash asks when TAB is pressed: for the last word. */
  private List<String> completed(String... words) throws Exception {
    Path script = folder.resolve("completion");
    Files.writeString(script, run("completion").stdout());
    String ask =
        "set -e; source '"
            + script
            + "'\n"
            + "COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); COMP_LINE=\"$*\"; COMP_POINT=${#COMP_LINE}\n"
            + "function=$(complete -p exportctl | sed 's/.*-F \\([^ ]*\\).*/\\1/')\n"
            + "$function 2>/dev/null || true; printf '%s\\n' \"${COMPREPLY[@]}\"";
    List<String> command = new ArrayList<>(List.of("bash", "-c", ask, "bash"));
    command.addAll(List.of(words));
    Process bash = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(said).isZero();
    return said.lines().map(String::strip).toList();
  }

  @Test
  void completesCommandsOptionsAndValues() throws Exception {
    assertThat(completed("exportctl", "")).contains("ems", "webadmit", "help", "completion", "man");
    assertThat(completed("exportctl", "web")).containsExactly("webadmit");
    assertThat(completed("exportctl", "ems", "")).contains("results", "attachments");
    assertThat(completed("exportctl", "ems", "results", "--sk")).containsExactly("--skip-existing");
    assertThat(completed("exportctl", "ems", "results", "--")).contains("--deadline", "--output");
    assertThat(completed("exportctl", "ems", "attachments", "--entity-type", ""))
        .contains("plate", "well");
    assertThat(completed("exportctl", "ecreporting", "report", "--mode", "t"))
        .containsExactly("test", "training");
  }

  @Test
  void theManualPageNamesEveryCommandOptionAndExitCode() {
    String page = run("man").stdout();
    String plain = page.replace("\\-", "-");

    assertThat(page).startsWith(".TH EXPORTCTL 1 ");
    assertThat(plain)
        .contains(".SS exportctl ems results DATASET_ID...", ".SS exportctl webadmit run EXPORT_ID")
        .contains(".B -o, --output PATH", ".B --deadline DUR", ".B 13\nnothing to export")
        .contains("EXPORTCTL_CA_FILE", "METASTUDIO_SECURITY_TOKEN");
    assertThat(page.lines().filter(line -> line.startsWith(".")))
        .allMatch(line -> line.matches("\\.(TH|SH|SS|TP|B|I|nf|fi|br)( .*)?"));
    assertThat(page.lines()).noneMatch(line -> line.contains("--"));
  }
}
