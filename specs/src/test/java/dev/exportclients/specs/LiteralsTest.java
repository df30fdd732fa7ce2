package dev.exportclients.specs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every name that goes over the wire, once more, in {@code literals/SPEC.txt}: client, stub and
 * pact are made from the specs, so a typo there would change all three together.
 */
class LiteralsTest {

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("literals")
  void theSpecHasTheseAndNoOthers(String spec, String kind, List<String> expected) {
    assertThat(Literals.of(Spec.named(spec)).get(kind)).isNotNull().isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void everyKindIsListed(String spec) throws IOException {
    assertThat(listed(spec).keySet())
        .containsExactlyElementsOf(Literals.of(Spec.named(spec)).keySet());
  }

  static List<String> specs() {
    return Spec.NAMES;
  }

  static Stream<Arguments> literals() throws IOException {
    List<Arguments> literals = new ArrayList<>();
    for (String spec : Spec.NAMES) {
      listed(spec).forEach((kind, lines) -> literals.add(Arguments.of(spec, kind, lines)));
    }
    return literals.stream();
  }

  /** The lines below each {@code [kind]}. */
  private static Map<String, List<String>> listed(String spec) throws IOException {
    Map<String, List<String>> listed = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    for (String line : text(spec).lines().toList()) {
      if (line.startsWith("[")) {
        lines = new ArrayList<>();
        listed.put(line.substring(1, line.length() - 1), lines);
      } else if (!line.isEmpty()) {
        lines.add(line);
      }
    }
    return listed;
  }

  private static String text(String spec) throws IOException {
    try (InputStream in = LiteralsTest.class.getResourceAsStream("/literals/" + spec + ".txt")) {
      assertThat(in).as("src/test/resources/literals/%s.txt", spec).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
