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
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
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
            Base64.getEncoder().encodeToString(bytes),
            Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
            Base64.getEncoder()
                .encodeToString(("user:" + secret).getBytes(StandardCharsets.UTF_8))));
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
    List<String> bare = texts.stream().map(EchoedSecret::bare).toList();
    for (String spelling : spellings) {
      String wanted = bare(spelling);
      assertThat(bare).noneMatch(text -> text.contains(wanted));
    }
  }

  private static String bare(String text) {
    StringBuilder bare = new StringBuilder();
    text.chars()
        .filter(c -> c < 128 && Character.isLetterOrDigit(c))
        .forEach(c -> bare.append((char) Character.toLowerCase(c)));
    return bare.toString();
  }
}
