package dev.exportclients.core.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.exception.ProviderUnavailableException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.internal.TestClient;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedirectTest {
  private final FakeTime time = new FakeTime();

  @Test
  void followsToAnotherOriginWithoutAnyCredential() throws Exception {
    try (var store = new ScriptedServer(x -> x.send("200 OK", "", "bytes"));
        var server =
            new ScriptedServer(
                x -> x.send("302 F", "Location: " + store.url() + "/o?sig=a%2Bb%3D\r\n", ""));
        var client = client(server)) {
      assertThat(read(client)).isEqualTo("bytes");
      assertThat(store.requests().get(0).path()).isEqualTo("/o?sig=a%2Bb%3D");
      assertThat(store.requests().get(0).headers())
          .doesNotContainKeys("x-test-key", "authorization", "cookie")
          .doesNotContainValue(TestClient.KEY.reveal());
    }
  }

  @Test
  void sendsTheCredentialAgainAtHome() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  if (x.number() == 1) {
                    x.send("307 T", "Location: ../elsewhere?a=1\r\n", "");
                  } else {
                    x.send("200 OK", "", "bytes");
                  }
                });
        var client = client(server)) {
      assertThat(read(client)).isEqualTo("bytes");
      assertThat(server.requests().get(1).path()).isEqualTo("/elsewhere?a=1");
      assertThat(server.requests().get(1).headers())
          .containsEntry("x-test-key", TestClient.KEY.reveal());
    }
  }

  @Test
  void followsFiveAndNoMore() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("301 M", "Location: /again\r\n", ""));
        var client = client(server)) {
      assertThatThrownBy(() -> read(client))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("5 redirects");
      assertThat(server.requests()).hasSize(6);
    }
  }

  @Test
  void followsNoPost() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("307 T", "Location: /there\r\n", ""));
        var client = client(server)) {
      assertThatThrownBy(client::start).isInstanceOf(TransferException.class);
      assertThat(server.requests())
          .filteredOn(request -> request.line().startsWith("POST"))
          .singleElement()
          .extracting(ScriptedServer.Request::line)
          .asString()
          .startsWith("POST /things ");
    }
  }

  @Test
  void goesToNoPlainHttpElsewhereAndShowsNoQuery() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> x.send("302 F", "Location: http://example.com/o?sig=s3cret\r\n", ""));
        var client = client(server)) {
      assertThatThrownBy(() -> read(client))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("plain http")
          .hasMessageNotContaining("s3cret");
    }
  }

  @Test
  void aStoresRefusalOfARedirectedRequestIsRetriedAsOthers() throws Exception {
    try (var store =
            new ScriptedServer(
                x -> x.send("403 Forbidden", "", "<Error><AWSAccessKeyId>AKIA1</AWSAccessKeyId>"));
        var server =
            new ScriptedServer(
                x -> x.send("302 F", "Location: " + store.url() + "/o?s=1\r\n", ""));
        var client = client(server)) {
      assertThatThrownBy(() -> read(client))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("403")
          .hasMessageNotContaining("AKIA1");
      assertThat(server.requests()).hasSize(5);
      assertThat(time.pauses()).hasSize(4);
    }
  }

  @Test
  void zeroRetriesIsOneRequestAlsoWhereAStoreRefusesIt() throws Exception {
    for (int status : new int[] {400, 401, 403, 404, 408, 410, 501, 505}) {
      try (var store = new ScriptedServer(x -> x.send(status + " No", "", ""));
          var server =
              new ScriptedServer(
                  x -> x.send("302 F", "Location: " + store.url() + "/o?s=1\r\n", ""));
          var client =
              new TestClient(
                  server.url(),
                  ClientSettings.builder()
                      .clock(time)
                      .sleeper(time)
                      .retryPolicy(RetryPolicy.none())
                      .build())) {
        assertThatThrownBy(() -> read(client)).hasMessageContaining("" + status);
        assertThat(server.requests()).hasSize(1);
        assertThat(store.requests()).hasSize(1);
      }
    }
  }

  @Test
  void aDeadlineHoldsOverAllHops() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  hold(x, 150);
                  x.send("302 F", "Location: /next\r\n", "");
                });
        var client =
            new TestClient(
                server.url(),
                ClientSettings.builder()
                    .clock(time)
                    .sleeper(time)
                    .deadline(Duration.ofMillis(400))
                    .build())) {
      assertThatThrownBy(() -> read(client))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("deadline");
    }
  }

  /** Nothing is to be read: waits on the socket until then. */
  private static void hold(ScriptedServer.Exchange x, int millis) throws IOException {
    x.socket().setSoTimeout(millis);
    try {
      x.socket().getInputStream().read();
    } catch (SocketTimeoutException held) {
      x.socket().setSoTimeout(0);
    }
  }

  @Test
  void aStoreThatIsDownIsUnavailable() throws Exception {
    try (var store = new ScriptedServer(x -> x.send("503 Slow Down", "", ""));
        var server =
            new ScriptedServer(
                x -> x.send("302 F", "Location: " + store.url() + "/o?s=1\r\n", ""));
        var client = client(server)) {
      assertThatThrownBy(() -> read(client)).isInstanceOf(ProviderUnavailableException.class);
      assertThat(time.pauses()).hasSize(4);
    }
  }

  @Test
  void followsNoAddressThatIsNone() throws Exception {
    for (String location :
        List.of("/x?Signature=s3cret&a={b}", "https://a|b/", "http://localhost:99999/", "//")) {
      try (var server =
              new ScriptedServer(x -> x.send("302 F", "Location: " + location + "\r\n", ""));
          var client = client(server)) {
        assertThatThrownBy(client::things)
            .isInstanceOf(TransferException.class)
            .hasMessageNotContaining("s3cret");
      }
    }
  }

  private static String read(TestClient client) {
    return client
        .file("1")
        .read(
            c -> new String(c.stream().readAllBytes(), StandardCharsets.UTF_8),
            DownloadOptions.defaults());
  }

  private TestClient client(ScriptedServer server) {
    return new TestClient(server.url(), ClientSettings.builder().clock(time).sleeper(time).build());
  }
}
