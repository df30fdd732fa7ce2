package dev.exportclients.sandbox.internal.provider;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * A call that works as it stands, for the page.
 *
 * @param target path and query
 */
public record CurlLine(String title, String method, String target, Map<String, String> headers) {

  public static CurlLine get(String title, String target, Map<String, String> headers) {
    return new CurlLine(title, "GET", target, headers);
  }

  /** The line for a POSIX shell. */
  public String line(String origin) {
    String sent =
        headers.entrySet().stream()
            .map(header -> " -H '" + header.getKey() + ": " + header.getValue() + "'")
            .collect(Collectors.joining());
    return "curl -i"
        + (method.equals("GET") ? "" : " -X " + method)
        + sent
        + " '"
        + origin
        + target
        + "'";
  }
}
