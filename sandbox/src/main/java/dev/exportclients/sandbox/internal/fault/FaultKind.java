package dev.exportclients.sandbox.internal.fault;

import static dev.exportclients.sandbox.internal.fault.FaultScope.ALL;
import static dev.exportclients.sandbox.internal.fault.FaultScope.FILE;
import static dev.exportclients.sandbox.internal.fault.FaultScope.RANGE;

/** Every fault by name: where it applies and how often, unless the request says otherwise. */
public enum FaultKind {
  NONE(
      "none",
      ALL,
      0,
      "none",
      "No fault; a prefix like any other, to test base URLs that carry a path."),

  CUT(
      "cut",
      FILE,
      1,
      "cut=70000",
      "The connection closes after that many bytes of the body (-1: before the last)."),
  RST("rst", FILE, 1, "rst=70000", "The connection is reset after that many bytes of the body."),
  STALL(
      "stall",
      FILE,
      1,
      "stall=70000",
      "Nothing more comes after that many bytes; stall=70000:500 goes on after 500 ms."),
  STALL_HEADERS(
      "stall-headers",
      ALL,
      1,
      "stall-headers",
      "No response at all; stall-headers=500 responds after 500 ms."),
  TRICKLE(
      "trickle",
      FILE,
      0,
      "trickle=1000:20",
      "That many bytes at a time, with so many milliseconds between; those of an error too (412,trickle=1:20~none)."),
  DEAD(
      "dead",
      ALL,
      1,
      "dead",
      "On a connection that has carried a response before: closed, without a word, as the request arrives."),
  DROP("drop", ALL, 1, "drop", "The connection closes without a response, new or not."),
  GARBAGE("garbage", ALL, 1, "garbage", "A response that is not HTTP."),
  CHUNKED("chunked", FILE, 0, "chunked,cut=70000", "The body goes in chunks, without a length."),
  UNTERMINATED("unterminated", FILE, 1, "unterminated", "All chunks but the last, empty one."),
  BAD_CHUNK("bad-chunk", FILE, 1, "bad-chunk=70000", "After that many bytes stands no chunk size."),
  CLOSE_DELIMITED(
      "close-delimited",
      FILE,
      0,
      "close-delimited",
      "No length: the body ends where the connection does."),
  OVERLONG("overlong", FILE, 1, "overlong=100", "So many bytes more than Content-Length says."),
  OVERLONG_RESPONSE(
      "overlong-response",
      FILE,
      1,
      "overlong-response",
      "The surplus looks like one more HTTP response."),

  CHANGED(
      "changed",
      FILE,
      1,
      "cut=70000~changed",
      "The file is another one, with another ETag, from the second request on; changedx3: on each of the first three."),
  ETAG_WEAK("etag-weak", FILE, 0, "etag-weak", "A weak ETag is the only validator."),
  ETAG_WEAK_DATED(
      "etag-weak-dated",
      FILE,
      0,
      "etag-weak-dated",
      "A weak ETag, and a Last-Modified that is years old."),
  NO_VALIDATOR("no-validator", FILE, 0, "no-validator", "Neither ETag nor Last-Modified."),
  LAST_MODIFIED_ONLY(
      "last-modified-only",
      FILE,
      0,
      "last-modified-only",
      "No ETag; the Last-Modified is years old."),
  LAST_MODIFIED_NOW(
      "last-modified-now",
      FILE,
      0,
      "last-modified-now",
      "No ETag; the Last-Modified is the response's own Date, so proves nothing."),
  NO_RANGES(
      "no-ranges", FILE, 0, "no-ranges", "Accept-Ranges: none; every response is the whole file."),
  RANGE_IGNORED(
      "range-ignored",
      RANGE,
      0,
      "cut=70000,range-ignored",
      "200 with the whole file where a range was asked for."),
  RANGE_REFUSED(
      "range-refused", RANGE, 1, "cut=70000,range-refused", "416 where a range was asked for."),
  RANGE_WRONG_START(
      "range-wrong-start",
      RANGE,
      1,
      "cut=70000,range-wrong-start",
      "A 206 that starts a byte later than asked."),
  RANGE_WRONG_TOTAL(
      "range-wrong-total",
      RANGE,
      1,
      "cut=70000,range-wrong-total",
      "A 206 that says the file is a byte longer."),
  RANGE_NO_HEADER(
      "range-no-header", RANGE, 1, "cut=70000,range-no-header", "A 206 without Content-Range."),
  RANGE_OTHER_OBJECT(
      "range-other-object",
      RANGE,
      1,
      "cut=70000,range-other-object",
      "A 206 of another file, with its ETag, in spite of If-Range."),
  RANGE_NO_VALIDATOR(
      "range-no-validator",
      RANGE,
      1,
      "cut=70000,range-no-validator",
      "A 206 of another file of the same size, with neither ETag nor Last-Modified."),
  RANGE_OTHER_DATE(
      "range-other-date",
      RANGE,
      1,
      "cut=70000,range-other-date",
      "A 206 of another file of the same size, with its Last-Modified; no ETag, but with etag-weak-dated the old weak one."),
  RANGE_SHORT(
      "range-short",
      RANGE,
      1,
      "cut=70000,range-short=1000",
      "A 206 of only so many bytes, which is allowed."),
  RANGE_INCOMPLETE(
      "range-incomplete",
      RANGE,
      1,
      "cut=70000,range-incomplete=1000",
      "A 206 in chunks, well ended, of so many bytes fewer than its Content-Range says."),
  RANGE_OVERLONG(
      "range-overlong",
      RANGE,
      1,
      "cut=70000,range-overlong=100",
      "A 206 in chunks, with so many bytes more than its Content-Range says."),
  GZIP("gzip", FILE, 0, "gzip", "Content-Encoding: gzip, asked for or not."),
  ENCODING("encoding", FILE, 0, "encoding=br", "Names a content coding and sends the plain bytes."),

  STATUS(
      "NNN",
      ALL,
      1,
      "503=2",
      "That status, 400 to 599; 429=7 adds Retry-After: 7, 429=date:7 the same as an HTTP date, 429=rfc850:7 and 429=asctime:7 in its obsolete forms."),
  HTML("html", ALL, 0, "html", "A sign-in page under 200."),
  ENVELOPE("envelope", ALL, 0, "envelope", "The provider's own error body under 200."),
  ECHO(
      "echo",
      ALL,
      0,
      "echo=500",
      "An error (401 by default) whose body repeats every credential sent."),
  EMPTY("empty", FILE, 0, "empty", "200 and not a byte."),
  NO_CONTENT("no-content", FILE, 0, "no-content", "204."),
  ACCEPTED("accepted", FILE, 0, "accepted", "202 without a body."),
  REDIRECT_SAME(
      "redirect-same",
      ALL,
      0,
      "redirect-same=307",
      "A redirect (302 by default) to the same call without faults, on this origin."),
  REDIRECT_OTHER(
      "redirect-other",
      ALL,
      0,
      "redirect-other",
      "A redirect to another origin, which notes the headers it gets."),
  REDIRECT_LOOP("redirect-loop", ALL, 0, "redirect-loop", "A redirect to the same URL, for ever."),
  REDIRECT_HOPS(
      "redirect-hops",
      ALL,
      0,
      "redirect-hops=6",
      "So many redirects in a row; redirect-hops=6:500 gives each after 500 ms."),
  REDIRECT_NOWHERE(
      "redirect-nowhere", ALL, 0, "redirect-nowhere", "A redirect without a Location."),
  CLOCK(
      "clock",
      ALL,
      0,
      "clock=40",
      "The server's clock is so many minutes ahead, in Date and when it checks signatures; clock=40:APIGW.0303 picks the code."),
  EXPIRED("expired", FILE, 1, "cut=70000~expired", "WebAdMIT's link is refused as expired."),
  ;

  public final String label;
  public final FaultScope scope;
  public final int times;
  public final String example;
  public final String text;

  FaultKind(String label, FaultScope scope, int times, String example, String text) {
    this.label = label;
    this.scope = scope;
    this.times = times;
    this.example = example;
    this.text = text;
  }

  /** Whether it needs a body, and stays in store where there is none, or one too short for it. */
  public boolean isOfTheBody() {
    return this == CUT
        || this == RST
        || this == STALL
        || this == OVERLONG
        || this == OVERLONG_RESPONSE
        || isOfChunks();
  }

  /** Whether it makes a body go in chunks. */
  public boolean isOfChunks() {
    return this == CHUNKED || this == UNTERMINATED || this == BAD_CHUNK;
  }
}
