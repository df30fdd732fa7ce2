package dev.exportclients.core.internal.download;

import dev.exportclients.core.DownloadWarning;
import dev.exportclients.core.exception.ExportClientException;
import dev.exportclients.core.internal.errors.ErrorMapper;
import dev.exportclients.core.internal.errors.ExchangeFailure;
import dev.exportclients.core.internal.http.ContentCoding;
import dev.exportclients.core.internal.http.RemoteFile;
import dev.exportclients.core.internal.http.ResponseHeaders;
import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.time.SpeedGuard;
import feign.Response;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.ZipException;

/**
 * One response to a request for a file's bytes. Decides whether it is the file from its beginning
 * (200) or the rest of the file that we have (206, under the conditions of ADR 6), and reads its
 * body no further than its own headers allow.
 */
final class FileResponse {
  private static final int EXCERPT = 1024;

  /** The warnings that come from the headers of a response. */
  static final Set<DownloadWarning> WARNINGS =
      EnumSet.of(DownloadWarning.UNVERIFIED_LENGTH, DownloadWarning.DECODED_GZIP);

  private final ErrorMapper errors;
  private final Attempt attempt;
  private final String operation;
  private final SpeedGuard speed;
  private final Response response;

  private InputStream body = InputStream.nullInputStream();

  /** How many bytes its {@code Content-Range} has left. */
  private long left = Long.MAX_VALUE;

  /** Belongs to its maker, who closes it, whatever its methods throw. */
  FileResponse(ErrorMapper errors, SpeedGuard speed, Response response, Attempt attempt) {
    this.errors = errors;
    this.attempt = attempt;
    this.operation = attempt.operation;
    this.speed = speed;
    this.response = response;
  }

  Response message() {
    return response;
  }

  /** That brought it. */
  Attempt attempt() {
    return attempt;
  }

  boolean isWhole() {
    return response.status() == 200;
  }

  boolean continues(RemoteFile file, long from) {
    return response.status() == 206 && file.isContinuedBy(response, from);
  }

  boolean isGzip() {
    return ContentCoding.of(response).isGzip();
  }

  /** The file that begins with this response; throws if it is no complete file. */
  RemoteFile file() {
    if (!isWhole()) {
      byte[] start = excerpt();
      throw errors.unexpected(operation, response, "that is no complete file", start, start.length);
    }
    ContentCoding coding = ContentCoding.of(response);
    if (!coding.isGzip() && !coding.isNone()) {
      throw notAsPromised(
          "in the content coding '"
              + errors.shown(coding.toString())
              + "', which nobody asked for");
    }
    return RemoteFile.of(response, coding.isGzip());
  }

  /** Opens the body at the file's first byte; only if there is a {@link #file}. */
  void begin() {
    InputStream raw = stream();
    body = isGzip() ? gunzipped(raw) : raw;
  }

  /**
   * Opens the body where the file goes on; only if it {@link #continues} the file.
   *
   * @param skip how many of its first bytes are there already
   */
  void goOn(long from, long skip) {
    body = stream();
    left = RemoteFile.endOf(response) - from;
    for (long toSkip = skip; toSkip > 0; toSkip--) {
      if (read(new byte[1], 0, 1) < 0) {
        throw new ExchangeFailure(
            ExchangeFailure.Kind.TRANSIENT, "the response lacks the bytes asked for", null);
      }
    }
  }

  /** The receipt's warnings, all of them in {@link #WARNINGS}. */
  Set<DownloadWarning> warnings() {
    Set<DownloadWarning> warnings = EnumSet.noneOf(DownloadWarning.class);
    if (RemoteFile.contentLength(response).isEmpty()
        && ResponseHeaders.header(response, "transfer-encoding") == null) {
      warnings.add(DownloadWarning.UNVERIFIED_LENGTH);
    }
    if (isGzip()) {
      warnings.add(DownloadWarning.DECODED_GZIP);
    }
    return warnings;
  }

  /** As a stream reads; negative at the end of this response, which may not be the file's. */
  int read(byte[] buffer, int offset, int length) {
    int count = readBody(buffer, offset, (int) Math.min(length, Math.max(1, left)));
    if (count >= 0 && left <= 0) {
      throw new ExchangeFailure(
          ExchangeFailure.Kind.CORRUPT, "more bytes came than their Content-Range says", null);
    }
    left -= Math.max(0, count);
    return count;
  }

  /**
   * Cuts the connection, unless the body was read to its end, and ends the attempt if it is open.
   */
  void close() {
    response.close();
    attempt.abandoned();
  }

  private int readBody(byte[] buffer, int offset, int length) {
    try {
      return speed.read(body, buffer, offset, length);
    } catch (ZipException corrupt) {
      throw notAsPromised("its gzip coding is corrupt");
    } catch (EOFException cut) {
      throw cutGzip(cut);
    } catch (IOException failure) {
      throw broken(failure);
    }
  }

  private InputStream gunzipped(InputStream raw) {
    try {
      return new GzipBody(raw);
    } catch (ZipException corrupt) {
      throw notAsPromised("its gzip coding is corrupt");
    } catch (IOException cut) {
      throw cutGzip(cut);
    }
  }

  private InputStream stream() {
    try {
      return response.body().asInputStream();
    } catch (IOException failure) {
      throw broken(failure);
    }
  }

  private byte[] excerpt() {
    try {
      return stream().readNBytes(EXCERPT);
    } catch (IOException | ExchangeFailure unreadable) {
      return new byte[0];
    }
  }

  private ExportClientException notAsPromised(String what) {
    return errors.unexpected(operation, response, what, new byte[0], 0);
  }

  private static ExchangeFailure cutGzip(IOException cut) {
    return new ExchangeFailure(ExchangeFailure.Kind.TRANSIENT, "the gzip coding ends early", cut);
  }

  private static ExchangeFailure broken(IOException failure) {
    return new ExchangeFailure(ExchangeFailure.Kind.TRANSIENT, "a broken body", failure);
  }
}
