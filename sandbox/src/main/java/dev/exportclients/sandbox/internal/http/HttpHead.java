package dev.exportclients.sandbox.internal.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The head of a request, held to RFC 9112. */
public record HttpHead(String method, String target, String version, List<Header> headers) {
  record Header(String name, String value) {}

  private static final int LONGEST = 64 * 1024;
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern VERSION = Pattern.compile("HTTP/\\d\\.\\d");
  private static final Pattern TARGET = Pattern.compile("/.*|\\*|(?i:https?)://[^/?]+([/?].*)?");
  private static final Pattern HOST =
      Pattern.compile("([\\w.~!$&'()*+,;=%-]*|\\[[0-9A-Fa-f:.]+])(:\\d*)?");

  /**
   * The next head; null if the connection ended before one.
   *
   * @throws BadRequest if it is none, or too long
   */
  public static @Nullable HttpHead read(WireInput in) throws IOException {
    String line = in.line(LONGEST, 414);
    while (line != null && line.isEmpty()) {
      line = in.line(LONGEST, 414);
    }
    if (line == null) {
      return null;
    }
    String[] start = line.split(" ", -1);
    if (start.length != 3
        || !TOKEN.matcher(start[0]).matches()
        || !TARGET.matcher(start[1]).matches()
        || !VERSION.matcher(start[2]).matches()) {
      throw new BadRequest(400, "The request line is not METHOD /PATH HTTP/1.1");
    }
    if (!start[2].startsWith("HTTP/1.")) {
      throw new BadRequest(505, "Only HTTP/1.1 is spoken here");
    }
    return new HttpHead(start[0], start[1], start[2], headers(in)).checked();
  }

  private static List<Header> headers(WireInput in) throws IOException {
    List<Header> headers = new ArrayList<>();
    int left = LONGEST;
    for (String line = in.lineAfter(left, 431); !line.isEmpty(); line = in.lineAfter(left, 431)) {
      int colon = line.indexOf(':');
      if (colon < 0 || !TOKEN.matcher(line.substring(0, colon)).matches()) {
        throw new BadRequest(400, "A header is not NAME: VALUE");
      }
      headers.add(new Header(line.substring(0, colon), line.substring(colon + 1).trim()));
      left -= line.length();
    }
    return headers;
  }

  private HttpHead checked() throws BadRequest {
    List<String> hosts = all("Host");
    if (hosts.size() > 1 || hosts.isEmpty() && !isOld()) {
      throw new BadRequest(400, "A request has one Host header");
    }
    if (!hosts.isEmpty() && !HOST.matcher(hosts.get(0)).matches()) {
      throw new BadRequest(400, "The Host header is not HOST:PORT");
    }
    return this;
  }

  /** How many bytes of content the request has; -1 for content in chunks. */
  long contentLength() throws BadRequest {
    List<String> codings = all("Transfer-Encoding");
    List<String> lengths =
        all("Content-Length").stream()
            .flatMap(l -> Arrays.stream(l.split(",", -1)))
            .map(String::trim)
            .distinct()
            .toList();
    if (!codings.isEmpty()) {
      String coding = String.join(",", codings).toLowerCase(Locale.ROOT);
      if (!lengths.isEmpty() || isOld() || !coding.endsWith("chunked")) {
        throw new BadRequest(400, "It can't be told where the request's content ends");
      }
      if (!coding.equals("chunked")) {
        throw new BadRequest(501, "The only transfer coding known here is chunked");
      }
      return -1;
    }
    if (lengths.size() > 1 || !lengths.isEmpty() && !lengths.get(0).matches("\\d{1,18}")) {
      throw new BadRequest(400, "The Content-Length is not a number");
    }
    return lengths.isEmpty() ? 0 : Long.parseLong(lengths.get(0));
  }

  private List<String> all(String name) {
    return headers.stream()
        .filter(h -> h.name().equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }

  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** The headers as text, a line for each. */
  public String rawHeaders() {
    return headers.stream().map(h -> h.name() + ":" + h.value()).collect(Collectors.joining("\n"));
  }

  public Map<String, List<String>> byLowerCaseName() {
    return byLowerCaseName(rawHeaders());
  }

  public static Map<String, List<String>> byLowerCaseName(String rawHeaders) {
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

  /** Whether the peer speaks HTTP/1.0, without chunks and without a second request. */
  public boolean isOld() {
    return version.equals("HTTP/1.0");
  }

  /** Whether the peer keeps the connection open after the request. */
  public boolean keepsAlive() {
    boolean close =
        all("Connection").stream().anyMatch(c -> c.toLowerCase(Locale.ROOT).contains("close"));
    return !close && !isOld();
  }
}
