package dev.exportclients.core.internal.http;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a response's headers say of a file.
 *
 * @param mediaType lower case, without parameters; empty if not given
 * @param filename safe for a file system
 */
public record FileHeaders(
    String mediaType, Optional<Charset> charset, boolean isAttachment, @Nullable String filename) {
  public static final FileHeaders NONE = new FileHeaders("", Optional.empty(), false, null);

  private static final Set<String> GZIP = Set.of("application/gzip", "application/x-gzip");

  public static FileHeaders of(@Nullable String contentType, @Nullable String contentDisposition) {
    ContentDisposition disposition = ContentDisposition.parse(contentDisposition);
    String filename =
        disposition.filenames().stream()
            .map(FileNames::safe)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new FileHeaders(
        ResponseHeaders.mediaType(contentType),
        charset(contentType),
        disposition.isAttachment(),
        filename);
  }

  /** A file of JSON or XML, by its name: what looks like an error in it is its content. */
  public boolean isStructuredFile() {
    String name = isAttachment && filename != null ? filename.toLowerCase(Locale.ROOT) : "";
    return name.endsWith(".json") || name.endsWith(".xml");
  }

  /**
   * Of what came in gzip and was decoded: unless it is gzip once more, name and type must not say
   * so any longer.
   */
  public FileHeaders decoded(byte[] head, int length) {
    boolean stillGzip = length > 1 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
    return stillGzip
        ? this
        : new FileHeaders(
            GZIP.contains(mediaType) ? "" : mediaType,
            charset,
            isAttachment,
            filename == null ? null : FileNames.withoutGzip(filename));
  }

  /** Without what holds a secret. */
  public FileHeaders without(Predicate<@Nullable String> secret) {
    return new FileHeaders(
        secret.test(mediaType) ? "" : mediaType,
        charset,
        isAttachment,
        secret.test(filename) ? null : filename);
  }

  private static Optional<Charset> charset(@Nullable String contentType) {
    return HeaderParameters.parse(contentType == null ? "" : contentType).parameters().stream()
        .filter(parameter -> parameter.name().equals("charset"))
        .findFirst()
        .map(parameter -> HeaderBytes.charset(parameter.value()));
  }
}
