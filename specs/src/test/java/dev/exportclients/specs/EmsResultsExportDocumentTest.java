package dev.exportclients.specs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmsResultsExportDocumentTest {

  private final Document document = new Document("ems-results-export");
  private final Operation operation = Spec.named("ems").operation("exportResults");

  @Test
  void theExampleRequestIsTheOneOfTheSpec() {
    assertThat(operation.requestLine(Map.of("datasetId", "1234")))
        .isEqualTo("GET /ems/resultsExport/1234")
        .isEqualTo(document.text("request.txt").strip());
    assertThat(operation.parameter("datasetId").path("example").asInt()).isEqualTo(1234);
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
    assertThat(operation.statusesOfThePage())
        .containsExactlyElementsOf(document.lines("statuses.txt"))
        .containsExactly("200", "400", "401", "403", "404", "410", "412", "503");
  }
}
