package dev.exportclients.sandbox.internal.response;

import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.spec.SpecExample;
import dev.exportclients.sandbox.internal.spec.Specs;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Responses taken from the specs: a status and which of its examples. */
public final class SpecResponses {
  private SpecResponses() {}

  /**
   * The operation's example for a status, in the media type that Accept prefers.
   *
   * @param which the example's name, the beginning of several names, its number from 1, or nothing
   *     for any
   */
  public static Response of(ApiCall call, int status, String which) {
    return of(call, call.route.operation, status, which);
  }

  static Response of(ApiCall call, String operation, int status, String which) {
    List<SpecExample> all = Specs.loaded().examples(operation, status);
    if (which.matches("\\d+")) {
      int index = Integer.parseInt(which) - 1;
      return index >= 0 && index < all.size()
          ? Response.of(status, all.get(index))
          : noSuch(operation, status, which);
    }
    Optional<SpecExample> exact = all.stream().filter(e -> e.name().equals(which)).findFirst();
    if (exact.isPresent()) {
      return Response.of(status, exact.get());
    }
    List<SpecExample> candidates = all.stream().filter(e -> e.name().startsWith(which)).toList();
    if (candidates.isEmpty()) {
      return which.isEmpty() ? Response.of(status) : noSuch(operation, status, which);
    }
    String wanted = format(call);
    return Response.of(
        status,
        candidates.stream()
            .filter(e -> e.mediaType().contains(wanted))
            .findFirst()
            .orElse(candidates.get(0)));
  }

  private static Response noSuch(String operation, int status, String which) {
    List<String> names =
        Specs.loaded().examples(operation, status).stream().map(SpecExample::name).toList();
    return Response.text(
        500,
        "text/plain",
        "The sandbox has no example "
            + which
            + " of "
            + operation
            + " "
            + status
            + ", but "
            + names
            + "\n");
  }

  /** The first of json, xml and plain that Accept names; JSON for anything else. */
  private static String format(ApiCall call) {
    for (String range :
        call.request.header("Accept").orElse("").toLowerCase(Locale.ROOT).split(",")) {
      String type = range.split(";")[0];
      for (String format : List.of("json", "xml", "plain")) {
        if (type.endsWith(format)) {
          return format;
        }
      }
      if (type.trim().equals("*/*")) {
        return "json";
      }
    }
    return "json";
  }
}
