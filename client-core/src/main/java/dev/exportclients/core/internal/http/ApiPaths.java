package dev.exportclients.core.internal.http;

import dev.exportclients.core.internal.argument.RefusedArgumentException;
import feign.RequestLine;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a base URL into which the path of one of the API's own calls was pasted. */
public final class ApiPaths {
  private ApiPaths() {}

  /**
   * @throws RefusedArgumentException naming {@code baseUrl} and what to leave out
   */
  public static void requireNotIn(URI baseUrl, Class<?> api) {
    List<String> given = segments(baseUrl.getRawPath());
    for (Method method : api.getMethods()) {
      RequestLine line = method.getAnnotation(RequestLine.class);
      String pasted = line == null ? null : pasted(given, segments(path(line)));
      if (pasted != null) {
        throw new RefusedArgumentException(
            "baseUrl", "ends in " + pasted + ", which the client adds itself; leave that out");
      }
    }
  }

  /** What of a call's path, from its start, stands at the end of the given one. */
  private static @Nullable String pasted(List<String> given, List<String> call) {
    for (int length = Math.min(given.size(), call.size()); length > 0; length--) {
      List<String> end = given.subList(given.size() - length, given.size());
      if (matches(end, call.subList(0, length))) {
        return "/" + String.join("/", call.subList(0, length));
      }
    }
    return null;
  }

  /** A path of parameters alone is any path, and nobody's. */
  private static boolean matches(List<String> given, List<String> template) {
    if (template.stream().allMatch(segment -> segment.startsWith("{"))) {
      return false;
    }
    for (int at = 0; at < given.size(); at++) {
      boolean any = template.get(at).startsWith("{");
      if (!any && !template.get(at).equalsIgnoreCase(given.get(at))) {
        return false;
      }
    }
    return true;
  }

  /** {@code /a/{b}} of {@code GET /a/{b}?c={c}}. */
  private static String path(RequestLine line) {
    String target = line.value().substring(line.value().indexOf(' ') + 1);
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  private static List<String> segments(@Nullable String path) {
    return path == null
        ? List.of()
        : Arrays.stream(path.split("/")).filter(segment -> !segment.isEmpty()).toList();
  }
}
