package dev.exportclients.sandbox.internal.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.exportclients.sandbox.internal.http.HttpText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRulesTest {
  private static final YAMLMapper YAML = new YAMLMapper();

  private static final JsonNode SPEC =
      yaml(
          """
          components:
            parameters:
              kind: {name: kind, in: query, required: true, schema: {type: string, enum: [a, b]}}
            schemas:
              Item:
                type: object
                required: [name]
                properties:
                  name: {type: string, maxLength: 3}
                  place: {type: integer, minimum: 0}
          """);

  private static final JsonNode OPERATION =
      yaml(
          """
          parameters:
            - {name: number, in: path, required: true, schema: {type: integer, format: int64}}
            - {name: guid, in: path, required: true, schema: {type: string, pattern: "^[0-9a-f]{4}$"}}
            - $ref: "#/components/parameters/kind"
            - {name: page, in: query, schema: {type: integer, format: int32}}
            - {name: short, in: query, schema: {type: string, minLength: 1, maxLength: 2}}
            - {name: many, in: query, schema: {type: array, items: {type: string, enum: [x, y]}}}
            - {name: Range, in: header, schema: {type: string}}
          requestBody:
            required: true
            content:
              application/json:
                schema: {type: object, properties: {items: {type: array, items: {$ref: "#/components/schemas/Item"}}}}
          """);

  /** The path's IDs stand in another order than its parameters. */
  private final RequestRules rules = new RequestRules(SPEC, "/{guid}/of/{number}", OPERATION);

  private static JsonNode yaml(String text) {
    try {
      return YAML.readTree(text);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private String violated(String ids, String query, JsonNode body) {
    return rules.violated(List.of(ids.split("/")), HttpText.query(query), () -> body).orElse("");
  }

  @ParameterizedTest
  @CsvSource({
    "00ff/1, kind=a",
    "00ff/-9223372036854775808, kind=b&page=-2147483648&short=1&many=x&many=y",
    "status-403/1, kind=a",
    "size-7/1, kind=a&unknown=%00",
    "00ff/1, kind=a&short=\uD83D\uDE00\uD83D\uDE00",
  })
  void acceptsWhatTheSpecAllows(String ids, String query) {
    assertThat(violated(ids, query, yaml("{}"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "number, 00ff/one, kind=a",
    "number, 00ff/1.0, kind=a",
    "number, 00ff/+1, kind=a",
    "number, 00ff/9223372036854775808, kind=a",
    "number, 00ff/status-403, kind=a",
    "guid, 00fg/1, kind=a",
    "guid, 00ff0/1, kind=a",
    "guid, '00ff\n/1', kind=a",
    "kind, 00ff/1, page=1",
    "kind, 00ff/1, kind=",
    "kind, 00ff/1, kind=A",
    "kind, 00ff/1, kind=a&kind=c",
    "page, 00ff/1, kind=a&page=",
    "page, 00ff/1, kind=a&page=2147483648",
    "short, 00ff/1, kind=a&short=",
    "short, 00ff/1, kind=a&short=abc",
    "many, 00ff/1, kind=a&many=x&many=z",
  })
  void namesTheParameterThatIsMissingOrWrong(String parameter, String ids, String query) {
    assertThat(violated(ids, query, yaml("{}"))).isEqualTo(parameter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{items: []}",
        "{items: [{name: abc}, {name: '', place: 0, more: [1]}], more: null}",
        "{items: [{name: a, place: 10000000000000000000}]}",
        "{items: [{name: a, place: 1.0}]}"
      })
  void acceptsABodyThatTheSpecAllows(String body) {
    assertThat(violated("00ff/1", "kind=a", yaml(body))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "text",
        "{items: {}}",
        "{items: null}",
        "{items: [a]}",
        "{items: [{}]}",
        "{items: [{name: 1}]}",
        "{items: [{name: abcd}]}",
        "{items: [{name: a, place: -1}]}",
        "{items: [{name: a, place: 1.5}]}",
        "{items: [{name: a, place: '1'}]}"
      })
  void namesTheBodyThatIsWrong(String body) {
    assertThat(violated("00ff/1", "kind=a", yaml(body))).isEqualTo(RequestRules.BODY);
  }

  @Test
  void namesTheBodyThatIsNoJson() {
    assertThat(violated("00ff/1", "kind=a", MissingNode.getInstance()))
        .isEqualTo(RequestRules.BODY);
  }

  @Test
  void asksForNoBodyWhereThereIsNone() {
    RequestRules none = new RequestRules(SPEC, "/", yaml("{}"));
    assertThat(none.violated(List.of(), Map.of("a", List.of("b")), MissingNode::getInstance))
        .isEmpty();
  }

  @Test
  void knowsNoKeywordThatItDoesNotCheck() {
    JsonNode operation =
        yaml("{parameters: [{name: a, in: query, schema: {type: string, maximum: 7}}]}");
    assertThatThrownBy(() -> new RequestRules(SPEC, "/", operation))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("maximum");
  }
}
