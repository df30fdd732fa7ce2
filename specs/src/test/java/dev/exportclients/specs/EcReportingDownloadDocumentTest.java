package dev.exportclients.specs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EcReportingDownloadDocumentTest {

  private final Document document = new Document("ecreporting-download");
  private final Spec spec = Spec.named("ecreporting");
  private final Operation operation = spec.operation("downloadReport");

  @Test
  void theRequestIsTheOneOfThePage() {
    assertThat(operation.requestLine(Map.of()))
        .isEqualTo("GET /ec-reporting-svc/rest/v2.0/reports/download")
        .isEqualTo(document.text("request.txt").strip());
  }

  @Test
  void theParametersAndTheirExamplesAreThoseOfThePage() {
    Map<String, String> examples = new HashMap<>();
    for (JsonNode parameter : operation.parameters()) {
      String in = parameter.path("in").asText();
      assertThat(in).isIn("query", "header");
      if (in.equals("query")) {
        examples.put(parameter.path("name").asText(), parameter.path("example").asText());
      }
    }
    assertThat(examples)
        .isEqualTo(document.properties("parameters.properties"))
        .containsOnlyKeys("id", "mode", "reportName", "rptKickoffDatetime", "studyId");
  }

  @Test
  void theModesAreThoseOfThePage() {
    assertThat(operation.parameter("mode").path("schema").path("enum"))
        .extracting(JsonNode::asText)
        .isEqualTo(document.lines("modes.txt"))
        .containsExactly("test", "active", "training");
  }

  @Test
  void theHeadersOfTheExampleAreThoseOfThePage() {
    Map<String, String> headers =
        new ObjectMapper()
            .convertValue(
                spec.components("examples").path("reportCsv").path("x-headers"),
                new TypeReference<>() {});
    assertThat(headers.entrySet())
        .extracting(header -> header.getKey() + ": " + header.getValue())
        .containsExactlyInAnyOrderElementsOf(document.lines("response-headers.txt"))
        .contains("Content-Disposition: attachment; filename=report.csv");
  }

  @Test
  void theStatusesAreThoseOfThePageAndThePlatforms403And429() {
    assertThat(operation.statusesOfThePage())
        .containsExactly("200", "400", "401", "403", "404", "429")
        .containsAll(document.lines("statuses.txt"));
  }

  @Test
  void aBearerTokenIsTheCredential() {
    JsonNode token = spec.components("securitySchemes").path("bearerToken");
    assertThat(operation.node().path("security")).hasSize(1);
    assertThat(operation.node().at("/security/0").has("bearerToken")).isTrue();
    assertThat(token.path("type").asText()).isEqualTo("http");
    assertThat(token.path("scheme").asText()).isEqualTo("bearer");
  }

  @Test
  void bothReasonsOfA400AreExamples() {
    assertThat(
            List.of(
                spec.example("invalidParameters").at("/errorData/errorMessage").asText(),
                spec.example("insufficientParameters")
                    .at("/ErrorResponseData/errorMessage")
                    .asText()))
        .isEqualTo(document.lines("reasons.txt"));
  }

  @Test
  void theErrorOfThePageIsAnExampleInBothSpellings() {
    Map<String, String> printed = document.properties("error.properties");
    assertThat(printed).containsOnlyKeys("errorCode", "errorMessage", "details");
    JsonNode error = new ObjectMapper().valueToTree(printed);
    assertThat(spec.example("unauthorizedErrorData").path("errorData")).isEqualTo(error);
    assertThat(spec.example("unauthorizedErrorResponseData").path("ErrorResponseData"))
        .isEqualTo(error);
  }
}
