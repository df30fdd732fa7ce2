package dev.exportclients.specs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From the list of reports to the list of runs, against what the vendor's pages print. */
class EcReportingFlowDocumentTest {
  private final Spec spec = Spec.named("ecreporting");

  @Test
  void theReportsAreTheSampleOfThePage() {
    Document document = new Document("ecreporting-reports");
    assertThat(
            spec.operation("listReports")
                .requestLine(Map.of("studyId", "{studyId}", "mode", "{mode}")))
        .isEqualTo("GET /ec-reporting-svc/rest/v1.0/reportmetadata?studyId={studyId}&mode={mode}")
        .isEqualTo(document.text("request.txt").strip());
    assertThat(spec.example("reports")).isEqualTo(document.json("reports.json"));
  }

  @Test
  void theOrderIsTheSampleOfThePage() {
    Operation operation = spec.operation("createReport");
    Document document = new Document("ecreporting-create");
    assertThat(operation.requestLine(Map.of()))
        .isEqualTo("POST /ec-reporting-svc/rest/v1.0/reports")
        .isEqualTo(document.text("request.txt").strip());
    assertThat(operation.parameterNames("query"))
        .containsExactly("reportid", "format", "studyId", "mode")
        .containsExactlyInAnyOrderElementsOf(document.properties("parameters.properties").keySet());
    assertThat(spec.example("reportOrder")).isEqualTo(document.json("order.json"));
  }

  @Test
  void theRunsBeginAsTheSampleOfThePageDoes() {
    Operation operation = spec.operation("listReportRuns");
    Document document = new Document("ecreporting-runs");
    assertThat(operation.requestLine(Map.of()))
        .isEqualTo("GET /ec-reporting-svc/rest/v2.0/reportmetadata/downloadList")
        .isEqualTo(document.text("request.txt").strip());
    assertThat(operation.parameterNames("query"))
        .containsExactly("limit", "offset", "studyId", "mode", "rptId")
        .containsExactlyInAnyOrderElementsOf(document.properties("parameters.properties").keySet());
    assertThat(spec.example("reportRuns").toString())
        .startsWith(document.text("beginning.txt").strip());
  }

  @Test
  void theMembersOfAFieldAreThoseOfThePage() {
    Document document = new Document("ecreporting-details");
    List<String> members = document.lines("field-members.txt");
    assertThat(spec.operation("showReport").requestLine(Map.of()))
        .isEqualTo(document.text("request.txt").strip());
    String described =
        spec.components("schemas").at("/ReportDetails/properties/result/description").asText();
    assertThat(members)
        .hasSize(15)
        .allSatisfy(member -> assertThat(described).contains("`" + member + "`"));
    assertThat(document.lines("hide-in-ui.txt"))
        .allSatisfy(value -> assertThat(described).contains("`" + value + "`"));
    List<String> used = new ArrayList<>();
    for (JsonNode field : spec.example("reportDetails").at("/result/fieldSpecs")) {
      field.fieldNames().forEachRemaining(used::add);
    }
    assertThat(used).isNotEmpty().isSubsetOf(members);
  }
}
