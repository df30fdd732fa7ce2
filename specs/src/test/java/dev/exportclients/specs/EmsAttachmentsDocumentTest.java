package dev.exportclients.specs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EmsAttachmentsDocumentTest {

  private final Document document = new Document("ems-attachments");
  private final Spec spec = Spec.named("ems");
  private final Operation operation = spec.operation("listAttachments");

  @Test
  void theExampleRequestIsTheOneOfTheSpec() {
    assertThat(operation.requestLine(Map.of("entityType", "experiment", "entityId", "1234")))
        .isEqualTo("GET /ems/attachments?entityType=experiment&entityId=1234")
        .isEqualTo(document.text("request.txt").strip());
  }

  @Test
  void theEntityTypesAreThoseOfThePage() {
    List<String> types =
        new ObjectMapper()
            .convertValue(
                operation.parameter("entityType").path("schema").path("enum"),
                new TypeReference<>() {});
    assertThat(types)
        .isEqualTo(document.lines("entity-types.txt"))
        .containsExactly("experiment", "plate", "well", "study", "project");
  }

  @Test
  void theCredentialsAreTheTwoHeaders() {
    assertThat(operation.credentialHeaders())
        .first()
        .isEqualTo(List.of("api-username", "api-usertoken"))
        .isEqualTo(document.lines("headers.txt"));
  }

  @Test
  void theStatusesAreThoseOfThePage() {
    assertThat(operation.responses().keySet())
        .containsExactlyElementsOf(document.lines("statuses.txt"))
        .containsExactly("200", "400", "401", "404");
  }

  @Test
  void theMediaTypesAreThoseOfThePageWithTheVersion() {
    assertThat(operation.contents("200"))
        .extracting(Content::mediaType)
        .containsExactlyElementsOf(
            document.lines("media-types.txt").stream().map(type -> type + ";version=1").toList());
  }

  @Test
  void theSamplesAreExamplesWordForWord() {
    assertThat(spec.example("attachmentsJson")).isEqualTo(document.json("attachments.json"));
    assertThat(spec.example("attachmentsXml").asText()).isEqualTo(document.text("attachments.xml"));
  }

  @Test
  void theXmlNamesAreThoseOfTheSample() {
    JsonNode list = spec.components("schemas").path("Attachments");
    JsonNode attachment = spec.resolve(list.path("items"));
    String namespace = list.at("/xml/namespace").asText();
    List<String> elements = new ArrayList<>(List.of(list.at("/xml/name").asText()));
    elements.add(attachment.at("/xml/name").asText());
    attachment.path("properties").fieldNames().forEachRemaining(elements::add);
    String sample = document.text("attachments.xml");
    assertThat(attachment.at("/xml/namespace").asText()).isEqualTo(namespace);
    assertThat(sample).contains("xmlns=\"" + namespace + "\"");
    assertThat(
            Pattern.compile("<(\\w+)")
                .matcher(sample)
                .results()
                .map(tag -> tag.group(1))
                .distinct())
        .containsExactlyInAnyOrderElementsOf(elements);
  }

  @Test
  void everyReasonOfA401IsAnExample() {
    assertThat(operation.contents("401").get(0).examples())
        .extracting(Example::value)
        .filteredOn(JsonNode::isObject)
        .extracting(example -> example.path("Message").asText())
        .containsExactlyElementsOf(document.lines("unauthorised-reasons.txt"))
        .contains("Username not found. Data received apiKey")
        .hasSize(6);
  }
}
