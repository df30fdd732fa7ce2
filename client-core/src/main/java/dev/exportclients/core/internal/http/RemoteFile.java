package dev.exportclients.core.internal.http;

import feign.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What tells one state of a remote file from another (ADR 6).
 *
 * @param validator for {@code If-Range}: a strong entity tag, or a date that is as good; null when
 *     nothing proves that a later response is about the same bytes
 * @param etag and {@code lastModified}: as sent, weak ones too
 * @param total the file's size, if it is known
 * @param contentType and {@code disposition}: of the complete response, which a 206 need not repeat
 */
public record RemoteFile(
    @Nullable String validator,
    @Nullable String etag,
    @Nullable String lastModified,
    OptionalLong total,
    @Nullable String contentType,
    @Nullable String disposition) {
  private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

  /**
   * A weak one begins with W; of one that shows nothing, or has no quotes, nobody knows a thing.
   */
  private static final Pattern STRONG_TAG =
      Pattern.compile("\"[\\x00-\\x20\\x7f-\\xa0]*+[^\"][^\"]*+\"");

  public static final RemoteFile NONE =
      new RemoteFile(null, null, null, OptionalLong.empty(), null, null);

  /** Of a complete response (200). */
  public static RemoteFile of(Response response, boolean decoded) {
    String etag = only(response, "etag");
    String lastModified = only(response, "last-modified");
    String type = ResponseHeaders.header(response, "content-type");
    String disposition = ContentDisposition.line(response);
    if (decoded) {
      return new RemoteFile(null, etag, lastModified, OptionalLong.empty(), type, disposition);
    }
    boolean refusesRanges =
        "none".equalsIgnoreCase(ResponseHeaders.header(response, "accept-ranges"));
    return new RemoteFile(
        refusesRanges ? null : validator(response, etag, lastModified),
        etag,
        lastModified,
        contentLength(response),
        type,
        disposition);
  }

  /** Of a server that echoes what it was sent: such a header goes into no sidecar and receipt. */
  public RemoteFile without(Predicate<@Nullable String> secret) {
    boolean other = !isSame(validator, etag) && !isSame(validator, lastModified);
    boolean tagged =
        secret.test(etag) || secret.test(lastModified) || other && secret.test(validator);
    boolean named =
        disposition != null && (secret.test(disposition) || secret.test(metadata().filename()));
    return new RemoteFile(
        tagged ? null : validator,
        tagged ? null : etag,
        tagged ? null : lastModified,
        total,
        secret.test(contentType) ? null : contentType,
        named ? (metadata().isAttachment() ? "attachment" : null) : disposition);
  }

  public FileHeaders metadata() {
    return FileHeaders.of(contentType, disposition);
  }

  public boolean isResumable() {
    return validator != null;
  }

  /** Of a part that may be complete the last byte is asked for again, which proves the rest. */
  public long resumeAt(long length) {
    return total.isEmpty() ? length - 1 : Math.min(length, total.getAsLong() - 1);
  }

  /** Whether there may be nothing beyond this position. */
  public boolean mayEndAt(long position) {
    return total.isEmpty() || total.getAsLong() == position;
  }

  public Map<String, Object> rangeFrom(long position) {
    Map<String, Object> headers = new LinkedHashMap<>();
    headers.put("Range", "bytes=" + position + "-");
    headers.put("If-Range", String.valueOf(validator));
    return headers;
  }

  /** Whether a 206 goes on at this position, in this very object. */
  public boolean isContinuedBy(Response partial, long position) {
    ContentRange range = ContentRange.parse(ResponseHeaders.header(partial, "content-range"));
    OptionalLong length = contentLength(partial);
    return range != null
        && ContentCoding.of(partial).isNone()
        && range.first() == position
        && agreesOnSize(range.total())
        && (length.isEmpty() || length.getAsLong() == range.length())
        && carriesSameValidator(partial);
  }

  /** One of the two must know it. */
  private boolean agreesOnSize(OptionalLong theirs) {
    return total.isPresent() && theirs.isPresent()
        ? total.equals(theirs)
        : total.isPresent() || theirs.isPresent();
  }

  /** The position behind the last byte of a 206 that {@link #isContinuedBy} has accepted. */
  public static long endOf(Response partial) {
    ContentRange range = ContentRange.parse(ResponseHeaders.header(partial, "content-range"));
    return range == null ? Long.MAX_VALUE : range.last() + 1;
  }

  /** With the size that a 206 tells, when the first response did not. */
  public RemoteFile learning(Response partial) {
    ContentRange range = ContentRange.parse(ResponseHeaders.header(partial, "content-range"));
    return total.isPresent() || range == null
        ? this
        : new RemoteFile(validator, etag, lastModified, range.total(), contentType, disposition);
  }

  /** Not every server heeds {@code If-Range}: what was sent must come back, and nothing else. */
  private boolean carriesSameValidator(Response partial) {
    String theirTag = only(partial, "etag");
    String theirDate = only(partial, "last-modified");
    return (isSame(validator, theirTag) || isSame(validator, theirDate))
        && (etag == null || theirTag == null || isSame(etag, theirTag))
        && (lastModified == null || theirDate == null || isSame(lastModified, theirDate));
  }

  /** Null where it is said twice and not the same: the one that stays may be of something else. */
  private static @Nullable String only(Response response, String name) {
    String first = null;
    for (String said : response.headers().getOrDefault(name, List.of())) {
      if (first != null && !first.equals(said)) {
        return null;
      }
      first = said;
    }
    return first == null ? null : first.strip();
  }

  private static boolean isSame(@Nullable String ours, @Nullable String theirs) {
    return ours != null && ours.equals(theirs);
  }

  /** Empty if there is none that is a number. */
  public static OptionalLong contentLength(Response response) {
    String length = ResponseHeaders.header(response, "content-length");
    return length != null && LENGTH.matcher(length).matches()
        ? OptionalLong.of(Long.parseLong(length))
        : OptionalLong.empty();
  }

  /** RFC 9110, 8.8.2.2: a date is strong when it is at least a second older than the response. */
  private static @Nullable String validator(
      Response response, @Nullable String etag, @Nullable String lastModified) {
    if (etag != null && STRONG_TAG.matcher(etag).matches()) {
      return etag;
    }
    Instant modified = ResponseHeaders.date(lastModified);
    Instant sent = ResponseHeaders.date(ResponseHeaders.header(response, "date"));
    boolean strong =
        modified != null
            && sent != null
            && Duration.between(modified, sent).compareTo(Duration.ofSeconds(1)) >= 0;
    return strong ? lastModified : null;
  }
}
