package dev.exportclients.specs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the token to the deleted task, against what the vendor's pages print. */
class MetaStudioFlowDocumentTest {
  private final Spec spec = Spec.named("metastudio");
  private final Spec identity = Spec.named("metastudioidentity");

  @ParameterizedTest
  @CsvSource({
    "metastudio-export, exportResource",
    "metastudio-import, importResource",
    "metastudio-template, downloadTemplate",
    "metastudio-task, showTask",
    "metastudio-tasks, listTasks",
    "metastudio-delete-task, deleteTask"
  })
  void theRequestIsTheOneOfThePage(String page, String operation) {
    assertThat(spec.operation(operation).requestLine(Map.of()))
        .isEqualTo(new Document(page).text("request.txt").strip());
  }

  @Test
  void theStartedTaskIsTheSampleOfThePage() {
    assertThat(spec.example("importStarted"))
        .isEqualTo(new Document("metastudio-import").json("response.json"));
    assertThat(spec.operation("importResource").requestContents())
        .extracting(Content::mediaType)
        .containsExactly("multipart/form-data");
    assertThat(spec.components("schemas").at("/ImportFile/properties").fieldNames())
        .toIterable()
        .containsExactly("file");
  }

  @Test
  void theTaskBeginsAsTheSampleOfThePageDoes() {
    Document document = new Document("metastudio-task");
    assertThat(spec.example("task").toString()).startsWith(document.text("beginning.txt").strip());
    assertThat(spec.example("task").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(document.lines("fields.txt"));
    assertThat(spec.components("schemas").at("/Task/properties").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(document.lines("fields.txt"));
  }

  @Test
  void theTasksAreAskedForAndComeAsOnThePage() {
    Document document = new Document("metastudio-tasks");
    assertThat(spec.operation("listTasks").parameterNames("query"))
        .isEqualTo(document.lines("parameters.txt"));
    assertThat(spec.example("tasks").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(document.lines("fields.txt"));
  }

  @Test
  void theTokenIsOrderedAsInTheSampleAndComesInTheHeader() {
    Document document = new Document("iam-token");
    Operation operation = identity.operation("createToken");
    assertThat(operation.requestLine(Map.of("nocatalog", "true")))
        .isEqualTo(document.text("request.txt").strip());
    ObjectNode order = identity.example("tokenOrder").deepCopy();
    ((ObjectNode) order.at("/auth/identity/password/user")).put("password", "…");
    assertThat(order).isEqualTo(document.json("order.json"));
    assertThat(operation.headers(201)).isEqualTo(document.lines("response-headers.txt"));
  }

  @Test
  void theProjectIsAskedForByItsName() {
    assertThat(identity.operation("listProjects").requestLine(Map.of("name", "cn-north-4")))
        .isEqualTo(new Document("iam-projects").text("request.txt").strip());
  }
}
