package dev.exportclients.core.internal.download;

import dev.exportclients.core.Content;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.DownloadWarning;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.internal.errors.ExchangeFailure;
import dev.exportclients.core.internal.http.FileHeaders;
import dev.exportclients.core.internal.http.RemoteFile;
import dev.exportclients.core.internal.redaction.Redactor;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the servers have said of one file so far. What holds a secret is left out: when it comes,
 * and again when it is told on, since a fresh token may have become known as a secret meanwhile.
 */
final class FileDescription {
  private final String operation;
  private final Redactor redactor;
  private final Set<DownloadWarning> warnings = EnumSet.noneOf(DownloadWarning.class);
  private RemoteFile file = RemoteFile.NONE;
  private FileHeaders headers = FileHeaders.NONE;
  private long checkedWith;

  FileDescription(String operation, Redactor redactor) {
    this.operation = operation;
    this.redactor = redactor;
  }

  /** Of the file that an earlier call has begun. */
  void resume(RemoteFile kept) {
    file = checked(kept);
  }

  /** Of the file that this response begins; throws if it begins none. */
  void begin(FileResponse response) {
    file = checked(response.file());
    headers = file.metadata();
    warnings.removeAll(FileResponse.WARNINGS);
    warnings.addAll(response.warnings());
  }

  private RemoteFile checked(RemoteFile said) {
    checkedWith = redactor.knowledge();
    return said.without(redactor::isIn);
  }

  private boolean isChecked() {
    return checkedWith == redactor.knowledge();
  }

  /** With what the response to a request for the rest adds. */
  void goOn(FileResponse response) {
    file = file.learning(response.message());
    headers = headers == FileHeaders.NONE ? file.metadata() : headers;
  }

  /** Of a file that was decoded, by its first bytes. */
  void decoded(ContentCheck content) {
    headers = content.decoded(headers);
  }

  void warn(DownloadWarning warning) {
    warnings.add(warning);
  }

  /** As it was when it came, less secrets that were known then; for requests and for the part. */
  RemoteFile sent() {
    return file;
  }

  /**
   * As they were when they came, less secrets that were known then; for the check of the content.
   */
  FileHeaders sentHeaders() {
    return headers;
  }

  /** For the receipt. */
  RemoteFile file() {
    return isChecked() ? file : file.without(redactor::isIn);
  }

  /** For the receipt and the file's name. */
  FileHeaders headers() {
    return isChecked() ? headers : headers.without(redactor::isIn);
  }

  /** Before its first byte. */
  Content content(InputStream bytes) {
    FileHeaders told = headers();
    return new Content(
        bytes,
        size(),
        mediaType(told),
        told.charset(),
        Optional.ofNullable(told.filename()),
        Optional.ofNullable(file().etag()));
  }

  /** What the servers said, and how often; the rest is for who has received it. */
  DownloadReceipt.Builder receipt(Attempts attempts) {
    FileHeaders told = headers();
    return DownloadReceipt.builder()
        .mediaType(mediaType(told).orElse(null))
        .suggestedFilename(told.filename())
        .etag(file().etag())
        .warnings(warnings)
        .attempts(attempts.count())
        .resumes(attempts.resumes());
  }

  Optional<String> mediaType() {
    return mediaType(headers());
  }

  private static Optional<String> mediaType(FileHeaders told) {
    return Optional.of(told.mediaType()).filter(type -> !type.isEmpty());
  }

  boolean isExceededBy(long length) {
    return length > size().orElse(Long.MAX_VALUE);
  }

  /** When a response has ended: throws if the file can't end at this length. */
  void requireWhole(long length) {
    if (length < size().orElse(0)) {
      throw new ExchangeFailure(
          ExchangeFailure.Kind.TRANSIENT,
          "the response ended at " + length + " of " + size().getAsLong() + " bytes",
          null);
    }
    if (isExceededBy(length)) {
      throw new TransferException(
          operation + ": more bytes came than the " + size().getAsLong() + " promised",
          operation,
          null);
    }
    if (length == 0) {
      warn(DownloadWarning.EMPTY_FILE);
    }
  }

  /** What is still to come, if that is known. */
  OptionalLong left(long delivered) {
    OptionalLong size = size();
    return size.isEmpty() ? size : OptionalLong.of(size.getAsLong() - delivered);
  }

  /** The size of the file, if it is known. */
  OptionalLong size() {
    return file.total();
  }
}
