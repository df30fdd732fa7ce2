package dev.exportclients.specs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetaStudioResultDocumentTest {

  private final Document document = new Document("metastudio-result");
  private final Spec spec = Spec.named("metastudio");
  private final Operation operation = spec.operation("downloadResult");

  @Test
  void theUriIsTheOneOfThePage() {
    assertThat(operation.requestLine(Map.of()))
        .isEqualTo("GET /v2/{project_id}/ies/result/{id}")
        .isEqualTo(document.text("request.txt").strip());
    assertThat(operation.parameter("project_id").path("in").asText()).isEqualTo("path");
    assertThat(operation.parameter("id").path("in").asText()).isEqualTo("path");
  }

  @Test
  void aTokenOrTheThreeHeadersOfASignatureAreTheCredentials() {
    List<List<String>> ways = operation.credentialHeaders().subList(0, 2);
    assertThat(ways)
        .containsExactly(
            List.of("X-Auth-Token"), List.of("Authorization", "X-Sdk-Date", "X-Project-Id"));
    assertThat(ways.stream().flatMap(List::stream).toList())
        .isEqualTo(document.lines("headers.txt"));
  }

  @Test
  void temporaryKeysBringATokenBesideTheSignature() {
    assertThat(operation.credentialHeaders())
        .hasSize(3)
        .last()
        .isEqualTo(List.of("Authorization", "X-Sdk-Date", "X-Project-Id", "X-Security-Token"));
  }

  @Test
  void theStatusesAreThoseOfThePageAndTheGeneralOnes() {
    assertThat(operation.statusesOfThePage())
        .containsExactly("200", "400", "401", "403", "404", "429", "500")
        .containsAll(document.lines("statuses.txt"));
  }

  @Test
  void everyCodeOfThePageIsAnExampleOfA400WithItsFields() {
    List<String> codes = document.lines("error-codes.txt");
    assertThat(codes)
        .containsExactly("MSS.000000001", "MSS.000000002", "MSS.000000003", "MSS.000000004");
    assertThat(operation.contents("400").get(0).examples())
        .extracting(Example::value)
        .filteredOn(example -> codes.contains(example.path("error_code").asText()))
        .hasSameSizeAs(codes)
        .allSatisfy(
            example ->
                assertThat(example.fieldNames())
                    .toIterable()
                    .containsExactlyElementsOf(document.lines("error-fields.txt"))
                    .containsExactly("error_code", "error_msg", "request_id"));
  }
}
