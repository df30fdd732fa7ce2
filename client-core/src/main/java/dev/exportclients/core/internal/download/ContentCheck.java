package dev.exportclients.core.internal.download;

import dev.exportclients.core.exception.ExportClientException;
import dev.exportclients.core.internal.content.Markup;
import dev.exportclients.core.internal.content.StoreError;
import dev.exportclients.core.internal.errors.ErrorMapper;
import dev.exportclients.core.internal.http.FileHeaders;
import feign.Response;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ObjIntConsumer;

/**
 * Decides by its first 64 KiB whether a successful response carries a file, and holds them back
 * until then. A sign-in page, the provider's error envelope or a store's error is no file, whatever
 * the status says. An earlier part is emptied only after this check (ADR 6).
 */
final class ContentCheck {
  private static final int LIMIT = 64 * 1024;

  private final ErrorMapper errors;
  private final String operation;

  private byte[] head = new byte[0];
  private int filled;
  private int taken;
  private boolean passed;

  ContentCheck(ErrorMapper errors, String operation) {
    this.errors = errors;
    this.operation = operation;
  }

  /** The file begins again, so its first bytes are looked at again. */
  void reset() {
    filled = 0;
    taken = 0;
    passed = false;
  }

  /** For a file that goes on: an earlier call has checked its beginning. */
  void skip() {
    passed = true;
  }

  /** A response that goes on with a file whose beginning has passed is a success at once. */
  void goesOnWith(FileResponse response) {
    if (passed) {
      response.attempt().succeeded();
    }
  }

  boolean isPending() {
    return !passed;
  }

  boolean isFull() {
    return filled == LIMIT;
  }

  /** Where the next bytes of the head go, from {@link #filled()} on: at least one byte has room. */
  byte[] buffer(OptionalLong fileSize) {
    if (filled == head.length) {
      // A small file needs no more than itself, and one byte to see its end.
      long size = fileSize.orElse(LIMIT);
      head = Arrays.copyOf(head, size < filled ? LIMIT : (int) Math.min(LIMIT, size + 1));
    }
    return head;
  }

  int filled() {
    return filled;
  }

  void added(int count) {
    filled += count;
  }

  /** Bytes that have come and are not handed out. */
  int held() {
    return filled - taken;
  }

  /** Hands out what was held back; zero when there is nothing more of it. */
  int take(byte[] buffer, int offset, int length) {
    int count = Math.min(length, held());
    System.arraycopy(head, taken, buffer, offset, count);
    taken += count;
    return count;
  }

  /**
   * Hands all of it out where it lies, without a copy; false if some was taken, or there is none.
   */
  boolean pass(ObjIntConsumer<byte[]> taker) {
    if (!passed || taken > 0 || filled == 0) {
      return false;
    }
    taken = filled;
    taker.accept(head, filled);
    return true;
  }

  /** The headers of a file that came in gzip and was decoded. */
  FileHeaders decoded(FileHeaders headers) {
    return headers.decoded(head, filled);
  }

  /**
   * Passes, or throws what the response is instead of a file. With that, its attempt has succeeded,
   * or failed with the provider's error.
   *
   * @param whole whether the file ends with the head
   */
  void check(FileResponse file, FileHeaders headers, boolean whole) {
    Response response = file.message();
    if (isWebPage(headers) && !headers.isAttachment()) {
      throw errors.unexpected(operation, response, "with a web page, no export", head, filled);
    }
    if (isFull() && Markup.isBlank(head, filled) && !headers.isAttachment()) {
      // A page may follow; an export does not begin so.
      throw errors.unexpected(
          operation,
          response,
          "with 64 KiB of blanks, as before a web page, no export",
          head,
          filled);
    }
    if (!headers.isStructuredFile()) {
      Optional<ExportClientException> envelope =
          errors.envelope(operation, response, head, filled, whole);
      if (envelope.isPresent()) {
        file.attempt().failed(envelope.get());
        throw envelope.get();
      }
      if (StoreError.of(head, filled).isPresent()) {
        throw errors.unexpected(
            operation, response, "with a file store's error, no export", head, filled);
      }
    }
    passed = true;
    file.attempt().succeeded();
  }

  private boolean isWebPage(FileHeaders headers) {
    return headers.mediaType().equals("text/html")
        || headers.mediaType().equals("application/xhtml+xml")
        || Markup.isHtml(head, filled, headers.mediaType());
  }
}
