package dev.exportclients.specs.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exportclients.specs.Content;
import dev.exportclients.specs.Example;
import dev.exportclients.specs.Operation;
import dev.exportclients.specs.Spec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Reads what will be packaged, and nothing that the packaging code holds in memory. */
class SpecProductTest {

  static final List<String> SPECS = Spec.NAMES;

  @ParameterizedTest
  @FieldSource("SPECS")
  void theJsonIsTheYaml(String name) throws IOException {
    assertThat(json("/specs/" + name + ".json")).isEqualTo(Spec.named(name).root());
  }

  @ParameterizedTest
  @FieldSource("SPECS")
  void theJsonNeedsNoOtherFile(String name) throws IOException {
    assertThat(json("/specs/" + name + ".json").findValuesAsText("$ref"))
        .isNotEmpty()
        .allMatch(reference -> reference.startsWith("#/components/"));
  }

  @ParameterizedTest
  @FieldSource("SPECS")
  void everyExampleIsAFile(String name) throws IOException {
    Map<String, String> missing = new LinkedHashMap<>();
    for (Operation operation : Spec.named(name).operations()) {
      for (Content content : operation.contents()) {
        for (Example example : content.examples()) {
          if (!isPackaged(example)) {
            missing.put(content.label(), example.name());
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void anExampleIsTheBodyAndNothingElse() throws IOException {
    assertThat(text("/examples/ems/resultsCsv.csv"))
        .isEqualTo(
            "Experiment,Plate,Well,Result\r\nEXP-1234,P1,A01,0.125\r\nEXP-1234,P1,A02,0.250\r\n");
    assertThat(text("/examples/ems/attachmentsXml.xml")).startsWith("<ArrayOfAttachment ");
    assertThat(text("/examples/ems/tokenExpiredString.json")).startsWith("\"Lifetime validation");
    assertThat(text("/examples/webadmit/notFound.json"))
        .isEqualToIgnoringWhitespace(
            """
        {"message": "Not Found"}
        """);
  }

  private static boolean isPackaged(Example example) throws IOException {
    Content content = example.content();
    JsonNode bodies =
        json("/specs/coverage.json")
            .at("/" + content.operation().spec().name() + "/" + content.operation().id())
            .path("statuses")
            .path(content.status())
            .path("bodies");
    List<String> files = new ArrayList<>();
    bodies.path(content.mediaType()).path("examples").forEach(file -> files.add(file.asText()));
    return files.stream()
        .filter(file -> file.contains("/" + example.name() + "."))
        .anyMatch(file -> holds(file, example));
  }

  private static boolean holds(String file, Example example) {
    try {
      return example.content().isJson()
          ? json("/" + file).equals(example.value())
          : text("/" + file).equals(example.value().textValue());
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }

  static JsonNode json(String resource) throws IOException {
    return new ObjectMapper().readTree(text(resource));
  }

  static String text(String resource) throws IOException {
    try (InputStream in = SpecProductTest.class.getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
