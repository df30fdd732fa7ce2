package dev.exportclients.contract.spec;

import au.com.dius.pact.core.model.HttpResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An answer: status, headers, media type and XML here, JSON by the stock validator. */
final class AnswerCheck {
  /** HTTP's own about a file and its parts. */
  private static final List<String> OF_A_FILE =
      List.of("ETag", "Last-Modified", "Accept-Ranges", "Content-Range");

  private final Operation operation;
  private final Pacted pacted;
  private final HttpResponse response;
  private final int status;

  AnswerCheck(Operation operation, Pacted pacted) {
    this.operation = operation;
    this.pacted = pacted;
    this.response = pacted.response();
    this.status = pacted.specStatus();
  }

  List<String> problems() {
    if (!operation.statuses().contains(status) || pacted.isRest() && !operation.isDownload()) {
      return List.of("the status is not in the spec, which has " + operation.statuses());
    }
    List<String> problems = new ArrayList<>(unknownHeaders());
    problems.addAll(body());
    return problems;
  }

  private List<String> unknownHeaders() {
    Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    known.add("Content-Type");
    known.addAll(operation.headers(status));
    if (status == 200 && operation.isDownload()) {
      known.addAll(OF_A_FILE);
    }
    return response.getHeaders().keySet().stream()
        .filter(name -> !known.contains(name))
        .map(name -> "response header " + name + " is not in the spec")
        .toList();
  }

  private List<String> body() {
    Map<String, JsonNode> content = operation.content(status);
    boolean present = response.getBody().isPresent();
    if (content.isEmpty() || !present) {
      return content.isEmpty() == !present
          ? List.of()
          : List.of(
              "response body: the spec has " + (content.isEmpty() ? "none" : content.keySet()));
    }
    Optional<JsonNode> schema = schema(content);
    if (schema.isEmpty()) {
      return List.of(
          "response media type "
              + pacted.mediaType().orElse("missing")
              + ", the spec has "
              + content.keySet());
    }
    if (operation.isDownload() && status == 200) {
      return List.of();
    }
    byte[] body = response.getBody().unwrap();
    return pacted.mediaType().orElseThrow().endsWith("/xml")
        ? new XmlCheck(operation.spec()).problems(body, schema.get())
        : StockCheck.of(operation.spec()).response(pacted.request(), response);
  }

  private Optional<JsonNode> schema(Map<String, JsonNode> content) {
    return content.entrySet().stream()
        .filter(entry -> covers(entry.getKey().replaceFirst(";.*", "")))
        .map(entry -> operation.spec().resolve(entry.getValue().path("schema")))
        .findFirst();
  }

  private boolean covers(String mediaType) {
    return mediaType.equals("*/*") || pacted.mediaType().filter(mediaType::equals).isPresent();
  }
}
