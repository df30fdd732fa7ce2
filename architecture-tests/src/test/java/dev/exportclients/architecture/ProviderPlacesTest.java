package dev.exportclients.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.specs.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that can't read the list of providers say what they lack of it. */
class ProviderPlacesTest {

  @ParameterizedTest
  @CsvSource({
    "pom.xml, <module>%s-client</module>",
    "pom.xml, <artifactId>%s-client</artifactId>",
    "pom.xml, -dev.exportclients.%1$s.internal",
    "bom/pom.xml, <artifactId>%s-client</artifactId>",
    "cli/pom.xml, <artifactId>%s-client</artifactId>",
    "contract-tests/pom.xml, <artifactId>%s-client</artifactId>",
    "contract-tests/pom.xml, %1$s-client-%1$s.json",
    "release-gate/src/consumers/pom.xml, <module>%s-client</module>",
    "README.md, %s-client",
    "docs/contracts.md, %1$s-client-%1$s.json",
    "docs/modules.md, dev.exportclients.%s",
    "docs/spring.md, %s.base-url",
    "docs/api.md, specs/%s.yaml",
    "docs/first-five-minutes.md, flows/%s.md",
    "site/mkdocs.yml, docs/flows/%s.md",
    "spring-boot-starter/pom.xml, <artifactId>%s-client</artifactId>",
    "spring-boot-tests/pom.xml, <artifactId>%s-client</artifactId>",
    "spring-boot-starter/src/test/java/dev/exportclients/spring/UnusablePropertiesTest.java, %s.base-url=",
    "cli/src/test/java/dev/exportclients/cli/ReadmeTest.java, %s-client",
    "release-gate/src/test/java/dev/exportclients/release/ConsumersTest.java, %s-client",
  })
  void namesTheClientOfEachProvider(Path file, String place) throws IOException {
    String text = Files.readString(Path.of("..").resolve(file));
    assertThat(Provider.NAMES).isNotEmpty();
    assertThat(Provider.NAMES.stream().map(place::formatted))
        .as("what %s has to name, for each provider of specs/providers.json", file)
        .allMatch(text::contains);
  }

  /** Core's module exports each of its internal packages to all clients or to none. */
  @ParameterizedTest
  @CsvSource("client-core/src/main/java/module-info.java")
  void exportsToTheClientOfEachProvider(Path file) throws IOException {
    String text = Files.readString(Path.of("..").resolve(file));
    List<Set<String>> exports =
        Pattern.compile("exports [\\w.]+ to([^;]+);")
            .matcher(text)
            .results()
            .map(export -> clients(export.group(1)))
            .toList();
    assertThat(exports)
        .contains(Set.copyOf(Provider.NAMES))
        .allMatch(clients -> clients.isEmpty() || clients.containsAll(Provider.NAMES));
  }

  private static Set<String> clients(String modules) {
    return Provider.NAMES.stream()
        .filter(name -> List.of(modules.split("[\\s,]+")).contains("dev.exportclients." + name))
        .collect(Collectors.toSet());
  }
}
