package dev.exportclients.specs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the start to the deleted task, against what the vendor's pages print. */
class MetaStudioFlowDocumentTest {
  private final Spec spec = Spec.named("metastudio");

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
}
