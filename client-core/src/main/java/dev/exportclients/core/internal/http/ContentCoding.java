package dev.exportclients.core.internal.http;

import feign.Response;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How a response says that its bytes are coded. Servers and the tools before them also write there
 * what is no coding: a charset, a media type, how the upload was framed. Such labels count for
 * nothing; an unknown word is taken for a coding, since its bytes may not be the file's.
 *
 * @param codings those that are to be undone, as sent, in the order in which they were done
 */
public record ContentCoding(List<String> codings) {
  private static final Set<String> GZIP =
      Set.of("gzip", "x-gzip", "application/gzip", "application/x-gzip");

  private static final Set<String> LABELS =
      Set.of(
          "",
          "identity",
          "none",
          "null",
          "undefined",
          "no",
          "off",
          "default",
          "plain",
          "text",
          "raw",
          "binary",
          "7bit",
          "8bit",
          "unicode",
          "utf-8-sig",
          "utf8mb4",
          "aws-chunked");

  /** Of all the lines that say it. */
  public static ContentCoding of(Response response) {
    List<String> codings = new ArrayList<>();
    for (String line : response.headers().getOrDefault("content-encoding", List.of())) {
      for (String word : line.split(",", -1)) {
        if (!isLabel(word)) {
          codings.add(word.strip());
        }
      }
    }
    return new ContentCoding(codings);
  }

  public boolean isNone() {
    return codings.isEmpty();
  }

  /** Once. */
  public boolean isGzip() {
    return codings.size() == 1 && GZIP.contains(bare(codings.get(0)));
  }

  @Override
  public String toString() {
    return String.join(", ", codings);
  }

  private static boolean isLabel(String word) {
    String bare = bare(word);
    String label = bare.startsWith("charset=") ? bare.substring("charset=".length()) : bare;
    boolean isType = label.indexOf('/') >= 0 && !GZIP.contains(label);
    return LABELS.contains(label) || isType || isCharset(label);
  }

  private static String bare(String word) {
    return word.replace('"', ' ').strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isCharset(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalCharsetNameException noName) {
      return false;
    }
  }
}
