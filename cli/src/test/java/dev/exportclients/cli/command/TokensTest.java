package dev.exportclients.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.cli.Terminal;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
  private static final String TOKEN = "T0ken+with/Signs==";

  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void start() {
    terminal = new Terminal(folder, URI.create("http://127.0.0.1:1"));
  }

  @ParameterizedTest
  @CsvSource({"ems, EMS_TOKEN", "ecreporting, ECREPORTING_TOKEN", "metastudio, METASTUDIO_TOKEN"})
  void printsTheTokenAndNothingElse(String provider, String variable) {
    terminal.set(variable, TOKEN);

    assertThat(terminal.run("tokens", provider).stdout()).isEqualTo(TOKEN + "\n");
    assertThat(terminal.run("tokens", provider, "--json").stdout())
        .isEqualTo("{\"token\":\"" + TOKEN + "\"}\n");
  }

  @Test
  void providersWithoutTokensAreRefused() {
    assertThat(terminal.run("tokens", "webadmit").exitCode()).isEqualTo(2);
    assertThat(terminal.run("tokens", "mars").exitCode()).isEqualTo(2);
    var keyOnly =
        terminal
            .unset("METASTUDIO_TOKEN")
            .set("METASTUDIO_AK", "AK")
            .set("METASTUDIO_SK", TOKEN)
            .run("tokens", "metastudio");
    assertThat(keyOnly.exitCode()).isEqualTo(2);
    assertThat(keyOnly.stderr()).contains("METASTUDIO_TOKEN is not set").doesNotContain(TOKEN);
  }
}
