package dev.exportclients.specs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The one list of providers, which all else reads. */
class ProviderTest {

  static final List<Provider> PROVIDERS = Provider.ALL;

  @Test
  void everySpecIsOfOneProvider() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("."))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(file -> file.endsWith(".yaml"))
          .containsExactlyInAnyOrderElementsOf(
              Spec.NAMES.stream().map(spec -> spec + ".yaml").toList());
    }
  }

  /** Packages, folders and variables are made of them, in several languages. */
  @ParameterizedTest
  @FieldSource("PROVIDERS")
  void namesAreLowerCaseLetters(Provider provider) {
    assertThat(provider.name()).matches("[a-z]+");
    assertThat(provider.specs()).first().isEqualTo(provider.name());
    assertThat(provider.specs()).allMatch(spec -> spec.matches("[a-z]+"));
  }

  @ParameterizedTest
  @FieldSource("PROVIDERS")
  void signsInByVariablesOfItsOwn(Provider provider) {
    String variable = "\\{" + provider.name().toUpperCase(Locale.ROOT) + "_[A-Z_]+}";
    assertThat(provider.credentials().values()).allMatch(v -> v.matches("(Bearer )?" + variable));
  }

  @ParameterizedTest
  @FieldSource("PROVIDERS")
  void signsInAsItsSpecSays(Provider provider) {
    Spec spec = Spec.named(provider.name());
    List<List<String>> ways = new ArrayList<>();
    for (JsonNode way : spec.operations().get(0).node().path("security")) {
      List<String> headers = new ArrayList<>();
      way.fieldNames()
          .forEachRemaining(
              scheme ->
                  headers.add(
                      spec.components("securitySchemes")
                          .path(scheme)
                          .path("name")
                          .asText("Authorization")));
      ways.add(headers);
    }
    assertThat(ways)
        .anySatisfy(
            headers ->
                assertThat(provider.credentials().keySet())
                    .containsExactlyInAnyOrderElementsOf(headers));
  }
}
