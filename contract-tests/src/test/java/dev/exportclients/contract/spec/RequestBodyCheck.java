package dev.exportclients.contract.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import au.com.dius.pact.core.model.HttpRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exportclients.specs.Content;
import dev.exportclients.specs.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A request's body: of a media type that the spec has, and by its schema. */
final class RequestBodyCheck {
  private final Operation operation;
  private final HttpRequest request;

  RequestBodyCheck(Operation operation, HttpRequest request) {
    this.operation = operation;
    this.request = request;
  }

  /** Whether it is a form with a file, whose parts are told apart by a text of its own. */
  static boolean isForm(HttpRequest request) {
    return new RequestFields(request).mediaType().equals(RequestFields.PARTS);
  }

  List<String> problems() {
    List<Content> contents = operation.requestContents();
    boolean present = request.getBody().isPresent();
    if (contents.isEmpty() || !present) {
      return contents.isEmpty() == !present
          ? List.of()
          : List.of("request body: the spec has " + (contents.isEmpty() ? "none" : "one"));
    }
    String type = new RequestFields(request).mediaType();
    return contents.stream()
        .filter(content -> content.essence().equals(type))
        .findFirst()
        .map(this::problems)
        .orElseGet(() -> List.of("request media type " + type + " is not in the spec"));
  }

  private List<String> problems(Content content) {
    String type = content.essence();
    Optional<ObjectNode> fields = new RequestFields(request).ofType(type);
    JsonNode schema = content.node().path("schema");
    if (type.equals(RequestFields.PARTS)) {
      return parts(content, fields.orElseThrow());
    }
    return type.equals(RequestFields.FORM)
        ? problems(fields.orElseThrow().toString().getBytes(UTF_8), "application/json", schema)
        : problems(request.getBody().unwrap(), type, schema);
  }

  private List<String> problems(byte[] body, String mediaType, JsonNode schema) {
    return new BodyCheck(operation.spec(), mediaType)
        .problems(body, schema).stream()
            .map(problem -> problem.replaceFirst("^response", "request"))
            .toList();
  }

  private static List<String> parts(Content content, ObjectNode parts) {
    Set<String> sent = names(parts);
    Set<String> known = names(content.schema().path("properties"));
    return sent.equals(known)
        ? List.of()
        : List.of("request body has the parts " + sent + ", the spec " + known);
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
