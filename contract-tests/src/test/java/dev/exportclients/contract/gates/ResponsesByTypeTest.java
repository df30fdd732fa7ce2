package dev.exportclients.contract.gates;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.matchers.ResponseMatching;
import au.com.dius.pact.core.model.Consumer;
import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.HttpResponse;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.Provider;
import au.com.dius.pact.core.model.V4Pact;
import dev.exportclients.contract.live.DeploymentVerification;
import dev.exportclients.contract.live.Environment;
import dev.exportclients.contract.spec.Pacted;
import dev.exportclients.contract.verdict.Verdict;
import dev.exportclients.core.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The pacts take other values and lists of other lengths than the examples', but no other shape.
 */
class ResponsesByTypeTest {
  private static final List<Pacted> PACTS = Pacted.in(Path.of(System.getProperty("pact.rootDir")));

  private static final String JSON =
      "{'Id':'1','Filename':'f','Description':'d','Created':'2016-01-01T00:00:00','Kind':'k','More':1}"
          .replace('\'', '"');

  private static final String XML =
      "<Attachment><Created>2016-01-01T00:00:00</Created><Description>d</Description>"
          + "<Filename>f</Filename><Id>1</Id><Kind>k</Kind></Attachment>";

  private static final String NAMESPACE =
      "http://schemas.datacontract.org/2004/07/"
          + "Unilever.Urdps.Hts.EmsApi.EntityRepresentations.EMS.V1";

  @ParameterizedTest
  @CsvSource({"1, Id, true", "3, Id, true", "1, ID, false", "3, ID, false"})
  void holdAListToItsShape(int count, String idField, boolean fits) throws IOException {
    String json = "[" + String.join(",", Collections.nCopies(count, JSON)) + "]";
    String xml = "<ArrayOfAttachment xmlns=\"" + NAMESPACE + "\">" + XML.repeat(count);
    assertThat(fits("application/json", json.replace("\"Id\"", "\"" + idField + "\"")))
        .isEqualTo(fits);
    assertThat(fits("text/xml", xml.replace("Id>", idField + ">") + "</ArrayOfAttachment>"))
        .isEqualTo(fits);
  }

  @Test
  void goByTheStateOfARun() {
    assertThat(held("webadmit", "status"))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            pacted -> {
              assertThat(fits(pacted, text -> text)).isTrue();
              assertThat(fits(pacted, text -> with(text, "status", "Exploded"))).isFalse();
              assertThat(fits(pacted, text -> with(text, "id", "7"))).isFalse();
            });
  }

  @Test
  void goByTheCodeOfAnError() {
    assertThat(held("metastudio", "error_code"))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            pacted -> {
              assertThat(fits(pacted, text -> with(text, "error_msg", "another"))).isTrue();
              assertThat(fits(pacted, text -> with(text, "error_code", "MSS.1"))).isFalse();
            });
  }

  /** In each row: whether it fits a file that is a CSV, and whether it fits any file. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/csv | a,b\\n1,2\\n | true | true",
        "text/csv | a;b\\r\\n | true | true",
        "text/csv;charset=utf-8 | a\tb\\n1\t2 | true | true",
        "text/csv | a,b | false | true",
        "text/csv | <!doctype html>\\n<p>Sign in, please</p>\\n | false | true",
        "text/csv | <p>Sign in, please</p>\\n | false | true",
        "application/octet-stream | a,b\\n1,2\\n | false | true",
        "application/pdf | %PDF | false | true"
      })
  void holdOnlyAFileThatIsACsvToThat(String mediaType, String text, boolean fitsCsv, boolean fits) {
    List<Pacted> files = PACTS.stream().filter(p -> p.response().getStatus() == 200).toList();
    for (Pacted pacted : files) {
      if (pacted.operation().orElseThrow().isDownload()) {
        boolean csv = isGiven(pacted, "file is a CSV");
        HttpResponse response = copy(pacted);
        response.getHeaders().put("Content-Type", List.of(mediaType));
        response.setBody(body(text.replace("\\r", "\r").replace("\\n", "\n"), mediaType));
        assertThat(fits(pacted, response)).as(pacted.toString()).isEqualTo(csv ? fitsCsv : fits);
      }
    }
    assertThat(files).filteredOn(pacted -> isGiven(pacted, "file is a CSV")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "attachment; filename=x.pdf, true",
    "attachment; filename*=UTF-8''x.pdf, true",
    "inline; FileName=\"x.pdf\", true",
    "attachment, false"
  })
  void takeAFilesNameInEachNotation(String disposition, boolean fits) {
    for (Pacted pacted : PACTS) {
      if (pacted.response().getHeaders().containsKey("Content-Disposition")) {
        HttpResponse response = copy(pacted);
        response.getHeaders().put("Content-Disposition", List.of(disposition));
        assertThat(fits(pacted, response)).as(pacted.toString()).isEqualTo(fits);
      }
    }
  }

  @Test
  void askForNothingThatASpecLetsBeAbsentOfAnAttachment() throws IOException {
    String json = "[{'Id':'1','Description':null,'Filename':'f'}]".replace('\'', '"');
    String xml = "<ArrayOfAttachment xmlns=\"" + NAMESPACE + "\"><Attachment><Id>1</Id>";
    assertThat(fits("text/json", json)).isTrue();
    assertThat(fits("application/xml", xml + "</Attachment></ArrayOfAttachment>")).isTrue();
    Pacted file =
        PACTS.stream()
            .filter(p -> p.description().startsWith("downloadAttachment: 200"))
            .filter(p -> !isGiven(p, "attachment has a name and a type"))
            .findFirst()
            .orElseThrow();
    HttpResponse bare = new HttpResponse(200, Map.of(), body("x", "application/octet-stream"));
    assertThat(fits(file, bare)).isTrue();
  }

  private static List<Pacted> held(String provider, String field) {
    return PACTS.stream()
        .filter(pacted -> pacted.provider().equals(provider))
        .filter(pacted -> pacted.response().getBody().isPresent())
        .filter(pacted -> pacted.response().getBody().valueAsString().contains('"' + field + '"'))
        .toList();
  }

  private static boolean isGiven(Pacted pacted, String state) {
    return pacted.interaction().getProviderStates().stream()
        .anyMatch(given -> given.getName().equals(state));
  }

  private static String with(String json, String field, String value) {
    return json.replaceAll(
        "\"" + field + "\" ?: ?(\"[^\"]*\"|\\d+)", "\"" + field + "\":\"" + value + "\"");
  }

  private static boolean fits(Pacted pacted, UnaryOperator<String> change) {
    HttpResponse response = copy(pacted);
    String text = change.apply(response.getBody().valueAsString());
    response.setBody(body(text, "application/json"));
    return fits(pacted, response);
  }

  private static boolean fits(Pacted pacted, HttpResponse response) {
    V4Pact pact = new V4Pact(new Consumer("any"), new Provider(pacted.provider()), List.of());
    return ResponseMatching.responseMismatches(pact, pacted.interaction(), response).isEmpty();
  }

  private static HttpResponse copy(Pacted pacted) {
    HttpResponse response = pacted.response();
    return new HttpResponse(
        response.getStatus(), new LinkedHashMap<>(response.getHeaders()), response.getBody());
  }

  private static OptionalBody body(String text, String mediaType) {
    return OptionalBody.body(text.getBytes(StandardCharsets.UTF_8), new ContentType(mediaType));
  }

  private static boolean fits(String mediaType, String body) throws IOException {
    try (ScriptedServer ems =
        new ScriptedServer(
            exchange -> exchange.send("200 OK", "Content-Type: " + mediaType + "\r\n", body))) {
      Map<String, String> variables =
          Map.of(
              "EMS_BASE_URL", ems.url().toString(),
              "EMS_USERNAME", "ExampleDomain\\User.Name",
              "EMS_TOKEN", "a-user-token",
              "EMS_GIVEN_ENTITY_HAS_ATTACHMENTS", "77/experiment",
              "EMS_GIVEN_ANSWERS_COME_AS", mediaType);
      return new Verdict()
          .with(new DeploymentVerification(new Environment(variables)).verify(PACTS))
          .failures()
          .isEmpty();
    }
  }
}
