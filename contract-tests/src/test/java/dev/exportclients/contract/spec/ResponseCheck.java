package dev.exportclients.contract.spec;

import au.com.dius.pact.core.model.HttpResponse;
import dev.exportclients.specs.Content;
import dev.exportclients.specs.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A response: status, headers and media type here, the body by its schema. */
final class ResponseCheck {
  /** HTTP's own about a file and its parts. */
  private static final List<String> OF_A_FILE = List.of("Last-Modified", "Accept-Ranges");

  private final Operation operation;
  private final Pacted pacted;
  private final HttpResponse response;
  private final int status;

  ResponseCheck(Operation operation, Pacted pacted) {
    this.operation = operation;
    this.pacted = pacted;
    this.response = pacted.response();
    this.status = pacted.status();
  }

  List<String> problems() {
    if (!operation.statuses().contains(status)) {
      return List.of("the status is not in the spec, which has " + operation.statuses());
    }
    List<String> problems = new ArrayList<>(unknownHeaders());
    problems.addAll(body());
    return problems;
  }

  private List<String> unknownHeaders() {
    Set<String> known = HeaderNames.of(List.of("Content-Type"));
    known.addAll(operation.headers(status));
    if (isFile()) {
      known.addAll(OF_A_FILE);
    }
    return response.getHeaders().keySet().stream()
        .filter(name -> !known.contains(name))
        .map(name -> "response header " + name + " is not in the spec")
        .toList();
  }

  private boolean isFile() {
    return operation.isDownload() && status < 300;
  }

  private List<String> body() {
    List<Content> contents = operation.contents(status);
    List<String> types = contents.stream().map(Content::mediaType).toList();
    boolean present = response.getBody().isPresent();
    if (contents.isEmpty() || !present) {
      return contents.isEmpty() == !present
          ? List.of()
          : List.of("response body: the spec has " + (contents.isEmpty() ? "none" : types));
    }
    Optional<Content> content = contents.stream().filter(this::covers).findFirst();
    if (content.isEmpty()) {
      return List.of(
          "response media type "
              + pacted.mediaType().orElse("missing")
              + ", the spec has "
              + types);
    }
    if (isFile()) {
      return List.of();
    }
    List<String> problems = new ArrayList<>(unknownParameters(content.get().mediaType()));
    problems.addAll(
        new BodyCheck(operation.spec(), pacted.mediaType().orElseThrow())
            .problems(response.getBody().unwrap(), content.get().node().path("schema")));
    return problems;
  }

  /** Of the media type: all but the encoding that every body has by its default. */
  private List<String> unknownParameters(String key) {
    Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    known.add("charset=utf-8");
    known.addAll(parameters(key));
    return response.getHeaders().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
        .flatMap(header -> header.getValue().stream())
        .flatMap(type -> parameters(type).stream())
        .filter(parameter -> !known.contains(parameter))
        .map(parameter -> "response media type: " + parameter + ", the spec has " + known)
        .toList();
  }

  private static List<String> parameters(String mediaType) {
    return Stream.of(mediaType.split(";")).skip(1).map(String::strip).toList();
  }

  private boolean covers(Content content) {
    return content.isOfAnyType()
        || pacted.mediaType().filter(content.essence()::equals).isPresent();
  }
}
