package dev.exportclients.specs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WebAdmitExportFileDocumentTest {

  private final Document document = new Document("webadmit-export-file");
  private final Spec spec = Spec.named("webadmit");
  private final Operation operation = spec.operation("showExportFile");

  @Test
  void theRequestIsTheOneOfThePage() {
    String line =
        operation.requestLine(
            Map.of("export_id", ":export_id", "export_file_id", ":export_file_id"));
    assertThat(line)
        .isEqualTo("GET /api/v1/exports/:export_id/export_files/:export_file_id")
        .isEqualTo(document.text("request.txt").strip());
  }

  @Test
  void theCurlLineHasTheServerThePathAndTheKeysHeader() {
    String curl = document.text("curl.txt");
    assertThat(curl)
        .contains(
            "https://api.webadmit.org/api/v1/exports/:export_id/export_files/:export_file_id ");
    assertThat(spec.root().at("/servers/0/url").asText())
        .isEqualTo("https://{domain}.webadmit.org");
    assertThat(spec.root().at("/servers/0/variables/domain/default").asText()).isEqualTo("api");
    assertThat(operation.credentialHeaders()).containsExactly(List.of("x-api-key"));
    assertThat(curl).contains("-H \"x-api-key: ");
  }

  @Test
  void theSamplesAreExamples() {
    assertThat(spec.example("available")).isEqualTo(document.json("response.json"));
    assertThat(spec.example("notFound")).isEqualTo(document.json("not-found.json"));
  }

  @Test
  void theLinkIsTheSamplesByteForByte() {
    String link = spec.example("available").at("/export_files/download_url").asText();
    assertThat(document.text("response.json")).contains("\"" + link + "\"");
    assertThat(link).contains("Signature=y2jwr78kbVt44xz%2BfaEnp5dXKU%3D&");
  }

  @Test
  void everyStateIsAnExampleInBothSpellings() {
    List<String> documented = document.lines("states.txt");
    assertThat(documented)
        .containsExactly(
            "initializing",
            "queued",
            "in_progress",
            "available",
            "success_with_errors",
            "empty_list",
            "failed");
    assertThat(
            operation.contents("200").get(0).examples().stream()
                .map(example -> example.value().at("/export_files/status").asText())
                .distinct())
        .containsExactlyElementsOf(
            documented.stream()
                .flatMap(state -> List.of(state, capitalised(state)).stream())
                .toList());
  }

  @Test
  void a401IsEmptyAndTheStatusesAreThoseOfThePageAndTheRateLimits() {
    assertThat(operation.responses().keySet())
        .containsExactly("200", "401", "404", "429")
        .containsAll(document.lines("statuses.txt"));
    assertThat(operation.contents("401")).isEmpty();
  }

  private static String capitalised(String state) {
    return Arrays.stream(state.split("_"))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining(" "));
  }
}
