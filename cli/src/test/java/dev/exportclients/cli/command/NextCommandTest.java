package dev.exportclients.cli.command;

import static dev.exportclients.core.CannedResponse.csv;
import static dev.exportclients.core.CannedResponse.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.cli.Terminal;
import dev.exportclients.cli.Terminal.Outcome;
import dev.exportclients.core.CannedResponse;
import dev.exportclients.core.RoutedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command that goes on with a run is pasted as it was printed. */
class NextCommandTest {
  private static final String STATUS = "/api/v1/exports/7/export_files/74780";
  private static final String FILE =
      "{'export_files':{'id':74780,'export_id':7,'status':'%s','download_url':'%s/file.csv'}}";

  @TempDir Path folder;
  private final RoutedServer server = new RoutedServer();
  private Terminal terminal;

  @BeforeEach
  void start() {
    terminal = new Terminal(folder, server.url());
    server
        .on("/api/v1/user_identities/42/exports/7/export_files", state(201, "Queued"))
        .on(STATUS, state(200, "Available"))
        .on(
            "/file.csv",
            csv("new").with("Content-Disposition", "attachment; filename=\"Nightly run.csv\""));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private CannedResponse state(int status, String state) {
    return json(status, FILE.formatted(state, server.url()));
  }

  private Outcome run(String... options) {
    return terminal.run(
        Stream.concat(Stream.of("webadmit", "run", "7", "--identity", "42"), Stream.of(options))
            .toArray(String[]::new));
  }

  /** As a shell reads the line. */
  private Outcome paste(Outcome failed) throws IOException {
    String line =
        failed
            .stderr()
            .lines()
            .filter(one -> one.startsWith("To go on: "))
            .findFirst()
            .orElseThrow();
    Process shell =
        new ProcessBuilder(
                "bash",
                "-c",
                "exportctl() { printf '%s\\0' \"$@\"; }; " + line.substring("To go on: ".length()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return terminal.run(words.split("\0"));
  }

  @Test
  void savesBesideAFileThatHasTheName() throws IOException {
    Path taken = Files.writeString(folder.resolve("Nightly run.csv"), "old");

    Outcome failed = run();
    Outcome next = paste(failed);

    assertThat(failed.exitCode()).isEqualTo(11);
    assertThat(next.exitCode()).as(next.stderr()).isZero();
    assertThat(taken).hasContent("old");
    assertThat(folder.resolve("Nightly run-74780.csv")).hasContent("new");
    assertThat(server.lines().stream().filter(line -> line.startsWith("POST"))).hasSize(1);
  }

  @Test
  void savesBesideAFileThatAppearedUnderTheGivenName() throws IOException {
    server.working(
        () -> {
          try {
            Files.writeString(folder.resolve("x"), "old");
          } catch (IOException failure) {
            throw new IllegalStateException(failure);
          }
        });

    Outcome next = paste(run("-o", folder + "/x"));

    assertThat(next.exitCode()).as(next.stderr()).isZero();
    assertThat(folder.resolve("x")).hasContent("old");
    assertThat(folder.resolve("x-74780")).hasContent("new");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two  blanks.csv",
        " edge ",
        "it's \"quoted\" $HOME `x` \\ !.csv",
        "line\nend.csv",
        "\u001b[31mred\u009b.csv",
        "\u202egpj.csv",
        "\u00e4\u6587\ud83d\ude00\u200d.csv",
        "*?[a-z]~#&;|<>(){}",
        "--force",
        "~"
      })
  void keepsEveryNameThroughTheShell(String name) throws IOException {
    server.on(STATUS, state(200, "Queued"), state(200, "Available"));
    Path target = folder.resolve(name);

    Outcome failed = run("--no-wait", "--output=" + target);
    Outcome next = paste(failed);

    assertThat(failed.exitCode()).isEqualTo(6);
    assertThat(failed.stderr()).doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\\n]]");
    assertThat(next.exitCode()).as(failed.stderr() + next.stderr()).isZero();
    assertThat(target).hasContent("new");
  }

  @Test
  void keepsTheOptionsThatItNeedsAndLeavesThoseThatStoppedIt() {
    server.on(STATUS, state(200, "Queued"));

    List<String> told =
        run("--no-wait", "--force", "--retries", "2", "--idle-timeout=5s", "-v", "--no-resume")
            .told();

    assertThat(told)
        .contains(
            "To go on: exportctl fetch webadmit:7/74780 --force --retries 2 --idle-timeout 5s");
  }

  @Test
  void keepsWhatWasSaidBeforeTheCommand() {
    server.on(STATUS, state(200, "Queued"));

    Outcome outcome =
        terminal.run(
            "--allow-insecure-http", "webadmit", "run", "7", "--identity", "42", "--no-wait");

    assertThat(outcome.stderr())
        .endsWith("To go on: exportctl fetch webadmit:7/74780 --allow-insecure-http\n");
  }

  @Test
  void callsTheLauncherAsItWasCalled() {
    server.on(STATUS, state(200, "Queued"));
    System.setProperty("exportctl.command", "../a b/exportctl");
    try {
      assertThat(run("--no-wait").stderr())
          .contains("\nTo go on: '../a b/exportctl' fetch webadmit:7/74780\n")
          .endsWith(" To go on: exportctl fetch webadmit:7/74780\n");
    } finally {
      System.clearProperty("exportctl.command");
    }
  }
}
