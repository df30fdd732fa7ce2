package dev.exportclients.sandbox.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The file of a form ({@code multipart/form-data}).
 *
 * @param name as the form gives it; empty if it gives none
 */
public record FormFile(String name, byte[] content) {
  private static final String LINE = "\r\n";

  /**
   * The file in a part of that name; nothing if the body is no such form, or is cut.
   *
   * @param contentType the request's header
   */
  public static Optional<FormFile> of(String part, String contentType, byte[] body) {
    if (!contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      return Optional.empty();
    }
    Optional<String> boundary = parameter(contentType, "boundary");
    if (boundary.isEmpty()) {
      return Optional.empty();
    }
    // A character for each byte, so that places in the text are places in the body.
    String text = LINE + new String(body, ISO_8859_1);
    String delimiter = LINE + "--" + boundary.get();
    if (!text.contains(delimiter + "--")) {
      return Optional.empty();
    }
    for (int at = text.indexOf(delimiter); at >= 0; ) {
      int from = at + delimiter.length();
      int next = text.indexOf(delimiter, from);
      int head = text.indexOf(LINE + LINE, from);
      if (next < 0 || head < 0 || head > next) {
        return Optional.empty();
      }
      String disposition = disposition(text.substring(from, head));
      if (parameter(disposition, "name").filter(part::equals).isPresent()) {
        String name = parameter(disposition, "filename").orElse("");
        int begin = head + LINE.length(); // of the body, which lacks the first line end
        byte[] content = Arrays.copyOfRange(body, begin, next - LINE.length());
        return Optional.of(new FormFile(new String(name.getBytes(ISO_8859_1), UTF_8), content));
      }
      at = next;
    }
    return Optional.empty();
  }

  private static String disposition(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-disposition:"))
        .findFirst()
        .orElse("");
  }

  private static Optional<String> parameter(String header, String name) {
    for (String parameter : header.split(";")) {
      String[] pair = parameter.strip().split("=", 2);
      if (pair.length == 2 && pair[0].strip().equalsIgnoreCase(name)) {
        String value = pair[1].strip();
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return Optional.of(quoted ? value.substring(1, value.length() - 1) : value);
      }
    }
    return Optional.empty();
  }
}
