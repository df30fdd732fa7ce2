package dev.exportclients.core.internal.http;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes names that a server chose safe for any file system, shell and terminal. */
public final class FileNames {
  /** In UTF-8; leaves room below the usual limit of 255. */
  static final int MAX_BYTES = 200;

  private static final int MAX_EXTENSION = 64;

  /** Of a longer name, only the two ends are looked at. */
  private static final int LOOKED_AT = 1024;

  private static final String RESERVED = ":*?\"<>|";

  /** What nobody means at a name's end, where it would hide the extension. */
  private static final String STRAY = RESERVED + ";,";

  /** Windows' devices, with any extension, in any case; also those that end in a digit. */
  private static final Set<String> DEVICES =
      Set.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$");

  private static final Map<String, String> EXTENSIONS =
      Map.ofEntries(
          Map.entry("text/csv", ".csv"),
          Map.entry("text/plain", ".txt"),
          Map.entry("text/html", ".html"),
          Map.entry("text/xml", ".xml"),
          Map.entry("application/csv", ".csv"),
          Map.entry("application/json", ".json"),
          Map.entry("application/xml", ".xml"),
          Map.entry("application/pdf", ".pdf"),
          Map.entry("application/zip", ".zip"),
          Map.entry("application/gzip", ".gz"),
          Map.entry("application/vnd.ms-excel", ".xls"),
          Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
          Map.entry(
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"));

  private FileNames() {}

  /** The last segment without what could harm; null when nothing is left. */
  public static @Nullable String safe(String name) {
    String segment = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String visible = Normalizer.normalize(visible(segment), Normalizer.Form.NFC);
    String trimmed = written(trimmed(visible));
    if (trimmed.isEmpty()) {
      return null;
    }
    if (visible.strip().startsWith(".") && isExtension(trimmed)) {
      return bounded("_." + trimmed);
    }
    boolean misread = trimmed.startsWith("-") || isDevice(trimmed);
    return bounded(misread ? "_" + trimmed : trimmed);
  }

  /** Or more than one, as in {@code .csv.gz}: a name that has nothing before them. */
  private static boolean isExtension(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    int dot = lower.indexOf('.');
    String first = dot < 0 ? lower : lower.substring(0, dot);
    return EXTENSIONS.containsValue("." + first) || first.equals("tar");
  }

  public static String extension(String mediaType) {
    return EXTENSIONS.getOrDefault(mediaType.toLowerCase(Locale.ROOT), "");
  }

  /** Of a file that came in gzip and was decoded. */
  static String withoutGzip(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String decoded = name;
    if (lower.endsWith(".tgz")) {
      decoded = name.substring(0, name.length() - 3) + "tar";
    } else if (lower.endsWith(".gz") || lower.endsWith(".gzip")) {
      decoded = name.substring(0, name.lastIndexOf('.'));
    }
    String safe = safe(decoded);
    return safe == null ? name : safe;
  }

  /** Without what is not seen, and with an underscore for what can't be shown. */
  private static String visible(String segment) {
    StringBuilder visible = new StringBuilder();
    for (int at = 0; at < segment.length(); ) {
      if (at > LOOKED_AT && segment.length() - at > LOOKED_AT) {
        at = segment.length() - LOOKED_AT;
      }
      int c = segment.codePointAt(at);
      at += Character.charCount(c);
      if (isIgnorable(c)) {
        continue;
      }
      switch (Character.getType(c)) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR -> {}
        case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
            visible.append('_');
        default -> visible.appendCodePoint(c);
      }
    }
    return visible.toString();
  }

  /** Fillers and selectors, which show nothing although they count as letters and marks. */
  private static boolean isIgnorable(int c) {
    return c == 0x34f
        || c == 0x115f
        || c == 0x1160
        || c == 0x17b4
        || c == 0x17b5
        || c >= 0x180b && c <= 0x180f
        || c == 0x2800
        || c == 0x3164
        || c >= 0xfe00 && c <= 0xfe0f
        || c == 0xffa0
        || c >= 0xe0000 && c <= 0xe0fff;
  }

  private static String written(String name) {
    StringBuilder written = new StringBuilder(name);
    for (int at = 0; at < name.length(); at++) {
      if (RESERVED.indexOf(name.charAt(at)) >= 0) {
        written.setCharAt(at, '_');
      }
    }
    return written.toString();
  }

  /** Leading dots hide a file; Windows drops dots and blanks at the end. */
  private static String trimmed(String name) {
    int from = 0;
    int to = name.length();
    while (from < to && isEdge(name.charAt(from))) {
      from++;
    }
    while (from < to && (isEdge(name.charAt(to - 1)) || STRAY.indexOf(name.charAt(to - 1)) >= 0)) {
      to--;
    }
    return name.substring(from, to);
  }

  private static boolean isEdge(char c) {
    return c == '.' || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isDevice(String name) {
    int dot = name.indexOf('.');
    String stem = trimmed(dot < 0 ? name : name.substring(0, dot)).toUpperCase(Locale.ROOT);
    boolean numbered = stem.startsWith("COM") || stem.startsWith("LPT");
    return DEVICES.contains(stem)
        || numbered && stem.length() == 4 && "0123456789¹²³".indexOf(stem.charAt(3)) >= 0;
  }

  private static String bounded(String name) {
    if (bytes(name) <= MAX_BYTES) {
      return name;
    }
    String extension = extensionOf(name);
    int room = MAX_BYTES - bytes(extension);
    int end = 0;
    for (int at = 0; room >= 0; at += Character.charCount(name.codePointAt(at))) {
      end = at;
      room -= bytes(Character.toString(name.codePointAt(at)));
    }
    return trimmed(name.substring(0, end)) + extension;
  }

  /** With the dot; of two in a row, such as {@code .csv.gz}, both. */
  private static String extensionOf(String name) {
    int last = name.lastIndexOf('.');
    int before = name.lastIndexOf('.', last - 1);
    for (int dot : new int[] {before, last}) {
      if (dot > 0 && bytes(name.substring(dot)) <= MAX_EXTENSION) {
        return name.substring(dot);
      }
    }
    return "";
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
