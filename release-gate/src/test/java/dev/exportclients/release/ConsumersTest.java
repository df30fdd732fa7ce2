package dev.exportclients.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsumersTest {
  private static final Path CONSUMERS = Path.of("src", "consumers");
  private static final String EXAMPLE = "src/main/java/org/example/Example.java";

  @ParameterizedTest
  @CsvSource({
    "EMS, ems-client",
    "EC Reporting, ecreporting-client",
    "WebAdMIT, webadmit-client",
    "MetaStudio, metastudio-client"
  })
  void runTheReadmesExampleButForAddressAndCredentials(String title, String client)
      throws IOException {
    Matcher example =
        Pattern.compile("\n" + title + ":\n\n```java\n(.*?)\\}\n```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("..", "README.md")));
    assertThat(example.find()).isTrue();
    List<String> shown = lines(example.group(1));
    Path source = CONSUMERS.resolve(client).resolve(EXAMPLE);

    assertThat(shown).hasSizeGreaterThan(3);
    assertThat(lines(Files.readString(source))).containsSequence(shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"micrometer", "opentelemetry"})
  void runTheExamplesOfTheModulesOnTheHooks(String module) throws IOException {
    Matcher example =
        Pattern.compile("\n```java\n(?:import [^\n]*\n)+(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("..", module, "README.md")));
    assertThat(example.find()).isTrue();
    List<String> shown = lines(example.group(1).strip());

    assertThat(shown).hasSizeGreaterThan(3);
    assertThat(lines(Files.readString(CONSUMERS.resolve("hooks").resolve(EXAMPLE))))
        .containsSequence(shown);
  }

  private static List<String> lines(String code) {
    return Stream.of(code.split("\n"))
        .map(String::strip)
        .filter(line -> !line.matches("\\.(baseUrl|tokenUrl|client|projectId|credentials)\\(.*"))
        .toList();
  }
}
