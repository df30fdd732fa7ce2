package dev.exportclients.core.internal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes names that a server chose safe for any file system. */
final class FileNames {
  /** In UTF-8; leaves room below the usual limit of 255. */
  static final int MAX_BYTES = 200;

  private static final int MAX_EXTENSION = 20;
  private static final Pattern RESERVED =
      Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");
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
  static @Nullable String safe(String name) {
    String segment = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    StringBuilder clean = new StringBuilder();
    segment
        .codePoints()
        .filter(FileNames::isVisible)
        .map(c -> ":*?\"<>|".indexOf(c) >= 0 ? '_' : c)
        .forEach(clean::appendCodePoint);
    String trimmed =
        clean.toString().strip().replaceFirst("^[.\\s]+", "").replaceFirst("[.\\s]+$", "");
    if (trimmed.isEmpty()) {
      return null;
    }
    return bounded(RESERVED.matcher(trimmed).matches() ? "_" + trimmed : trimmed);
  }

  static String extension(String mediaType) {
    return EXTENSIONS.getOrDefault(mediaType.toLowerCase(Locale.ROOT), "");
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static String bounded(String name) {
    if (bytes(name) <= MAX_BYTES) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String extension =
        dot > 0 && bytes(name.substring(dot)) <= MAX_EXTENSION ? name.substring(dot) : "";
    String stem = name.substring(0, name.length() - extension.length());
    while (bytes(stem) + bytes(extension) > MAX_BYTES) {
      stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
    }
    return stem.strip() + extension;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
