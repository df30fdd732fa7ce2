package dev.exportclients.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.Secret;
import dev.exportclients.core.exception.TransferException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenCommandTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path folder;

  private static TokenCommand command(String text) {
    return command(text, LONG);
  }

  private static TokenCommand command(String text, Duration timeout) {
    return new TokenCommand(
        "T_COMMAND", text, Map.of("PATH", System.getenv("PATH")), () -> timeout);
  }

  @Test
  void takesTheFirstLineOnly() {
    assertThat(command("printf ' abc \\nmore\\n'").token()).isEqualTo(Secret.of("abc"));
    assertThat(command("printf abc").token()).isEqualTo(Secret.of("abc"));
  }

  @Test
  void runsOnceForManyTokens() throws Exception {
    Path runs = folder.resolve("runs");
    TokenCommand tokens = command("echo run >>'" + runs + "'; echo token");

    Secret token = tokens.token();
    assertThat(tokens.token()).isEqualTo(token);
    assertThat(Files.readAllLines(runs)).hasSize(1);

    tokens.refreshed(token);
    assertThat(Files.readAllLines(runs)).hasSize(2);
    tokens.refreshed(Secret.of("an older one"));
    assertThat(Files.readAllLines(runs)).hasSize(2);
  }

  @Test
  void seesTheEnvironment() {
    TokenCommand tokens =
        new TokenCommand("T_COMMAND", "echo $MINE", Map.of("MINE", "from-env"), () -> LONG);

    assertThat(tokens.token()).isEqualTo(Secret.of("from-env"));
  }

  @Test
  void isNotHeldUpByMuchOutput() {
    assertThat(command("echo abc; head -c 1000000 /dev/zero").token()).isEqualTo(Secret.of("abc"));
  }

  @Test
  void saysWhyThereIsNoToken() {
    assertThatThrownBy(() -> command("exit 3").token())
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("the program of T_COMMAND ended with exit status 3");
    assertThatThrownBy(() -> command("echo").token()).hasMessageContaining("no token");
    assertThatThrownBy(() -> command("true").token()).hasMessageContaining("no token");
    assertThatThrownBy(() -> command("printf 'a\\001b'").token())
        .hasMessageContaining("no token")
        .hasMessageNotContaining("a\u0001b");
    assertThatThrownBy(() -> command("exec sleep 30", Duration.ofMillis(50)).token())
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("the deadline passed");
  }

  @Test
  void doesNotWaitForAChildThatKeepsTheOutputOpen() {
    assertThat(command("sleep 45 2>&- & echo abc").token()).isEqualTo(Secret.of("abc"));
    assertThat(command("sleep 45 2>&- & printf abc").token()).isEqualTo(Secret.of("abc"));
    assertThatThrownBy(() -> command("sleep 45 2>&- & exit 3").token())
        .hasMessageContaining("ended with exit status 3");
  }

  @Test
  void isNotHeldUpByAChildThatPrintsOn() {
    assertThat(command("echo abc; timeout 45 yes & exit 0").token()).isEqualTo(Secret.of("abc"));
  }

  @Test
  void endsAtTheDeadlineHoweverMuchIsPrinted() {
    assertThatThrownBy(() -> command("yes", Duration.ofMillis(300)).token())
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("the deadline passed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"access_token\":\"S3cret+/=\"} | is JSON; take the field out of it, with jq",
        "{\\n  \"access_token\": \"S3cret+/=\"\\n} | is JSON",
        "\"S3cret+/=\" | in quotes",
        "Bearer S3cret+/= | begins with 'bearer'",
        "<html>S3cret+/= | web page",
        "\\357\\273\\277S3cret+/= | invisible character",
        "S3cret+/=\\302\\240 | invisible character",
        "S3cret+/=\\377 | no header can carry",
        "two S3cret+/= | holds a blank"
      })
  void saysWhatElseWasPrinted(String printed, String why) {
    assertThatThrownBy(() -> command("printf '" + printed + "'").token())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("the program of T_COMMAND printed something that is no token: it ")
        .hasMessageContaining(why)
        .hasMessageNotContaining("S3cret");
  }

  @Test
  void saysThatTheProgramIsMissingOrItsLineEndless() {
    assertThatThrownBy(() -> command("no-such-program").token())
        .hasMessageContaining("exit status 127: sh found no such program");
    assertThatThrownBy(() -> command("head -c 200000 /dev/zero | tr '\\0' a").token())
        .hasMessageContaining("more than 65536 bytes on its first line");
  }

  @Test
  void takesALineEndOfWindows() {
    assertThat(command("printf 'abc\\r\\nmore\\r\\n'").token()).isEqualTo(Secret.of("abc"));
  }

  @Test
  void takesItsChildrenAlongWhenItsTimeIsOver() throws Exception {
    Path pids = folder.resolve("pids");
    String deaf = "trap '' TERM; sleep 45 & echo $! >'" + pids + "'; wait";

    assertThatThrownBy(() -> command(deaf, Duration.ofSeconds(3)).token())
        .isInstanceOf(TransferException.class);
    for (ProcessHandle child :
        ProcessHandle.of(Long.parseLong(Files.readString(pids).strip())).stream().toList()) {
      assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(10));
    }
  }

  @Test
  void endsAtOnceWhenInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> command("exec sleep 30").token())
        .isInstanceOf(ConfigurationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
