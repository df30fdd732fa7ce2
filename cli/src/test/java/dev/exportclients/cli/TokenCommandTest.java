package dev.exportclients.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.Secret;
import dev.exportclients.core.TransferException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    assertThatThrownBy(() -> command("sleep 30", Duration.ofMillis(50)).token())
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("the deadline passed");
  }

  @Test
  void endsAtOnceWhenInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> command("sleep 30").token())
        .isInstanceOf(ConfigurationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
