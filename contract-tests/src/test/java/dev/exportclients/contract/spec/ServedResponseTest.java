package dev.exportclients.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.HttpRequest;
import au.com.dius.pact.core.model.HttpResponse;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.support.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServedResponseTest {
  private static final String IDENTITIES =
      "{\"href\":\"/api/v1/user_identities\",\"user_identities\":[]}";

  private final Map<String, List<String>> headers =
      new HashMap<>(
          Map.of(
              "content-type", List.of("application/json; charset=utf-8"),
              "X-RateLimit-Limit", List.of("5000"),
              "X-RateLimit-Remaining", List.of("4999"),
              "transfer-encoding", List.of("chunked")));

  private List<String> problems(int status, String body) {
    HttpRequest request = new HttpRequest("GET", "/api/v1/user_identities");
    V4Interaction.SynchronousHttp interaction =
        new V4Interaction.SynchronousHttp("identities", List.of(), request, new HttpResponse(200));
    interaction.getComments().put("example", new JsonValue.StringValue("noUserIdentities"));
    OptionalBody content =
        Optional.of(body)
            .filter(text -> !text.isEmpty())
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .map(bytes -> OptionalBody.body(bytes, ContentType.getJSON()))
            .orElse(OptionalBody.empty());
    return ServedResponse.problems(
        new Pacted("webadmit", interaction), new HttpResponse(status, headers, content));
  }

  @Test
  void takesWhatTheSpecHasAndHeadersOfTheTransport() {
    assertThat(problems(200, IDENTITIES)).isEmpty();
    headers.clear();
    assertThat(problems(401, "")).isEmpty();
  }

  @Test
  void wantsEachDocumentedHeaderAndNoOther() {
    headers.remove("X-RateLimit-Remaining");
    headers.put("X-Checksum", List.of("1"));
    headers.put("Content-Range", List.of("bytes 0-1/2"));
    assertThat(problems(200, IDENTITIES))
        .containsExactlyInAnyOrder(
            "webadmit.listUserIdentities 200: response header X-Checksum is not in the spec",
            "webadmit.listUserIdentities 200: response header Content-Range is not in the spec",
            "webadmit.listUserIdentities 200: response header X-RateLimit-Remaining is missing");
  }

  @Test
  void wantsEachFieldOfTheExampleAndNoOther() {
    assertThat(problems(200, "{\"user_identities\":[],\"more\":1}"))
        .hasSize(2)
        .anySatisfy(problem -> assertThat(problem).contains("more"))
        .contains(
            "webadmit.listUserIdentities 200: response body /href is missing, the example has it");
  }

  @Test
  void wantsNothingInABodyThatTheSpecHasNot() {
    headers.keySet().removeIf(name -> name.startsWith("X-"));
    assertThat(problems(401, "{\"message\":\"no\"}"))
        .containsExactlyInAnyOrder(
            "webadmit.listUserIdentities 401: response body: the spec has none",
            "webadmit.listUserIdentities 401: response header Content-Type is not in the spec");
  }

  @Test
  void namesAStatusThatTheSpecHasNot() {
    assertThat(problems(418, ""))
        .containsExactly(
            "webadmit.listUserIdentities 418: the status is not in the spec, which has [200, 401, 429]");
  }
}
