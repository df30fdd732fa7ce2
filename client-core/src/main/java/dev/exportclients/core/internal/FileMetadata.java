package dev.exportclients.core.internal;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an answer's headers say of a file.
 *
 * @param mediaType lower case, without parameters; empty if not given
 * @param filename safe for a file system
 */
record FileMetadata(
    String mediaType, Optional<Charset> charset, boolean isAttachment, @Nullable String filename) {
  static final FileMetadata NONE = new FileMetadata("", Optional.empty(), false, null);

  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

  static FileMetadata of(@Nullable String contentType, @Nullable String contentDisposition) {
    ContentDisposition disposition = ContentDisposition.parse(contentDisposition);
    String given = disposition.filename();
    return new FileMetadata(
        Answers.mediaType(contentType),
        charset(contentType),
        disposition.isAttachment(),
        given == null ? null : FileNames.safe(given));
  }

  /** A file of JSON, by its name: what looks like an error in it is its content. */
  boolean isJsonFile() {
    return isAttachment && filename != null && filename.toLowerCase(Locale.ROOT).endsWith(".json");
  }

  private static Optional<Charset> charset(@Nullable String contentType) {
    Matcher matcher = CHARSET.matcher(contentType == null ? "" : contentType);
    try {
      return matcher.find() ? Optional.of(Charset.forName(matcher.group(1))) : Optional.empty();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }
}
