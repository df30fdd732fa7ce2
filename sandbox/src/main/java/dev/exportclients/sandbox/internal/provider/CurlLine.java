package dev.exportclients.sandbox.internal.provider;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * A call that works as it stands, for the page.
 *
 * @param target path and query
 * @param body empty for none; its media type is among the headers
 */
public record CurlLine(
    String title, String method, String target, Map<String, String> headers, String body) {

  /** Without a body. */
  public CurlLine(String title, String method, String target, Map<String, String> headers) {
    this(title, method, target, headers, "");
  }

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
        + data()
        + " '"
        + origin
        + target
        + "'";
  }

  /** In quotes that know line ends, if it has some. */
  private String data() {
    if (body.isEmpty()) {
      return "";
    }
    String quoted = body.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n");
    boolean plain = quoted.equals(body);
    return " --data-binary " + (plain ? "'" : "$'") + (plain ? body : quoted) + "'";
  }
}
