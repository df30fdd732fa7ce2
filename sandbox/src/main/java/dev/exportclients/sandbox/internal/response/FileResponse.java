package dev.exportclients.sandbox.internal.response;

import static dev.exportclients.sandbox.internal.fault.FaultKind.EMPTY;
import static dev.exportclients.sandbox.internal.fault.FaultKind.ENCODING;
import static dev.exportclients.sandbox.internal.fault.FaultKind.ETAG_WEAK;
import static dev.exportclients.sandbox.internal.fault.FaultKind.ETAG_WEAK_DATED;
import static dev.exportclients.sandbox.internal.fault.FaultKind.GZIP;
import static dev.exportclients.sandbox.internal.fault.FaultKind.LAST_MODIFIED_NOW;
import static dev.exportclients.sandbox.internal.fault.FaultKind.LAST_MODIFIED_ONLY;
import static dev.exportclients.sandbox.internal.fault.FaultKind.NO_RANGES;
import static dev.exportclients.sandbox.internal.fault.FaultKind.NO_VALIDATOR;
import static dev.exportclients.sandbox.internal.fault.FaultKind.RANGE_IGNORED;
import static dev.exportclients.sandbox.internal.fault.FaultKind.RANGE_INCOMPLETE;
import static dev.exportclients.sandbox.internal.fault.FaultKind.RANGE_NO_HEADER;
import static dev.exportclients.sandbox.internal.fault.FaultKind.RANGE_NO_VALIDATOR;
import static dev.exportclients.sandbox.internal.fault.FaultKind.RANGE_OTHER_DATE;
import static dev.exportclients.sandbox.internal.fault.FaultKind.RANGE_OTHER_OBJECT;
import static dev.exportclients.sandbox.internal.fault.FaultKind.RANGE_OVERLONG;
import static dev.exportclients.sandbox.internal.fault.FaultKind.RANGE_REFUSED;
import static dev.exportclients.sandbox.internal.fault.FaultKind.RANGE_SHORT;
import static dev.exportclients.sandbox.internal.fault.FaultKind.RANGE_WRONG_START;
import static dev.exportclients.sandbox.internal.fault.FaultKind.RANGE_WRONG_TOTAL;

import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.http.Body;
import dev.exportclients.sandbox.internal.http.ByteRange;
import dev.exportclients.sandbox.internal.http.HttpText;
import dev.exportclients.sandbox.internal.http.WireInput;
import dev.exportclients.sandbox.internal.store.StoredFile;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Serves a file, or the range of it that was asked for, with its validators; and the faults about
 * these.
 */
public final class FileResponse {
  private final ApiCall call;
  private final Instant now;
  private final StoredFile asked;
  private final StoredFile file;

  private FileResponse(ApiCall call, StoredFile file, Instant now) {
    this.call = call;
    this.now = now;
    this.asked = file.version(call.version());
    this.file = isOfAnother() ? file.version(call.version() + 1000) : asked;
  }

  public static Response of(ApiCall call, StoredFile file, Instant now) {
    return new FileResponse(call, file, now).response();
  }

  private Response response() {
    if (call.has(EMPTY)) {
      return describe(Response.of(200));
    }
    Optional<ByteRange> range = range();
    if (call.has(RANGE_REFUSED) || range.isPresent() && !range.get().within(file.size())) {
      return Response.of(416).with("Content-Range", "bytes */" + file.size());
    }
    return range.map(this::part).orElseGet(this::whole);
  }

  /** Whether a range is to be another file's, whatever If-Range says. */
  private boolean isOfAnother() {
    return call.has(RANGE_OTHER_OBJECT)
        || call.has(RANGE_NO_VALIDATOR)
        || call.has(RANGE_OTHER_DATE);
  }

  private Response whole() {
    Body body = file.slice(0, file.size());
    if (call.has(GZIP)) {
      return describe(Response.of(200).body(gzip(body))).with("Content-Encoding", "gzip");
    }
    Response response = describe(Response.of(200).body(body));
    return call.fault(ENCODING)
        .map(f -> response.with("Content-Encoding", f.argument(0, "br")))
        .orElse(response);
  }

  private Response part(ByteRange asked) {
    long from = Math.min(asked.from() + (call.has(RANGE_WRONG_START) ? 1 : 0), file.size() - 1);
    long to =
        call.fault(RANGE_SHORT)
            .map(f -> Math.min(asked.to(), from + f.number(0, 1000)))
            .orElse(asked.to());
    long total = file.size() + (call.has(RANGE_WRONG_TOTAL) ? 1 : 0);
    Response response = describe(Response.of(206).body(content(from, to)));
    return call.has(RANGE_NO_HEADER)
        ? response
        : response.with("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + total);
  }

  /** The bytes from one offset up to another; or, in chunks, fewer or more than that. */
  private Body content(long from, long to) {
    long fewer = call.fault(RANGE_INCOMPLETE).map(f -> f.number(0, 1000)).orElse(0L);
    long more = call.fault(RANGE_OVERLONG).map(f -> f.number(0, 100)).orElse(0L);
    Body body = file.slice(from, Math.max(from, to - fewer));
    return fewer == 0 && more == 0 ? body : inChunks(body, "+".repeat((int) more));
  }

  private Optional<ByteRange> range() {
    boolean ignored =
        call.has(NO_RANGES) || call.has(RANGE_IGNORED) || call.has(GZIP) || call.has(ENCODING);
    if (ignored
        || !isOfAnother()
            && call.request.header("If-Range").filter(v -> !isCurrent(v)).isPresent()) {
      return Optional.empty();
    }
    return call.request.header("Range").flatMap(range -> ByteRange.of(range, file.size()));
  }

  /** A weak ETag never proves enough for a range. */
  private boolean isCurrent(String validator) {
    return validator.equals(etag().filter(e -> !e.startsWith("W/")).orElse(null))
        || validator.equals(lastModified().map(HttpText::httpDate).orElse(null));
  }

  private Response describe(Response bare) {
    Response response =
        bare.with("Content-Type", file.contentType().orElse("application/octet-stream"));
    for (var header : file.headers().entrySet()) {
      response = response.with(header.getKey(), header.getValue());
    }
    if (etag().isPresent()) {
      response = response.with("ETag", etag().get());
    }
    if (lastModified().isPresent()) {
      response = response.with("Last-Modified", HttpText.httpDate(lastModified().get()));
    }
    return response.with("Accept-Ranges", call.has(NO_RANGES) ? "none" : "bytes");
  }

  private Optional<String> etag() {
    boolean none =
        call.has(NO_VALIDATOR)
            || call.has(LAST_MODIFIED_ONLY)
            || call.has(LAST_MODIFIED_NOW)
            || call.has(RANGE_NO_VALIDATOR);
    boolean weak = call.has(ETAG_WEAK) || call.has(ETAG_WEAK_DATED);
    if (none || call.has(RANGE_OTHER_DATE) && !weak) {
      return Optional.empty();
    }
    String etag = call.has(RANGE_OTHER_DATE) ? asked.etag() : file.etag();
    return Optional.of(weak ? "W/" + etag : etag);
  }

  private Optional<Instant> lastModified() {
    boolean none = call.has(NO_VALIDATOR) || call.has(ETAG_WEAK) || call.has(RANGE_NO_VALIDATOR);
    return none
        ? Optional.empty()
        : Optional.of(call.has(LAST_MODIFIED_NOW) ? now : file.lastModified());
  }

  private static Body gzip(Body plain) {
    return Body.unmeasured(
        out -> {
          GZIPOutputStream gzip = new GZIPOutputStream(out, 64 * 1024);
          plain.writeTo(gzip);
          gzip.finish();
        });
  }

  private static Body inChunks(Body body, String surplus) {
    return Body.unmeasured(
        out -> {
          body.writeTo(out);
          out.write(WireInput.latin1(surplus));
        });
  }
}
