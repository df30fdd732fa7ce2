package dev.exportclients.core.internal.http;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Where a request goes: its origin, and path and query byte for byte as they were given, since a
 * presigned link is void when a single character is encoded in another way. Only what no request
 * line can carry is escaped.
 */
public record RequestTarget(Origin origin, String authority, String pathAndQuery) {

  /**
   * Of a whole URL. Blanks around it and its fragment are dropped.
   *
   * @throws IllegalArgumentException without the URL's text, which may be a secret
   */
  public static RequestTarget of(String url) {
    return absolute(escaped(url.strip(), StandardCharsets.UTF_8));
  }

  /**
   * As {@link #of}, of a URL that is most often on this server: then host and port are not read
   * anew for each request.
   */
  public RequestTarget sibling(String url) {
    String root = origin.scheme() + "://" + authority;
    boolean here = url.startsWith(root) && url.startsWith("/", root.length());
    return here
        ? new RequestTarget(
            origin,
            authority,
            withoutFragment(
                escaped(url.substring(root.length()).stripTrailing(), StandardCharsets.UTF_8)))
        : of(url);
  }

  /** Where a {@code Location} leads from here, by RFC 3986, 5.2. Its characters are bytes. */
  public RequestTarget resolve(String location) {
    String reference = escaped(location.strip(), StandardCharsets.ISO_8859_1);
    if (hasScheme(reference)) {
      return absolute(reference).withoutDots();
    }
    if (reference.startsWith("//")) {
      return absolute(origin.scheme() + ":" + reference).withoutDots();
    }
    return new RequestTarget(origin, authority, resolved(withoutFragment(reference))).withoutDots();
  }

  private String resolved(String reference) {
    int query = pathAndQuery.indexOf('?');
    String path = query < 0 ? pathAndQuery : pathAndQuery.substring(0, query);
    if (reference.isEmpty()) {
      return pathAndQuery;
    }
    return switch (reference.charAt(0)) {
      case '?' -> path + reference;
      case '/' -> reference;
      default -> path.substring(0, path.lastIndexOf('/') + 1) + reference;
    };
  }

  private static RequestTarget absolute(String url) {
    int colon = url.indexOf(':');
    String scheme = colon < 0 ? "" : url.substring(0, colon);
    boolean isHttp = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
    if (!isHttp || !url.startsWith("//", colon + 1)) {
      throw new IllegalArgumentException("not an absolute http or https URL");
    }
    int end = colon + 3;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    Authority authority = Authority.of(url.substring(colon + 3, end));
    String path = withoutFragment(url.substring(end));
    return new RequestTarget(
        Origin.of(scheme, authority.host(), authority.port()),
        authority.toString(),
        path.startsWith("/") ? path : "/" + path);
  }

  /** A name and a colon, before any other sign: {@code 12:30.csv} begins with none. */
  private static boolean hasScheme(String reference) {
    int end = 0;
    while (end < reference.length() && isSchemePart(reference.charAt(end), end > 0)) {
      end++;
    }
    return end > 0 && reference.startsWith(":", end);
  }

  private static boolean isSchemePart(char c, boolean inner) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || inner && (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.');
  }

  private static String withoutFragment(String reference) {
    int fragment = reference.indexOf('#');
    return fragment < 0 ? reference : reference.substring(0, fragment);
  }

  /** RFC 3986, 5.2.4. Escaped dots are no dots. */
  private RequestTarget withoutDots() {
    int query = pathAndQuery.indexOf('?');
    int end = query < 0 ? pathAndQuery.length() : query;
    StringBuilder path = new StringBuilder();
    for (int from = 0; from < end; ) {
      int slash = pathAndQuery.indexOf('/', from + 1);
      int next = slash < 0 || slash > end ? end : slash;
      String segment = pathAndQuery.substring(from, next);
      if (segment.equals("/..")) {
        path.setLength(Math.max(0, path.lastIndexOf("/")));
      }
      if (!segment.equals("/.") && !segment.equals("/..")) {
        path.append(segment);
      } else if (next == end) {
        path.append('/');
      }
      from = next;
    }
    return new RequestTarget(origin, authority, path + pathAndQuery.substring(end));
  }

  /** What may stand in a URL stays, escapes too, byte for byte. */
  private static String escaped(String url, Charset charset) {
    int plain = 0;
    while (plain < url.length() && url.charAt(plain) != '%' && isOfUrls(url.charAt(plain))) {
      plain++;
    }
    if (plain == url.length()) {
      return url;
    }
    StringBuilder escaped = new StringBuilder(url.length());
    for (int at = 0; at < url.length(); ) {
      char c = url.charAt(at);
      if (c < ' ' || c == 0x7f) {
        throw new IllegalArgumentException("the URL holds control characters");
      }
      int next = at + Character.charCount(url.codePointAt(at));
      if (c == '%' ? PercentEncoding.isEscape(url, at) : isOfUrls(c)) {
        escaped.append(c);
      } else {
        PercentEncoding.append(url.substring(at, next).getBytes(charset), escaped);
      }
      at = next;
    }
    return escaped.toString();
  }

  private static boolean isOfUrls(char c) {
    return c > ' ' && c < 0x7f && "\"<>\\^`{|}".indexOf(c) < 0;
  }

  /** For signers. */
  public URI uri() {
    return URI.create(origin.scheme() + "://" + authority + withoutBrackets());
  }

  /** Origin and path; queries hold signatures and are never shown. */
  public URI shown() {
    String escaped = withoutBrackets();
    int query = escaped.indexOf('?');
    return URI.create(origin + (query < 0 ? escaped : escaped.substring(0, query)));
  }

  /** Servers take them in a path as they are, which {@link URI} does not. */
  private String withoutBrackets() {
    int query = pathAndQuery.indexOf('?');
    int end = query < 0 ? pathAndQuery.length() : query;
    String path = pathAndQuery.substring(0, end).replace("[", "%5B").replace("]", "%5D");
    return path + pathAndQuery.substring(end);
  }
}
