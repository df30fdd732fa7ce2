package dev.exportclients.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.sandbox.internal.http.HttpText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SandboxExtension.class)
class FileFaultsTest {
  private static final int SIZE = 5_000;
  private static final long DATASET = 1_000_005_000L;

  private final Sandbox sandbox;
  private final ServedFile file;

  FileFaultsTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.file = sandbox.file("ems.exportResults", String.valueOf(DATASET));
  }

  private HttpResponse<byte[]> get(String faults, String... headers) {
    return new Requests(faults.isEmpty() ? sandbox.baseUrl() : sandbox.baseUrl(faults))
        .results(DATASET, headers);
  }

  private byte[] from(int start) {
    return Arrays.copyOfRange(file.bytes(), start, SIZE);
  }

  @Test
  void servesTheRangeAskedFor() {
    HttpResponse<byte[]> part = get("", "Range", "bytes=1000-", "If-Range", file.etag());
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(Requests.header(part, "Content-Range")).contains("bytes 1000-4999/5000");
    assertThat(part.body()).isEqualTo(from(1000));
    assertThat(get("", "Range", "bytes=10-19").body())
        .isEqualTo(Arrays.copyOfRange(file.bytes(), 10, 20));
    assertThat(get("", "Range", "bytes=-5").body()).isEqualTo(from(SIZE - 5));
  }

  @Test
  void servesTheRangeOfTheSameLastModified() {
    String lastModified = Requests.header(get(""), "Last-Modified").orElseThrow();
    assertThat(get("", "Range", "bytes=1000-", "If-Range", lastModified).statusCode())
        .isEqualTo(206);
  }

  @Test
  void servesTheWholeFileWhenIfRangeIsNotTheCurrentOne() {
    assertThat(get("", "Range", "bytes=1000-", "If-Range", "\"other\"").statusCode())
        .isEqualTo(200);
    assertThat(get("", "Range", "bytes=1000-", "If-Range", "W/" + file.etag()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void refusesARangeBehindTheEnd() {
    HttpResponse<byte[]> refused = get("", "Range", "bytes=5000-");
    assertThat(refused.statusCode()).isEqualTo(416);
    assertThat(Requests.header(refused, "Content-Range")).contains("bytes */5000");
  }

  @Test
  void ignoresRangesItCannotRead() {
    assertThat(get("", "Range", "bytes=0-1,3-4").statusCode()).isEqualTo(200);
    assertThat(get("", "Range", "lines=1-").statusCode()).isEqualTo(200);
  }

  @Test
  void isAnotherFileFromTheSecondRequestOn() {
    Requests requests = new Requests(sandbox.baseUrl("changed"));
    HttpResponse<byte[]> first = requests.results(DATASET);
    HttpResponse<byte[]> second =
        requests.results(DATASET, "Range", "bytes=1000-", "If-Range", file.etag());
    assertThat(first.body()).isEqualTo(file.bytes());
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(file.version(1).bytes()).isNotEqualTo(file.bytes());
    assertThat(Requests.header(second, "ETag")).isNotEqualTo(Requests.header(first, "ETag"));
    assertThat(requests.results(DATASET).body()).isEqualTo(second.body());
  }

  @Test
  void changesAsOftenAsItSays() {
    Requests requests = new Requests(sandbox.baseUrl("changedx2"));
    assertThat(requests.results(DATASET).body()).isEqualTo(file.bytes());
    assertThat(requests.results(DATASET).body()).isEqualTo(file.version(1).bytes());
    assertThat(requests.results(DATASET).body()).isEqualTo(file.version(2).bytes());
    assertThat(requests.results(DATASET).body()).isEqualTo(file.version(2).bytes());
  }

  @Test
  void hasTheValidatorsThatTheFaultLeaves() {
    assertThat(validators("none"))
        .containsExactly(
            Optional.of(file.etag()), Optional.of(HttpText.httpDate(file.stored().lastModified())));
    assertThat(validators("etag-weak"))
        .containsExactly(Optional.of("W/" + file.etag()), Optional.empty());
    assertThat(validators("etag-weak-dated"))
        .containsExactly(
            Optional.of("W/" + file.etag()),
            Optional.of(HttpText.httpDate(file.stored().lastModified())));
    assertThat(validators("no-validator")).containsExactly(Optional.empty(), Optional.empty());
    assertThat(validators("last-modified-only"))
        .containsExactly(
            Optional.empty(), Optional.of(HttpText.httpDate(file.stored().lastModified())));
  }

  private Optional<?>[] validators(String faults) {
    HttpResponse<byte[]> response = get(faults);
    return new Optional<?>[] {
      Requests.header(response, "ETag"), Requests.header(response, "Last-Modified")
    };
  }

  @Test
  void hasALastModifiedThatIsItsDate() {
    sandbox.clock(
        java.time.Clock.fixed(
            java.time.Instant.parse("2026-11-23T10:00:00Z"), java.time.ZoneOffset.UTC));
    HttpResponse<byte[]> response = get("last-modified-now");
    assertThat(Requests.header(response, "Last-Modified"))
        .isEqualTo(Requests.header(response, "Date"))
        .contains("Mon, 23 Nov 2026 10:00:00 GMT");
    assertThat(Requests.header(response, "ETag")).isEmpty();
  }

  @Test
  void saysThatItTakesNoRanges() {
    HttpResponse<byte[]> response = get("no-ranges", "Range", "bytes=1000-");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(Requests.header(response, "Accept-Ranges")).contains("none");
  }

  @Test
  void respondsToARangeWithTheWholeFile() {
    HttpResponse<byte[]> response =
        get("range-ignored", "Range", "bytes=1000-", "If-Range", file.etag());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(file.bytes());
  }

  @Test
  void refusesARangeOnce() {
    Requests requests = new Requests(sandbox.baseUrl("range-refused"));
    assertThat(requests.results(DATASET).statusCode()).isEqualTo(200);
    assertThat(requests.results(DATASET, "Range", "bytes=1000-").statusCode()).isEqualTo(416);
    assertThat(requests.results(DATASET, "Range", "bytes=1000-").statusCode()).isEqualTo(206);
  }

  @Test
  void liesAboutTheRange() {
    HttpResponse<byte[]> start = get("range-wrong-start", "Range", "bytes=1000-");
    assertThat(Requests.header(start, "Content-Range")).contains("bytes 1001-4999/5000");
    assertThat(start.body()).isEqualTo(from(1001));
    HttpResponse<byte[]> total = get("range-wrong-total", "Range", "bytes=1000-");
    assertThat(Requests.header(total, "Content-Range")).contains("bytes 1000-4999/5001");
    HttpResponse<byte[]> silent = get("range-no-header", "Range", "bytes=1000-");
    assertThat(silent.statusCode()).isEqualTo(206);
    assertThat(Requests.header(silent, "Content-Range")).isEmpty();
  }

  @Test
  void respondsWithARangeOfAnotherFile() {
    HttpResponse<byte[]> other =
        get("range-other-object", "Range", "bytes=1000-", "If-Range", file.etag());
    assertThat(other.statusCode()).isEqualTo(206);
    assertThat(Requests.header(other, "ETag")).isPresent().isNotEqualTo(Optional.of(file.etag()));
    assertThat(other.body()).hasSize(4000).isNotEqualTo(from(1000));
  }

  @Test
  void respondsWithARangeOfAnotherFileAndNothingThatTells() {
    HttpResponse<byte[]> other = otherRange("range-no-validator", file.etag());
    assertThat(Requests.header(other, "ETag")).isEmpty();
    assertThat(Requests.header(other, "Last-Modified")).isEmpty();
  }

  @Test
  void respondsWithARangeOfAnotherFileWhichOnlyItsDateTells() {
    String date = HttpText.httpDate(file.stored().lastModified());
    HttpResponse<byte[]> other = otherRange("range-other-date", file.etag());
    assertThat(Requests.header(other, "ETag")).isEmpty();
    assertThat(Requests.header(other, "Last-Modified")).isPresent().isNotEqualTo(Optional.of(date));

    HttpResponse<byte[]> weak = otherRange("etag-weak-dated,range-other-date", date);
    assertThat(Requests.header(weak, "ETag")).contains("W/" + file.etag());
    assertThat(Requests.header(weak, "Last-Modified")).isPresent().isNotEqualTo(Optional.of(date));
  }

  private HttpResponse<byte[]> otherRange(String faults, String ifRange) {
    HttpResponse<byte[]> other = get(faults, "Range", "bytes=1000-", "If-Range", ifRange);
    assertThat(other.statusCode()).isEqualTo(206);
    assertThat(Requests.header(other, "Content-Range")).contains("bytes 1000-4999/5000");
    assertThat(other.body()).hasSize(4000).isNotEqualTo(from(1000));
    return other;
  }

  @Test
  void takesTheDateBesideAWeakEtagForARange() {
    HttpResponse<byte[]> part =
        get(
            "etag-weak-dated",
            "Range",
            "bytes=1000-",
            "If-Range",
            HttpText.httpDate(file.stored().lastModified()));
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(from(1000));
  }

  @Test
  void sendsFewerBytesThanTheRangeItNames() {
    HttpResponse<byte[]> part = get("range-incomplete=100", "Range", "bytes=1000-");
    assertThat(Requests.header(part, "Content-Range")).contains("bytes 1000-4999/5000");
    assertThat(Requests.header(part, "Content-Length")).isEmpty();
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(file.bytes(), 1000, 4900));
  }

  @Test
  void sendsMoreBytesThanTheRangeItNames() {
    HttpResponse<byte[]> part = get("range-overlong=100", "Range", "bytes=1000-");
    assertThat(Requests.header(part, "Content-Range")).contains("bytes 1000-4999/5000");
    assertThat(Requests.header(part, "Content-Length")).isEmpty();
    assertThat(part.body()).hasSize(4100).startsWith(from(1000));

    HttpResponse<byte[]> inside = get("range-short=200,range-overlong=100", "Range", "bytes=1000-");
    assertThat(Requests.header(inside, "Content-Range")).contains("bytes 1000-1199/5000");
    assertThat(inside.body())
        .hasSize(300)
        .startsWith(Arrays.copyOfRange(file.bytes(), 1000, 1200))
        .isNotEqualTo(Arrays.copyOfRange(file.bytes(), 1000, 1300));
  }

  @Test
  void respondsWithLessThanTheRange() {
    HttpResponse<byte[]> part = get("range-short=100", "Range", "bytes=1000-");
    assertThat(Requests.header(part, "Content-Range")).contains("bytes 1000-1099/5000");
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(file.bytes(), 1000, 1100));
  }

  @Test
  void compressesUnasked() throws IOException {
    HttpResponse<byte[]> response = get("gzip");
    assertThat(Requests.header(response, "Content-Encoding")).contains("gzip");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes())
        .isEqualTo(file.bytes());
  }

  @Test
  void namesACodingNobodyKnows() {
    assertThat(Requests.header(get("encoding=br"), "Content-Encoding")).contains("br");
  }

  @Test
  void sendsNoBytes() {
    HttpResponse<byte[]> empty = get("empty");
    assertThat(empty.statusCode()).isEqualTo(200);
    assertThat(empty.body()).isEmpty();
    assertThat(Requests.header(empty, "Content-Length")).contains("0");
    assertThat(get("no-content").statusCode()).isEqualTo(204);
    assertThat(get("accepted").statusCode()).isEqualTo(202);
  }
}
