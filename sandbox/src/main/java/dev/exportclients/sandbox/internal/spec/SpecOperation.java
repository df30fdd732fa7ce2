package dev.exportclients.sandbox.internal.spec;

import java.util.List;
import java.util.Map;

/**
 * A call as its spec has it.
 *
 * @param label such as {@code ems.exportResults}
 * @param provider the name of the provider whose spec it is in
 * @param path with its parameters in braces
 * @param request what it has to be
 * @param statuses each with its examples
 */
public record SpecOperation(
    String label,
    String provider,
    String method,
    String path,
    RequestRules request,
    Map<Integer, List<SpecExample>> statuses) {

  private String id() {
    return label.substring(label.indexOf('.') + 1);
  }

  /** A file comes in any media type, hence in this range. */
  private boolean isFile() {
    return statuses.getOrDefault(200, List.of()).stream()
        .anyMatch(example -> example.mediaType().startsWith("*/*"));
  }

  /** By what it responds with, and by the word that its name begins with. */
  Route.Kind kind() {
    if (isFile()) {
      return Route.Kind.FILE;
    }
    if (!method.equals("GET") || id().startsWith("start")) {
      return Route.Kind.START;
    }
    return id().startsWith("list") ? Route.Kind.LIST : Route.Kind.STATUS;
  }
}
