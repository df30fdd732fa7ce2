package dev.exportclients.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever provider is listed has all that a provider has at a terminal. */
class ProvidersTest {
  @TempDir Path folder;

  static JsonNode providers() throws IOException {
    try (InputStream in = ProvidersTest.class.getResourceAsStream("/specs/providers.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  @ParameterizedTest
  @MethodSource("providers")
  void hasACommandVariablesAndADoctor(JsonNode provider) {
    String name = provider.path("name").asText();
    Terminal terminal = new Terminal(folder);
    assertThat(terminal.run("help").stdout()).contains("\n  " + name);
    assertThat(terminal.run("man").stdout())
        .contains(name.toUpperCase(Locale.ROOT) + "_BASE_URL")
        .contains(provider.path("title").asText());
    var unset = terminal.run("doctor", name);
    assertThat(unset.stdout() + unset.stderr()).contains(name).doesNotContain("there is no");
  }
}
