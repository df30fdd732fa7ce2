package dev.exportclients.core.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.ScriptedServer.Exchange;
import dev.exportclients.core.ScriptedServer.Request;
import dev.exportclients.core.ScriptedServer.Script;
import dev.exportclients.core.exception.ExportClientException;
import dev.exportclients.core.exception.NotFoundException;
import dev.exportclients.core.exception.NotReadyException;
import dev.exportclients.core.exception.PermissionDeniedException;
import dev.exportclients.core.exception.RateLimitedException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnauthenticatedException;
import dev.exportclients.core.internal.TestClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers, proxies and firewalls that respond well until they are asked for a range. */
class RangeRefusedTest {
  private static final byte[] FILE = bytes();
  private static final int HALF = FILE.length / 2;
  private static final String TAG = "ETag: \"e\"\r\n";

  @TempDir Path folder;
  private final FakeTime time = new FakeTime();
  private final List<ExchangeListener.Retry> retries = new ArrayList<>();

  /** What such a server says to a range. */
  record Refusal(String name, Script script) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Refusal> refusals() {
    Stream<Refusal> statuses =
        Stream.of(
                202, 204, 304, 400, 403, 404, 405, 406, 410, 412, 416, 417, 422, 428, 451, 500, 501,
                502, 503, 504, 599)
            .map(
                status ->
                    new Refusal(
                        "" + status,
                        x ->
                            x.send(
                                status + " No", "", status == 204 || status == 304 ? "" : "No")));
    return Stream.concat(
        statuses,
        Stream.of(
            new Refusal("a page", x -> x.send("200 OK", "", "<html>Request blocked</html>")),
            new Refusal(
                "a page as a range",
                x -> x.send("206 P", "Content-Type: text/html\r\n", "<html>Blocked</html>")),
            new Refusal("an error in JSON", x -> x.send("200 OK", "", "{\"error_code\":\"WAF\"}")),
            new Refusal("another coding", x -> x.send("200 OK", "Content-Encoding: br\r\n", "zzz")),
            new Refusal("a redirect to itself", RangeRefusedTest::redirect),
            new Refusal("an unusable redirect", x -> x.send("302 F", "Location: http://\r\n", "")),
            new Refusal("the end of the connection", Exchange::cut),
            new Refusal("a reset", Exchange::reset),
            new Refusal("no HTTP", x -> x.write("blocked\r\n\r\n".getBytes(), 0, 11))));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void costsOneMoreAttemptWithoutTheRange(Refusal refusal) throws Exception {
    try (var server = refusing(refusal);
        var client = client(server, RetryPolicy.defaults())) {
      assertSaved(client);
      assertThat(ranged(server)).isBetween(1L, 6L);
      assertThat(unranged(server)).isEqualTo(2);
      assertThat(server.requests().get(server.requests().size() - 1).headers())
          .doesNotContainKeys("range", "if-range");
    }
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void costsTheNextProcessOneMoreAttemptToo(Refusal refusal) throws Exception {
    try (var server = refusing(refusal);
        var first = client(server, RetryPolicy.none())) {
      assertThatThrownBy(() -> first.file("1").saveTo(target()))
          .isInstanceOf(TransferException.class);
      try (var second = client(server, RetryPolicy.none())) {
        assertSaved(second);
        assertThat(unranged(server)).isEqualTo(2);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void endsWithTheOtherRequestsOwnResult(Refusal refusal) throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  if (x.number() == 1) {
                    breakHalfWay(x);
                  } else if (x.request().headers().containsKey("range")) {
                    refusal.script().respond(x);
                  } else {
                    x.send("404 Gone", "", "{\"error_code\":\"E7\"}");
                  }
                });
        var client = client(server, RetryPolicy.defaults())) {
      assertThatThrownBy(() -> client.file("1").saveTo(target()))
          .isInstanceOf(NotFoundException.class)
          .hasMessageContaining("E7");
      assertThat(unranged(server)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void isATransferThatBrokeOffForASinkThatHasTheStart(Refusal refusal) throws Exception {
    try (var server = refusing(refusal);
        var client = client(server, RetryPolicy.defaults())) {
      ByteArrayOutputStream sink = new ByteArrayOutputStream();
      ExportClientException failure =
          catchThrowableOfType(
              ExportClientException.class,
              () -> client.file("1").copyTo(sink, DownloadOptions.defaults()));
      if (!List.of("500", "502", "503", "504").contains(refusal.name())) {
        assertThat(failure).isInstanceOf(TransferException.class);
      }
      assertThat(unranged(server)).isEqualTo(1);
      assertThat(FILE).startsWith(sink.toByteArray());
    }
  }

  @Test
  void aSinkIsToldWhyTheRestIsRefused() throws Exception {
    try (var server = refusing(new Refusal("", x -> x.send("403 No", "", "not in parts")));
        var client = client(server, RetryPolicy.defaults())) {
      assertThatThrownBy(
              () ->
                  client.file("1").copyTo(new ByteArrayOutputStream(), DownloadOptions.defaults()))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("broke off after " + HALF + " bytes")
          .hasMessageContaining("403")
          .hasCauseInstanceOf(PermissionDeniedException.class);
    }
  }

  @Test
  void tellsTheListenerOfTheAttemptWithoutTheRange() throws Exception {
    try (var server = refusing(new Refusal("", x -> x.send("403 No", "", "")));
        var client = client(server, RetryPolicy.defaults())) {
      assertSaved(client);
      assertThat(retries).extracting(ExchangeListener.Retry::pause).contains(Duration.ZERO);
      assertThat(retries.get(retries.size() - 1).status()).hasValue(403);
    }
  }

  @Test
  void aPreconditionThatFailsForARangeIsNotWaitedFor() throws Exception {
    try (var server = refusing(new Refusal("", x -> x.send("412 No", "", "")));
        var client = client(server, RetryPolicy.none())) {
      assertThatThrownBy(() -> client.file("1").saveTo(target()))
          .isInstanceOf(TransferException.class);
      time.pauses().clear();
      client.file("1").saveTo(target(), waiting());
      assertThat(Files.readAllBytes(target())).isEqualTo(FILE);
      assertThat(time.pauses()).isEmpty();
    }
  }

  @Test
  void anExportThatIsMadeAnewMeanwhileIsWaitedFor() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  switch (x.number()) {
                    case 1 -> breakHalfWay(x);
                    case 2, 3, 4, 5 -> x.send("412 Not yet", "", "");
                    default -> x.send("200 OK", "ETag: \"f\"\r\n", FILE);
                  }
                });
        var client = client(server, RetryPolicy.none())) {
      assertThatThrownBy(() -> client.file("1").saveTo(target()))
          .isInstanceOf(TransferException.class);
      time.pauses().clear();
      client.file("1").saveTo(target(), waiting());
      assertThat(Files.readAllBytes(target())).isEqualTo(FILE);
      assertThat(time.pauses()).hasSize(3);
    }
  }

  @Test
  void aPartOutlivesARunThatIsNotReady() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  switch (x.number()) {
                    case 1 -> breakHalfWay(x);
                    case 2, 3 -> x.send("412 Not yet", "", "");
                    default -> x.serve(FILE, "\"e\"");
                  }
                });
        var client = client(server, RetryPolicy.none())) {
      assertThatThrownBy(() -> client.file("1").saveTo(target()))
          .isInstanceOf(TransferException.class);
      assertThatThrownBy(() -> client.file("1").saveTo(target()))
          .isInstanceOf(NotReadyException.class);
      client.file("1").saveTo(target());
      assertThat(server.requests().get(3).headers()).containsEntry("range", "bytes=" + HALF + "-");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"401 No", "429 Slow"})
  void whatIsNotAboutTheRangeIsNotTriedWithoutIt(String status) throws Exception {
    try (var server = refusing(new Refusal("", x -> x.send(status, "Retry-After: 3600\r\n", "")));
        var client = client(server, RetryPolicy.defaults())) {
      assertThatThrownBy(() -> client.file("1").saveTo(target()))
          .isInstanceOfAny(UnauthenticatedException.class, RateLimitedException.class);
      assertThat(unranged(server)).isEqualTo(1);
    }
  }

  @Test
  void aServerThatServesRangesAndGoesDownIsNotAskedForTheWhole() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  switch (x.number()) {
                    case 1 -> breakHalfWay(x);
                    case 2 -> {
                      x.head(
                          "206 P",
                          TAG
                              + "Content-Range: bytes "
                              + HALF
                              + "-"
                              + (FILE.length - 1)
                              + "/"
                              + FILE.length
                              + "\r\n");
                      x.write(FILE, HALF, HALF + 100_000);
                      x.cut();
                    }
                    default -> x.send("503 Down", "", "");
                  }
                });
        var client = client(server, RetryPolicy.defaults())) {
      assertThatThrownBy(() -> client.file("1").saveTo(target())).hasMessageContaining("503");
      assertThat(unranged(server)).isEqualTo(1);
    }
  }

  @Test
  void anInterruptIsNotAboutTheRange() throws Exception {
    try (var server = refusing(new Refusal("", x -> x.send("503 Down", "", "")));
        var client =
            new TestClient(
                server.url(),
                ClientSettings.builder()
                    .clock(time)
                    .sleeper(
                        pause -> {
                          if (server.requests().size() > 1) {
                            throw new InterruptedException();
                          }
                        })
                    .build())) {
      assertThatThrownBy(() -> client.file("1").saveTo(target()))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(server.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"",
        "e",
        "\"e",
        "e\"",
        "\"e\"f\"",
        "\"\"\"",
        "\" \"",
        "\" \t  \"",
        "\"\u00a0\"",
        "\"\u0001\"",
        "''",
        "W/\"e\""
      })
  void anEtagWithoutACharacterBetweenTwoQuotesProvesNothing(String tag) throws Exception {
    assertProvesNothing(tag);
  }

  @Test
  void twoEtagsThatDifferProveNothing() throws Exception {
    assertProvesNothing("\"e\"\r\nETag: \"f\"");
  }

  private void assertProvesNothing(String tag) throws Exception {
    try (var server =
            new ScriptedServer(
                Script.cutFirst(
                    FILE,
                    "ETag: " + tag + "\r\n",
                    HALF,
                    x -> x.send("200 OK", "ETag: " + tag + "\r\n", FILE)));
        var client = client(server, RetryPolicy.defaults())) {
      assertSaved(client);
      assertThat(ranged(server)).isZero();
    }
  }

  @Test
  void aDateThatIsOldEnoughStandsInForAnEmptyEtag() throws Exception {
    String headers =
        "ETag: \"\"\r\nLast-Modified: Mon, 23 Nov 2026 08:00:00 GMT\r\n"
            + "Date: Mon, 23 Nov 2026 10:00:00 GMT\r\n";
    try (var server =
            new ScriptedServer(
                Script.cutFirst(FILE, headers, HALF, x -> x.send("200 OK", headers, FILE)));
        var client = client(server, RetryPolicy.defaults())) {
      assertSaved(client);
      assertThat(server.requests().get(1).headers())
          .containsEntry("if-range", "Mon, 23 Nov 2026 08:00:00 GMT");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 10_000})
  void aServerThatSendsTinyRangesIsNotAskedForEver(int size) throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  int start = x.rangeStart();
                  int end = Math.min(FILE.length, start + size);
                  if (start == 0) {
                    breakHalfWay(x);
                  } else {
                    x.send(
                        "206 P",
                        TAG
                            + "Content-Range: bytes "
                            + start
                            + "-"
                            + (end - 1)
                            + "/"
                            + FILE.length
                            + "\r\n",
                        Arrays.copyOfRange(FILE, start, end));
                  }
                });
        var client = client(server, RetryPolicy.defaults())) {
      assertThatThrownBy(() -> client.file("1").saveTo(target()))
          .isInstanceOf(TransferException.class);
      assertThat(server.requests()).hasSizeLessThan(10);
    }
  }

  private static void redirect(Exchange x) throws IOException {
    x.send("302 F", "Location: " + x.request().path() + "\r\n", "");
  }

  private static ScriptedServer refusing(Refusal refusal) {
    return new ScriptedServer(
        x -> {
          if (x.request().headers().containsKey("range")) {
            refusal.script().respond(x);
          } else if (x.number() == 1) {
            breakHalfWay(x);
          } else {
            x.send("200 OK", TAG, FILE);
          }
        });
  }

  private static void breakHalfWay(Exchange x) throws IOException {
    x.sendCut(TAG, FILE, HALF);
  }

  private static long ranged(ScriptedServer server) {
    return server.requests().stream()
        .map(Request::headers)
        .filter(h -> h.containsKey("range"))
        .count();
  }

  private static long unranged(ScriptedServer server) {
    return server.requests().size() - ranged(server);
  }

  private void assertSaved(TestClient client) throws IOException {
    client.file("1").saveTo(target());
    assertThat(Files.readAllBytes(target())).isEqualTo(FILE);
    assertThat(folder).isDirectoryNotContaining(file -> !file.equals(target()));
  }

  private Path target() {
    return folder.resolve("f");
  }

  private static DownloadOptions waiting() {
    return DownloadOptions.defaults().waitAtMost(Duration.ofMinutes(30));
  }

  private TestClient client(ScriptedServer server, RetryPolicy policy) {
    return new TestClient(
        server.url(),
        ClientSettings.builder()
            .clock(time)
            .sleeper(time)
            .retryPolicy(policy)
            .listener(
                new ExchangeListener() {
                  @Override
                  public void onRetry(Retry retry) {
                    retries.add(retry);
                  }
                })
            .build());
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[280_000];
    new Random(11).nextBytes(bytes);
    return bytes;
  }
}
