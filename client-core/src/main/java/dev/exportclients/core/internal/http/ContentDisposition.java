package dev.exportclients.core.internal.http;

import feign.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Content-Disposition} as RFC 6266 and RFC 8187 have it, read leniently. The file names
 * are the server's own and not to be trusted.
 *
 * @param isAttachment so it is without a known type, too, if there is a name
 * @param filenames the best first: {@code filename*} before {@code filename}
 */
record ContentDisposition(boolean isAttachment, List<String> filenames) {
  private static final int MOST_NAMES = 10;
  private static final int MOST_PIECES = 100;

  /** Of several lines the first that names the file; null if there is none. */
  static @Nullable String line(Response response) {
    for (String line : response.headers().getOrDefault("content-disposition", List.of())) {
      if (parse(line).filename() != null) {
        return line.strip();
      }
    }
    return ResponseHeaders.header(response, "content-disposition");
  }

  static ContentDisposition parse(@Nullable String header) {
    if (header == null) {
      return new ContentDisposition(false, List.of());
    }
    HeaderParameters read = HeaderParameters.parse(header);
    List<String> extended = values(read, "filename*");
    String joined = joined(read);
    if (joined != null) {
      extended.add(joined);
    }
    List<String> filenames =
        Stream.of(
                extended.stream().map(ExtendedValue::decoded),
                values(read, "filename").stream().map(ContentDisposition::plain),
                extended.stream().map(ExtendedValue::guessed))
            .flatMap(names -> names)
            .filter(Objects::nonNull)
            .filter(name -> !name.isEmpty())
            .toList();
    boolean attachment =
        read.value().equals("attachment") || !read.value().equals("inline") && !filenames.isEmpty();
    return new ContentDisposition(attachment, filenames);
  }

  /** The best one; null if there is none. */
  @Nullable String filename() {
    return filenames.isEmpty() ? null : filenames.get(0);
  }

  private static List<String> values(HeaderParameters read, String name) {
    List<String> values = new ArrayList<>();
    for (HeaderParameters.Parameter parameter : read.parameters()) {
      if (parameter.name().equals(name) && values.size() < MOST_NAMES) {
        values.add(parameter.value());
      }
    }
    return values;
  }

  /** RFC 2231's pieces: {@code filename*0*}, {@code filename*1}, as mail libraries write. */
  private static @Nullable String joined(HeaderParameters read) {
    StringBuilder value = new StringBuilder();
    for (int number = 0; number < MOST_PIECES; number++) {
      List<String> coded = values(read, "filename*" + number + "*");
      List<String> plain = values(read, "filename*" + number);
      if (coded.isEmpty() && plain.isEmpty()) {
        break;
      }
      if (number == 0 && coded.isEmpty()) {
        value.append("UTF-8''");
      }
      value.append(coded.isEmpty() ? plain.get(0).replace("%", "%25") : coded.get(0));
    }
    return value.isEmpty() ? null : value.toString();
  }

  /** Not only as the standards have it: as frameworks write what is not ASCII. */
  private static String plain(String value) {
    boolean extended = value.indexOf('\'') < value.lastIndexOf('\'');
    String decoded = extended ? ExtendedValue.decoded(value) : null;
    if (decoded != null) {
      return decoded;
    }
    String words = EncodedWords.decoded(value);
    if (!words.equals(value)) {
      return words;
    }
    String escaped = unescaped(value);
    return escaped == null ? HeaderBytes.text(value) : escaped;
  }

  /** Of escapes and ASCII alone, and in UTF-8; null otherwise. It may hold a path, as all may. */
  private static @Nullable String unescaped(String value) {
    if (value.indexOf('%') < 0 || value.chars().anyMatch(c -> c > 0x7e)) {
      return null;
    }
    byte[] bytes = PercentEncoding.bytes(value);
    return bytes == null ? null : HeaderBytes.utf8(bytes);
  }
}
