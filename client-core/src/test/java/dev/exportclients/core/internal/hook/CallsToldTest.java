package dev.exportclients.core.internal.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.exception.NotFoundException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.internal.TestClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A listener hears of a call's begin and end, and of each of its requests before and after. */
class CallsToldTest {
  private static final byte[] FILE = "0123456789".repeat(20_000).getBytes(StandardCharsets.UTF_8);

  private final FakeTime time = new FakeTime();
  private final Recorder told = new Recorder();
  private final List<Long> intercepted = new ArrayList<>();

  @TempDir Path folder;

  @Test
  void tellsOfACallFromItsBeginToItsEnd() throws Exception {
    Instant begun = time.instant();
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", "{\"a\": 1}"));
        var client = client(server.url())) {
      client.things();
    }
    assertThat(told.events).containsExactly("call", "request", "exchange", "end");
    ExchangeListener.Call call = told.calls.get(0);
    assertThat(call.operation()).isEqualTo("test.things");
    assertThat(call.startedAt()).isEqualTo(begun);
    ExchangeListener.CallEnd end = told.ends.get(0);
    assertThat(end.call()).isEqualTo(call);
    assertThat(end.attempts()).isEqualTo(1);
    assertThat(end.retries()).isZero();
    assertThat(end.waits()).isZero();
    assertThat(end.status()).hasValue(200);
    assertThat(end.bytes()).isEqualTo(8);
    assertThat(end.errorType()).isEmpty();
    assertThat(end.duration()).isPositive();
    assertThat(intercepted).containsExactly(call.number());
  }

  @Test
  void countsAttemptsRetriesWaitsAndBytesOfADownload() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  switch (x.number()) {
                    case 1, 2 -> x.send("412 Not yet", "", "no");
                    case 3 -> x.send("503 Down", "", "down");
                    case 4 -> x.sendCut("ETag: \"a\"\r\n", FILE, 150_000);
                    default -> x.serve(FILE, "\"a\"");
                  }
                });
        var client = client(server.url())) {
      DownloadOptions waiting = DownloadOptions.defaults().waitAtMost(Duration.ofMinutes(5));
      var receipt = client.file("1").saveTo(folder.resolve("f"), waiting);

      ExchangeListener.CallEnd end = told.ends.get(0);
      assertThat(told.ends).hasSize(1);
      assertThat(end.call().operation()).isEqualTo("test.file");
      assertThat(end.attempts()).isEqualTo(3).isEqualTo(receipt.attempts());
      assertThat(end.retries()).isEqualTo(2);
      assertThat(end.waits()).isEqualTo(2);
      assertThat(end.waited())
          .isEqualTo(time.pauses().get(0).plus(time.pauses().get(1)))
          .isPositive();
      assertThat(end.status()).hasValue(206);
      assertThat(end.bytes()).isEqualTo(2 + 2 + 4 + FILE.length);
      assertThat(told.exchanges)
          .extracting(exchange -> exchange.errorType().orElse(""))
          .containsExactly("412", "412", "503", "ConnectionClosedException", "");
    }
  }

  @Test
  void tellsOfEachWayToTransferAFileAsACall() throws Exception {
    try (var server = new ScriptedServer(x -> x.serve(FILE, "\"a\""));
        var client = client(server.url())) {
      client.file("1").saveTo(folder.resolve("f"));
      client.file("1").saveInto(folder.resolve("made"));
      client.file("1").copyTo(new ByteArrayOutputStream(), DownloadOptions.defaults());
      client.file("1").read(c -> 1, DownloadOptions.defaults());
      client.file("1").readWithReceipt(c -> 1, DownloadOptions.defaults());
    }
    assertThat(told.ends).hasSize(5).allMatch(end -> end.errorType().isEmpty());
    assertThat(told.ends).extracting(end -> end.call().number()).doesNotHaveDuplicates();
  }

  @Test
  void tellsTheSameOfARequestBeforeAndAfter() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("503 Down", "", ""));
        var client = client(server.url())) {
      assertThatThrownBy(client::start).isNotNull();
    }
    assertThat(told.requests).isNotEmpty();
    assertThat(told.exchanges)
        .extracting(ExchangeListener.Exchange::request)
        .containsExactlyElementsOf(told.requests);
    assertThat(told.requests).extracting(r -> r.number()).doesNotHaveDuplicates();
    assertThat(told.requests).allMatch(r -> told.calls.contains(r.call()));
    ExchangeListener.Exchange first = told.exchanges.get(0);
    assertThat(first.operation()).isEqualTo("test.start");
    assertThat(first.method()).isEqualTo("POST");
    assertThat(first.uri()).hasPath("/things").hasNoQuery();
    assertThat(first.attempt()).isEqualTo(1);
    assertThat(first.startedAt()).isEqualTo(told.requests.get(0).startedAt());
  }

  @Test
  void tellsTheRequestIdOfAResponseAndTheTypeOfTheError() throws Exception {
    String id = "X-Request-Id: 7f3a\u001b[1m" + "x".repeat(100) + "\r\n";
    try (var server = new ScriptedServer(x -> x.send("404 No", id, "{}"));
        var client = client(server.url())) {
      assertThatThrownBy(client::things).isInstanceOf(NotFoundException.class);
    }
    String shown = told.exchanges.get(0).requestId().orElseThrow();
    assertThat(shown).startsWith("7f3a [1mx").hasSize(80);
    assertThat(told.exchanges.get(0).errorType()).hasValue("404");
    assertThat(told.ends.get(0).errorType()).hasValue("NotFoundException");
    assertThat(told.ends.get(0).status()).hasValue(404);
  }

  @Test
  void hidesASecretThatIsEchoedAsRequestId() throws Exception {
    String id = "X-Request-Id: " + TestClient.KEY.reveal() + "\r\n";
    try (var server = new ScriptedServer(x -> x.send("200 OK", id, "[]"));
        var client = client(server.url())) {
      client.things();
    }
    assertThat(told.exchanges.get(0).requestId().orElseThrow()).startsWith("***");
  }

  @Test
  void tellsWhatKeptAResponseAway() throws Exception {
    URI nobody;
    try (var server = new ScriptedServer(x -> {})) {
      nobody = server.url();
    }
    try (var client = client(nobody)) {
      assertThatThrownBy(client::things).isInstanceOf(TransferException.class);
    }
    ExchangeListener.Exchange refused = told.exchanges.get(0);
    assertThat(refused.status()).isEmpty();
    assertThat(refused.errorType().orElseThrow()).endsWith("ConnectException");
    assertThat(told.ends.get(0).errorType()).hasValue("TransferException");
    assertThat(told.ends.get(0).status()).isEqualTo(OptionalInt.empty());
  }

  @Test
  void tellsThatTheDeadlineEndedAnExchange() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    ClientSettings hurried = settings().deadline(Duration.ofMillis(300)).build();
    try (var server = new ScriptedServer(x -> end.await());
        var client = new TestClient(server.url(), hurried)) {
      assertThatThrownBy(client::things).hasMessageContaining("the deadline passed");
      end.countDown();
    }
    assertThat(told.exchanges.get(0).errorType()).hasValue("deadline");
  }

  @Test
  void tellsOfACallThatItsReaderEnds() throws Exception {
    try (var server = new ScriptedServer(x -> x.serve(FILE, "\"a\""));
        var client = client(server.url())) {
      assertThatThrownBy(
              () ->
                  client
                      .file("1")
                      .read(
                          c -> {
                            throw new IOException("full");
                          },
                          DownloadOptions.defaults()))
          .isInstanceOf(UncheckedIOException.class);
    }
    assertThat(told.events).containsExactly("call", "request", "exchange", "end");
    assertThat(told.ends.get(0).errorType()).hasValue("UncheckedIOException");
  }

  @Test
  void dropsWhatAListenerThrows() throws Exception {
    ExchangeListener throwing =
        new ExchangeListener() {
          @Override
          public void onCall(Call call) {
            throw new IllegalStateException();
          }

          @Override
          public void onRequest(Request request) {
            throw new IllegalStateException();
          }

          @Override
          public void onExchange(Exchange exchange) {
            throw new IllegalStateException();
          }

          @Override
          public void onCallEnd(CallEnd end) {
            throw new IllegalStateException();
          }
        };
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", "[]"));
        var client = new TestClient(server.url(), settings().listener(throwing).build())) {
      assertThat(client.things()).isEmpty();
    }
  }

  private ClientSettings.Builder settings() {
    return ClientSettings.builder()
        .clock(time)
        .sleeper(time)
        .retryPolicy(RetryPolicy.defaults().withRetries(2))
        .requestInterceptor(request -> intercepted.add(request.call()))
        .listener(told);
  }

  private TestClient client(URI url) {
    return new TestClient(url, settings().build());
  }

  private static final class Recorder implements ExchangeListener {
    final List<String> events = new ArrayList<>();
    final List<Call> calls = new ArrayList<>();
    final List<Request> requests = new ArrayList<>();
    final List<Exchange> exchanges = new ArrayList<>();
    final List<CallEnd> ends = new ArrayList<>();

    @Override
    public void onCall(Call call) {
      events.add("call");
      calls.add(call);
    }

    @Override
    public void onRequest(Request request) {
      events.add("request");
      requests.add(request);
    }

    @Override
    public void onExchange(Exchange exchange) {
      events.add("exchange");
      exchanges.add(exchange);
    }

    @Override
    public void onCallEnd(CallEnd end) {
      events.add("end");
      ends.add(end);
    }
  }
}
