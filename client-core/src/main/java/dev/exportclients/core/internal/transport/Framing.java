package dev.exportclients.core.internal.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.ProtocolException;

/** What a response's headers say about where its body ends, made plain for all who read it. */
final class Framing {
  private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

  private Framing() {}

  /**
   * Makes equal repeated lengths one (RFC 9110, 8.6) and takes {@code identity} from the transfer
   * codings, which it never was.
   *
   * @throws ProtocolException for lengths that differ or are none
   */
  static void makePlain(HttpMessage response) throws ProtocolException {
    List<String> codings = words(response, HttpHeaders.TRANSFER_ENCODING);
    if (codings.removeIf(coding -> coding.isEmpty() || coding.equalsIgnoreCase("identity"))) {
      say(response, HttpHeaders.TRANSFER_ENCODING, codings);
    }
    List<String> lengths = words(response, HttpHeaders.CONTENT_LENGTH);
    if (!lengths.isEmpty()) {
      String length = Long.toString(one(lengths));
      if (lengths.size() > 1 || !length.equals(lengths.get(0))) {
        say(response, HttpHeaders.CONTENT_LENGTH, List.of(length));
      }
    }
  }

  private static void say(HttpMessage response, String name, List<String> words) {
    response.removeHeaders(name);
    if (!words.isEmpty()) {
      response.addHeader(name, String.join(", ", words));
    }
  }

  private static long one(List<String> lengths) throws ProtocolException {
    for (String length : lengths) {
      if (!LENGTH.matcher(length).matches()) {
        throw new ProtocolException("its Content-Length is no number of bytes");
      }
      if (Long.parseLong(length) != Long.parseLong(lengths.get(0))) {
        throw new ProtocolException("it has two Content-Lengths");
      }
    }
    return Long.parseLong(lengths.get(0));
  }

  private static List<String> words(HttpMessage response, String name) {
    List<String> words = new ArrayList<>();
    for (Header header : response.getHeaders(name)) {
      for (String word : String.valueOf(header.getValue()).split(",", -1)) {
        words.add(word.strip());
      }
    }
    return words;
  }
}
