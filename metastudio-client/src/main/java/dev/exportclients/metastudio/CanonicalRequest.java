package dev.exportclients.metastudio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

import java.net.URI;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code SDK-HMAC-SHA256} hashes of a request, and the names of the headers in it.
 *
 * <p>Path and query are those that go on the wire, escaped once; here each byte is unescaped and
 * escaped again, so that every spelling of one URI has one canonical form. Working on bytes keeps
 * escapes that are not UTF-8 apart.
 *
 * @param text the canonical request
 * @param signedHeaders lower-case names, sorted, joined by semicolons
 */
record CanonicalRequest(String text, String signedHeaders) {

  private static final HexFormat UPPER_HEX = HexFormat.of().withUpperCase();
  private static final boolean[] UNRESERVED =
      table("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~");
  private static final boolean[] KEPT_IN_PATH = UNRESERVED.clone();

  static {
    KEPT_IN_PATH['/'] = true;
  }

  /**
   * The canonical form of a request. All of {@code headers} are part of it, but for a date and a
   * signature from an earlier signing. {@code host} joins them from the URI, with the port if the
   * URI names one, unless they bring their own.
   *
   * <p>Header values lose the blanks at their edges: the provider's guide says so, and an HTTP
   * server sees no others. (The provider's own SDK keeps them.)
   *
   * @param date the value of {@code X-Sdk-Date}
   * @param payloadHash lower-case hex SHA-256 of the body, or the value of {@code
   *     X-Sdk-Content-Sha256}
   * @throws IllegalArgumentException when the URI has no host or a header comes in two spellings
   */
  static CanonicalRequest of(
      String method, URI uri, Map<String, String> headers, String date, String payloadHash) {
    TreeMap<String, String> sorted = new TreeMap<>();
    headers.forEach(
        (name, value) -> {
          if (sorted.put(name.toLowerCase(Locale.ROOT), value.trim()) != null) {
            throw new IllegalArgumentException("Header given twice: " + name);
          }
        });
    sorted.remove("authorization");
    sorted.put("x-sdk-date", date);
    if (!sorted.containsKey("host")) {
      sorted.put("host", host(uri));
    }
    String signedHeaders = String.join(";", sorted.keySet());

    StringBuilder text = new StringBuilder(512);
    text.append(method.toUpperCase(Locale.ROOT)).append('\n');
    appendPath(uri.getRawPath(), text);
    text.append('\n');
    appendQuery(uri.getRawQuery(), text);
    text.append('\n');
    sorted.forEach((name, value) -> text.append(name).append(':').append(value).append('\n'));
    text.append('\n').append(signedHeaders).append('\n').append(payloadHash);
    return new CanonicalRequest(text.toString(), signedHeaders);
  }

  /** The authority, not {@link URI#getHost}: that is null for a name with an underscore. */
  private static String host(URI uri) {
    String authority = uri.getRawAuthority();
    if (authority == null) {
      throw new IllegalArgumentException("Not an absolute URI with a host");
    }
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  /** Ends in one slash, whether the request's path does or not. */
  private static void appendPath(String path, StringBuilder out) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    recode(path, 0, end, KEPT_IN_PATH, out);
    out.append('/');
  }

  /** Sorted by name; the values of one name keep the order in which they are sent. */
  private static void appendQuery(String query, StringBuilder out) {
    if (query == null) {
      return;
    }
    List<Parameter> parameters = new ArrayList<>();
    for (int from = 0; from < query.length(); ) {
      int to = indexOf('&', query, from, query.length());
      if (to > from) {
        parameters.add(Parameter.of(query, from, to));
      }
      from = to + 1;
    }
    parameters.sort(comparing(Parameter::name));
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      out.append(i == 0 ? "" : "&").append(parameter.name).append('=').append(parameter.value);
    }
  }

  /** Name and value as they stand in the canonical query. */
  private record Parameter(String name, String value) {

    static Parameter of(String query, int from, int to) {
      int equals = indexOf('=', query, from, to);
      return new Parameter(
          recoded(query, from, equals), recoded(query, Math.min(equals + 1, to), to));
    }

    private static String recoded(String raw, int from, int to) {
      StringBuilder out = new StringBuilder(to - from);
      recode(raw, from, to, UNRESERVED, out);
      return out.toString();
    }
  }

  /** Unescapes {@code raw} once and escapes it once. A plus is a plus, not a blank. */
  private static void recode(String raw, int from, int to, boolean[] kept, StringBuilder out) {
    int copied = from;
    int i = from;
    while (i < to) {
      char c = raw.charAt(i);
      if (c < 128 && kept[c]) {
        i++;
        continue;
      }
      out.append(raw, copied, i);
      if (c == '%') {
        appendByte(HexFormat.fromHexDigits(raw, i + 1, i + 3), out);
        i += 3;
      } else if (c < 128) {
        appendByte(c, out);
        i++;
      } else {
        int width = Character.charCount(raw.codePointAt(i));
        for (byte b : raw.substring(i, i + width).getBytes(UTF_8)) {
          appendByte(b & 0xff, out);
        }
        i += width;
      }
      copied = i;
    }
    out.append(raw, copied, to);
  }

  private static void appendByte(int value, StringBuilder out) {
    if (value < 128 && UNRESERVED[value]) {
      out.append((char) value);
    } else {
      UPPER_HEX.toHexDigits(out.append('%'), (byte) value);
    }
  }

  private static boolean[] table(String characters) {
    boolean[] table = new boolean[128];
    characters.chars().forEach(c -> table[c] = true);
    return table;
  }

  /** The first {@code wanted} in the range, or its end. */
  private static int indexOf(char wanted, String text, int from, int end) {
    int found = text.indexOf(wanted, from);
    return found < 0 || found > end ? end : found;
  }
}
