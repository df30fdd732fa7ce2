package dev.exportclients.specs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lists of exports and of runs, against what the vendor's pages print. */
class WebAdmitListsDocumentTest {
  private final Spec spec = Spec.named("webadmit");

  @ParameterizedTest
  @CsvSource({
    "webadmit-exports, listExports, exports",
    "webadmit-exports-of-identity, listExportsOfIdentity, exportsOfIdentity",
    "webadmit-export-files, listExportFiles, exportFiles"
  })
  void theRequestAndTheSampleAreThoseOfThePage(String page, String operation, String example) {
    Document document = new Document(page);
    assertThat(
            spec.operation(operation).requestLine(Map.of("user_identity_id", ":user_identity_id")))
        .isEqualTo(document.text("request.txt").strip());
    assertThat(spec.example(example)).isEqualTo(document.json("response.json"));
    assertThat(spec.operation(operation).example(200, example, Optional.empty())).isNotNull();
  }

  @Test
  void everyFormatAndStateOfThePagesIsInAnExample() {
    Document exports = new Document("webadmit-exports");
    assertThat(spec.example("exportsOfEachFormat").findValuesAsText("format"))
        .containsExactlyElementsOf(exports.lines("formats.txt"));
    assertThat(spec.example("exportsOfEachFormat").findValuesAsText("mime_type"))
        .containsExactlyElementsOf(exports.lines("mime-types.txt"));
    assertThat(spec.example("exportFilesInEachState").findValuesAsText("status"))
        .startsWith(
            new Document("webadmit-export-files").lines("states.txt").toArray(String[]::new))
        .endsWith("queued");
  }
}
