package dev.exportclients.specs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From signing in to a started export, against what the help pages print. */
class EmsFlowDocumentTest {
  private final Spec spec = Spec.named("ems");

  @Test
  void theStartIsTheRequestOfThePage() {
    Operation operation = spec.operation("startResults");
    Document document = new Document("ems-results");
    assertThat(operation.requestLine(Map.of("experimentId", "{id}")))
        .isEqualTo("GET /ems/results?experimentId={id}")
        .isEqualTo(document.text("request.txt").strip());
    assertThat(operation.responses().keySet())
        .containsExactlyElementsOf(document.lines("statuses.txt"))
        .containsExactly("202", "400", "401", "403", "404", "503");
    assertThat(operation.credentialHeaders().get(0))
        .isEqualTo(document.lines("headers.txt"))
        .isEqualTo(List.of("api-username", "api-usertoken"));
  }

  @Test
  void theKeyIsTheSampleOfThePage() {
    Document document = new Document("ems-public-key");
    assertThat(spec.operation("showPublicKey").requestLine(Map.of()))
        .isEqualTo("GET /ems/userTokens/publicKey")
        .isEqualTo(document.text("request.txt").strip());
    assertThat(spec.example("publicKey")).isEqualTo(document.json("public-key.json"));
  }

  @Test
  void theCredentialsAndTheTokenAreTheSamplesOfThePages() {
    Document document = new Document("ems-user-token");
    assertThat(spec.operation("createExternalToken").requestLine(Map.of()))
        .isEqualTo("POST /ems/userTokens/createExternal")
        .isEqualTo(document.text("request.txt").strip());
    assertThat(spec.example("userCredentials")).isEqualTo(document.json("credentials.json"));
    assertThat(spec.example("userToken")).isEqualTo(document.json("token.json"));
  }

  @Test
  void theVersionHasTheMembersOfThePage() {
    assertThat(spec.example("apiVersion").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(new Document("ems-version").lines("members.txt"))
        .containsExactly("Product", "Description", "Copyright", "Company", "Version", "Build");
  }

  /** Off where there is no key, and never without the user's headers where those are wanted. */
  @Test
  void theSignatureIsOneWayMoreOfEveryCall() {
    assertThat(spec.operations())
        .allSatisfy(
            operation -> {
              List<List<String>> ways = operation.credentialHeaders();
              assertThat(ways).hasSize(2);
              assertThat(ways.get(1))
                  .containsAll(ways.get(0))
                  .endsWith("Timestamp", "Authentication")
                  .hasSize(ways.get(0).size() + 2);
            });
  }
}
