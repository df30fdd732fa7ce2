package dev.exportclients.contract.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import au.com.dius.pact.core.model.HttpRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exportclients.specs.Content;
import dev.exportclients.specs.Operation;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A request's body: of a media type that the spec has, and by its schema. */
final class RequestBodyCheck {
  private static final Pattern PART =
      Pattern.compile("(?i)\r\nContent-Disposition: form-data; name=\"([^\"]*)\"");

  private final Operation operation;
  private final HttpRequest request;

  RequestBodyCheck(Operation operation, HttpRequest request) {
    this.operation = operation;
    this.request = request;
  }

  /** Whether it is a form with a file, whose parts are told apart by a text of its own. */
  static boolean isForm(HttpRequest request) {
    return mediaType(request).equals("multipart/form-data");
  }

  List<String> problems() {
    List<Content> contents = operation.requestContents();
    boolean present = request.getBody().isPresent();
    if (contents.isEmpty() || !present) {
      return contents.isEmpty() == !present
          ? List.of()
          : List.of("request body: the spec has " + (contents.isEmpty() ? "none" : "one"));
    }
    String type = mediaType(request);
    return contents.stream()
        .filter(content -> content.essence().equals(type))
        .findFirst()
        .map(this::problems)
        .orElseGet(() -> List.of("request media type " + type + " is not in the spec"));
  }

  private List<String> problems(Content content) {
    byte[] body = request.getBody().unwrap();
    if (isForm(request)) {
      return parts(content, request.getBody().valueAsString());
    }
    JsonNode schema = content.node().path("schema");
    if (content.essence().equals("application/x-www-form-urlencoded")) {
      body = fields(request.getBody().valueAsString()).toString().getBytes(UTF_8);
      return problems(body, "application/json", schema);
    }
    return problems(body, content.essence(), schema);
  }

  private List<String> problems(byte[] body, String mediaType, JsonNode schema) {
    return new BodyCheck(operation.spec(), mediaType)
        .problems(body, schema).stream()
            .map(problem -> problem.replaceFirst("^response", "request"))
            .toList();
  }

  private static ObjectNode fields(String form) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (String field : form.split("&")) {
      String[] pair = field.split("=", 2);
      fields.put(URLDecoder.decode(pair[0], UTF_8), URLDecoder.decode(pair[1], UTF_8));
    }
    return fields;
  }

  private static List<String> parts(Content content, String body) {
    Set<String> sent =
        PART.matcher(body)
            .results()
            .map((MatchResult part) -> part.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> known = new TreeSet<>();
    content.schema().path("properties").fieldNames().forEachRemaining(known::add);
    return sent.equals(known)
        ? List.of()
        : List.of("request body has the parts " + sent + ", the spec " + known);
  }

  private static String mediaType(HttpRequest request) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(request.getHeaders());
    return String.join(",", headers.getOrDefault("Content-Type", List.of("")))
        .replaceFirst(";.*", "")
        .strip();
  }
}
