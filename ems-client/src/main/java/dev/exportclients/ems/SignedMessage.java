package dev.exportclients.ems;

import static java.util.Comparator.comparing;

import dev.exportclients.core.internal.http.PercentEncoding;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text that EMS's HMAC signs. Read from a test script that a user of EMS published, not from
 * the vendor, who says only that requests are signed: all of it is inferred.
 *
 * <pre>
 * get
 * 2015-11-22 08:00:00.000z
 * /experimentsapi/ems/results
 * experimentid=1234
 * (base64 of each file's SHA-512; empty for what we send)
 * </pre>
 *
 * <p>Five lines in lower case, the file hashes included. JSON and XML bodies are not in it.
 *
 * @param text without a line end behind the last line
 */
record SignedMessage(String text) {

  /** For a request without a form. */
  static SignedMessage of(String method, String timestamp, URI uri) {
    return of(method, timestamp, uri, Map.of(), Map.of());
  }

  /**
   * @param uri as it goes on the wire; its whole path is signed, that of a proxy included
   * @param fields the texts of a form, by name
   * @param fileHashes SHA-512 of a form's files, by file name
   */
  static SignedMessage of(
      String method,
      String timestamp,
      URI uri,
      Map<String, String> fields,
      Map<String, byte[]> fileHashes) {
    Map<String, String> parameters = query(uri.getRawQuery());
    parameters.putAll(fields);
    Map<String, String> files = new LinkedHashMap<>();
    fileHashes.forEach((name, hash) -> files.put(name, Base64.getEncoder().encodeToString(hash)));
    String text =
        String.join(
            "\n",
            method,
            timestamp,
            decoded(uri.getRawPath()),
            joinedByName(parameters),
            joinedByName(files));
    return new SignedMessage(text.toLowerCase(Locale.ROOT));
  }

  /** Unescaped; of a name that comes twice, the last counts. */
  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      int equals = pair.indexOf('=');
      if (equals >= 0) {
        parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      } else if (!pair.isEmpty()) {
        parameters.put(decoded(pair), "");
      }
    }
    return parameters;
  }

  /** A plus is a plus, not a blank. */
  private static String decoded(String escaped) {
    String text = PercentEncoding.decode(escaped);
    return text == null ? escaped : text;
  }

  private static String joinedByName(Map<String, String> values) {
    List<Map.Entry<String, String>> sorted = new ArrayList<>(values.entrySet());
    sorted.sort(comparing(Map.Entry::getKey, String.CASE_INSENSITIVE_ORDER));
    return String.join(
        "&", sorted.stream().map(entry -> entry.getKey() + '=' + entry.getValue()).toList());
  }
}
