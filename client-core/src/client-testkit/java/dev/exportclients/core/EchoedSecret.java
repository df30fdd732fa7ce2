package dev.exportclients.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A secret that a server repeats: how it may be spelled, where it may stand, what may hold it. */
public final class EchoedSecret {

  /** What stands at the head of a file, and may repeat what the server was sent. */
  public enum Place {
    ETAG("ETag: \"v1\"", "ETag: \"%s\""),
    LAST_MODIFIED("Last-Modified: Sun, 22 Nov 2026 10:00:00 GMT", "Last-Modified: %s"),
    CONTENT_TYPE("Content-Type: text/csv", "Content-Type: text/%s"),
    CONTENT_TYPE_PARAMETER("", "Content-Type: text/csv; of=\"%s\""),
    NAME(
        "Content-Disposition: attachment; filename=\"f.csv\"",
        "Content-Disposition: attachment; filename=\"%s.csv\""),
    EXTENDED_NAME("", "Content-Disposition: attachment; filename*=UTF-8''%s.csv"),
    REQUEST_ID("", "X-Request-Id: %s"),
    ERROR_BODY("", "");

    private final String sound;
    private final String echoing;

    Place(String sound, String echoing) {
      this.sound = sound;
      this.echoing = echoing;
    }

    /** Without one nothing is left, as nothing can be gone on with. */
    boolean isValidator() {
      return this == ETAG || this == LAST_MODIFIED;
    }

    /** Of all spellings every third, beginning with another in each place. */
    List<String> someOf(List<String> spellings) {
      return IntStream.range(0, spellings.size())
          .filter(at -> (at + ordinal()) % 3 == 0)
          .mapToObj(spellings::get)
          .toList();
    }

    /** Header lines of a sound file but for this place, where the text stands. */
    String headers(String text) {
      StringBuilder lines = new StringBuilder("Date: Mon, 23 Nov 2026 10:00:00 GMT\r\n");
      String own = echoing.formatted(text);
      String name = own.replaceFirst(":.*", ":");
      for (Place place : values()) {
        if (!place.sound.isEmpty() && (own.isEmpty() || !place.sound.startsWith(name))) {
          lines.append(place.sound).append("\r\n");
        }
      }
      return own.isEmpty() ? lines.toString() : lines + own + "\r\n";
    }
  }

  private static final List<String> SAID_IN =
      List.of(
          "ETag: \"%s\"",
          "Last-Modified: %s",
          "Date: %s",
          "Content-Type: text/%s",
          "Content-Disposition: attachment; filename=\"%s\"",
          "X-Request-Id: %s",
          "X-Amz-Request-Id: %s",
          "Retry-After: %s",
          "Server: %s",
          "Via: 1.1 %s",
          "WWW-Authenticate: Basic realm=\"%s\"",
          "Proxy-Authenticate: Basic realm=\"%s\"");

  /** How many characters of a spelling it is looked up by. */
  private static final int BEGINNING = 4;

  private EchoedSecret() {}

  /** Each way that carries a credential on the wire, or repeats it in a document. */
  static Set<String> spellings(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    StringBuilder percent = new StringBuilder();
    StringBuilder json = new StringBuilder();
    StringBuilder decimal = new StringBuilder();
    StringBuilder hexadecimal = new StringBuilder();
    for (char c : secret.toCharArray()) {
      percent.append(String.format("%%%02x", (int) c));
      json.append(String.format("\\u%04X", (int) c));
      decimal.append("&#").append((int) c).append(';');
      hexadecimal.append(String.format("&#x%x;", (int) c));
    }
    return new TreeSet<>(
        List.of(
            secret,
            URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("-", "%2D"),
            percent.toString(),
            percent.toString().toUpperCase(Locale.ROOT),
            percent.toString().replace("%", "%25"),
            json.toString(),
            decimal.toString(),
            hexadecimal.toString(),
            base64(secret),
            Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
            base64(ClientBehaviour.PROXY_USER + ":" + secret)));
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Whole responses that repeat a text: in the body, in each header, and in what frames them.
   *
   * @param framed whether in that, too
   */
  static List<byte[]> responses(String echo, boolean framed) {
    StringBuilder said = new StringBuilder();
    for (String header : SAID_IN) {
      said.append(header.replace("%s", echo)).append("\r\n");
    }
    said.append("Location: /").append(echo.replace(' ', '+')).append("\r\n");
    String body = "Refused " + echo;
    String rest = said + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    List<String> responses = new ArrayList<>();
    for (String status :
        List.of("200 OK", "400 " + echo, "401 " + echo, "407 " + echo, "503 X", "302 Found")) {
      responses.add("HTTP/1.1 " + status + "\r\n" + rest);
    }
    if (framed) {
      responses.add("HTTP/1.1 " + echo + " OK\r\n" + rest);
      responses.add(echo + "/1.1 200 OK\r\n" + rest);
    }
    for (String framing :
        Stream.of(
                "Content-Encoding: " + echo,
                "Content-Range: bytes " + echo + "/9",
                "Transfer-Encoding: " + echo,
                "Transfer-Encoding: chunked\r\n\r\n" + echo,
                "Content-Length: " + echo,
                echo)
            .filter(line -> framed)
            .toList()) {
      responses.add("HTTP/1.1 200 OK\r\n" + framing + "\r\n" + rest);
    }
    return responses.stream().map(text -> text.getBytes(StandardCharsets.ISO_8859_1)).toList();
  }

  /**
   * The names of all files below a folder, and what sidecars hold: as it stands, and with its own
   * escapes undone.
   */
  static List<String> in(Path folder) throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        texts.add(file.getFileName().toString());
        if (file.toString().endsWith(".properties")) {
          String text = Files.readString(file, StandardCharsets.ISO_8859_1);
          Properties note = new Properties();
          note.load(new StringReader(text));
          texts.add(text);
          texts.addAll(note.stringPropertyNames().stream().map(note::getProperty).toList());
        }
      }
    }
    return texts;
  }

  /** Fails if a text holds a spelling, whatever was done to its case and signs. */
  static void requireNone(Collection<String> spellings, Collection<String> texts) {
    Map<String, List<String>> byBeginning =
        spellings.stream()
            .map(EchoedSecret::bare)
            .collect(Collectors.groupingBy(bare -> bare.substring(0, BEGINNING)));
    // Of millions of characters, only those are looked up where two begin a spelling.
    BitSet pairs = new BitSet(1 << 14);
    byBeginning.keySet().forEach(begun -> pairs.set(begun.charAt(0) << 7 | begun.charAt(1)));
    for (String text : Set.copyOf(texts)) {
      String bare = bare(text);
      for (int i = 0; i + BEGINNING <= bare.length(); i++) {
        if (pairs.get(bare.charAt(i) << 7 | bare.charAt(i + 1))) {
          for (String spelling :
              byBeginning.getOrDefault(bare.substring(i, i + BEGINNING), List.of())) {
            assertThat(bare.startsWith(spelling, i)).as("%s in: %s", spelling, text).isFalse();
          }
        }
      }
    }
  }

  private static String bare(String text) {
    StringBuilder bare = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
        bare.append(c);
      } else if (c >= 'A' && c <= 'Z') {
        bare.append((char) (c + 'a' - 'A'));
      }
    }
    return bare.toString();
  }
}
