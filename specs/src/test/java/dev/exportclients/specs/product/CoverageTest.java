package dev.exportclients.specs.product;

import static dev.exportclients.specs.product.SpecProductTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.specs.Operation;
import dev.exportclients.specs.Spec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds the packaged {@code coverage.json} against the specs, and some of it against literals. */
class CoverageTest {

  static final List<String> SPECS = Spec.NAMES;

  @Test
  void listsTheSpecsAndNoOther() throws IOException {
    assertThat(coverage().fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(Spec.NAMES);
  }

  @ParameterizedTest
  @FieldSource("SPECS")
  void listsEveryOperationStatusAndParameterAndNoOther(String name) throws IOException {
    List<String> expected = new ArrayList<>();
    for (Operation operation : Spec.named(name).operations()) {
      expected.add(operation.id());
      operation.responses().keySet().forEach(status -> expected.add(operation.id() + status));
      operation
          .parameters()
          .forEach(parameter -> expected.add(operation.id() + parameter.path("name").asText()));
    }
    assertThat(keys(coverage().path(name))).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @FieldSource("SPECS")
  void givesEverythingALevelAndASource(String name) throws IOException {
    for (JsonNode operation : coverage().path(name)) {
      List<JsonNode> facts = new ArrayList<>(List.of(operation.path("evidence")));
      for (String kind : List.of("security", "parameters", "request", "statuses", "fields")) {
        operation.path(kind).forEach(facts::add);
      }
      operation.path("statuses").forEach(status -> status.path("bodies").forEach(facts::add));
      operation.path("statuses").forEach(status -> status.path("headers").forEach(facts::add));
      assertThat(facts)
          .allSatisfy(
              fact -> {
                assertThat(fact.path("level").asText()).isIn("documented", "inferred");
                assertThat(fact.path("source").asText()).startsWith("http");
              });
    }
  }

  @ParameterizedTest
  @FieldSource("SPECS")
  void repeatsEveryDetailOfTheSpec(String name) throws IOException {
    for (Operation operation : Spec.named(name).operations()) {
      JsonNode described = coverage().path(name).path(operation.id());
      operation
          .node()
          .path("x-evidence-details")
          .properties()
          .forEach(
              detail ->
                  assertThat(described.toString())
                      .as("%s.%s: %s", name, operation.id(), detail.getKey())
                      .contains(detail.getValue().path("note").toString()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          /ems/exportResults/evidence,                                      documented
          /ems/exportResults/parameters/datasetId,                          inferred
          /ems/exportResults/statuses/412,                                  documented
          /ems/exportResults/statuses/412/bodies/text~1plain,               inferred
          /ems/exportResults/statuses/200,                                  documented
          /ems/exportResults/statuses/200/bodies/*~1*;version=1,            inferred
          /ems/listAttachments/parameters/entityType,                       documented
          /ems/listAttachments/fields/Attachment.Created,                   inferred
          /ems/listAttachments/fields/Attachment.Id,                        documented
          /ems/listAttachments/fields/Attachment.Kind,                      inferred
          /ems/listAttachments/statuses/200,                                documented
          /ems/listAttachments/statuses/200/bodies/text~1xml;version=1,     inferred
          /ems/listAttachments/statuses/404,                                documented
          /ems/downloadAttachment/statuses/401,                             inferred
          /ecreporting/downloadReport/statuses/403,                         documented
          /ecreporting/downloadReport/statuses/403/bodies/application~1json, inferred
          /ecreporting/downloadReport/parameters/studyId,                   inferred
          /ecreporting/downloadReport/parameters/mode,                      documented
          /ecreporting/downloadReport/statuses/429,                         documented
          /ecreporting/downloadReport/fields/ErrorData.errorCode,           documented
          /webadmit/startExport/statuses/429,                               inferred
          /webadmit/startExport/statuses/201,                               documented
          /webadmit/startExport/statuses/200,                               inferred
          /webadmit/startExport/fields/ExportFile.href,                     documented
          /metastudio/downloadResult/fields/ServiceError.request_id,        inferred
          /metastudio/downloadResult/statuses/200/headers/X-Request-Id,     inferred
          /metastudio/downloadResult/security/sdkSignature,                 documented
          /metastudio/downloadResult/security/securityToken,                documented
          """)
  void saysHowSureThisIs(String place, String level) throws IOException {
    assertThat(coverage().at(place).path("level").asText()).isEqualTo(level);
  }

  private static List<String> keys(JsonNode operations) {
    List<String> keys = new ArrayList<>();
    operations
        .properties()
        .forEach(
            operation -> {
              keys.add(operation.getKey());
              for (String kind : List.of("statuses", "parameters")) {
                operation
                    .getValue()
                    .path(kind)
                    .fieldNames()
                    .forEachRemaining(key -> keys.add(operation.getKey() + key));
              }
            });
    return keys;
  }

  private static JsonNode coverage() throws IOException {
    return json("/specs/coverage.json");
  }
}
