package dev.exportclients.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
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
    assertThat(terminal.run("help").stdout())
        .as("Exportctl needs the command '%s'", name)
        .contains("\n  " + name);
    String manual = terminal.run("man").stdout();
    assertThat(
            List.of(name.toUpperCase(Locale.ROOT) + "_BASE_URL", provider.path("title").asText()))
        .as("what ManPage has to say of %s", name)
        .allMatch(manual::contains);
    var unset = terminal.run("doctor", name);
    assertThat(unset.stdout() + unset.stderr())
        .as("HarmlessCall needs one of '%s'", name)
        .contains(name)
        .doesNotContain("there is no");
  }
}
