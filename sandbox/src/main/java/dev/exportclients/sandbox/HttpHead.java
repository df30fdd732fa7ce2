package dev.exportclients.sandbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request or of a response.
 *
 * @param start the three parts of its first line
 */
record HttpHead(String[] start, List<Header> headers) {
  record Header(String name, String value) {}

  /** The next head; null if the connection ended before one. */
  static @Nullable HttpHead read(WireInput in) throws IOException {
    String line = in.line();
    if (line == null) {
      return null;
    }
    String[] start = line.split(" ", 3);
    if (start.length < 2) {
      throw new IOException("Not HTTP: " + line);
    }
    List<Header> headers = new ArrayList<>();
    for (String header = in.line(); header != null && !header.isEmpty(); header = in.line()) {
      int colon = header.indexOf(':');
      if (colon > 0) {
        headers.add(new Header(header.substring(0, colon), header.substring(colon + 1).trim()));
      }
    }
    return new HttpHead(start, headers);
  }

  Optional<String> first(String name) {
    return headers.stream()
        .filter(h -> h.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }

  /** The headers as text, a line for each. */
  String rawHeaders() {
    return headers.stream().map(h -> h.name() + ":" + h.value()).collect(Collectors.joining("\n"));
  }

  Map<String, List<String>> byLowerCaseName() {
    return byLowerCaseName(rawHeaders());
  }

  static Map<String, List<String>> byLowerCaseName(String rawHeaders) {
    Map<String, List<String>> map = new LinkedHashMap<>();
    rawHeaders
        .lines()
        .forEach(
            line -> {
              int colon = line.indexOf(':');
              String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
              map.computeIfAbsent(name, k -> new ArrayList<>()).add(line.substring(colon + 1));
            });
    return map;
  }

  /** Whether the peer of a request keeps the connection open after it. */
  boolean keepsAlive() {
    boolean close =
        first("Connection").filter(c -> c.toLowerCase(Locale.ROOT).contains("close")).isPresent();
    return !close && start.length == 3 && start[2].equals("HTTP/1.1");
  }
}
