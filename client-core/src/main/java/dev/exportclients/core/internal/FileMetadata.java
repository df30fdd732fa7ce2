package dev.exportclients.core.internal;

import feign.Response;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
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

  static FileMetadata of(Response response) {
    ContentDisposition disposition =
        ContentDisposition.parse(Answers.header(response, "content-disposition"));
    String given = disposition.filename();
    return new FileMetadata(
        Answers.mediaType(response),
        charset(Answers.header(response, "content-type")),
        disposition.isAttachment(),
        given == null ? null : FileNames.safe(given));
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
