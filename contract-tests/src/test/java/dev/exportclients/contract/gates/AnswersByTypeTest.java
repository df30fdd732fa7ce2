package dev.exportclients.contract.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.contract.live.DeploymentVerification;
import dev.exportclients.contract.live.Environment;
import dev.exportclients.contract.spec.Pacted;
import dev.exportclients.contract.verdict.Verdict;
import dev.exportclients.core.ScriptedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The pacts take other values and lists of other lengths than the examples', but no other shape.
 */
class AnswersByTypeTest {
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
