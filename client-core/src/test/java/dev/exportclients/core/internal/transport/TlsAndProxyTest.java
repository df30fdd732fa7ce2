package dev.exportclients.core.internal.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.ScriptedServer.Script;
import dev.exportclients.core.Secret;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnauthenticatedException;
import dev.exportclients.core.internal.TestClient;
import dev.exportclients.core.internal.TestTls;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsAndProxyTest {
  private static final String PROXY_AUTH =
      "Basic " + Base64.getEncoder().encodeToString("user:pr0xy-pass".getBytes());

  @TempDir static Path keys;
  private static TestTls tls;

  @TempDir Path folder;
  private final FakeTime time = new FakeTime();

  @BeforeAll
  static void makeCertificate() throws Exception {
    tls = new TestTls(keys);
  }

  @Test
  void speaksTlsAndResumesThroughIt() throws Exception {
    byte[] file = new byte[3_000_000];
    new Random(5).nextBytes(file);
    try (var server =
            secure(
                Script.cutFirst(file, "ETag: \"e\"\r\n", 1_000_000, x -> x.serve(file, "\"e\"")));
        var client = client(server.url(), settings().sslContext(tls.trusting()))) {
      client.file("1").saveTo(folder.resolve("f"));
      assertThat(Files.readAllBytes(folder.resolve("f"))).isEqualTo(file);
    }
  }

  @Test
  void refusesACertificateThatNobodyTrustsAtOnce() throws Exception {
    try (var server = secure(x -> x.send("200 OK", "", "{}"));
        var client = client(server.url(), settings())) {
      assertThatThrownBy(client::things)
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("no trusted TLS connection");
      assertThat(time.pauses()).isEmpty();
    }
  }

  @Test
  void refusesACertificateOfAnotherHost() throws Exception {
    try (var server = secure(x -> x.send("200 OK", "", "{}"));
        var client =
            client(
                URI.create("https://127.0.0.2:" + server.url().getPort()),
                settings().sslContext(tls.trusting()))) {
      assertThatThrownBy(client::things).isInstanceOf(TransferException.class);
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"at once", "after the hello", "in the response to it"})
  void aHandshakeThatTheOtherSideEndsIsTriedAgain(String when) throws Exception {
    AtomicInteger connections = new AtomicInteger();
    ServerSocketFactory breaking =
        tls.cuttable(
            plain -> {
              if (connections.incrementAndGet() > 2) {
                return;
              }
              if (!when.equals("at once")) {
                plain.getInputStream().read(new byte[5000]);
              }
              if (when.equals("in the response to it")) {
                plain.getOutputStream().write(new byte[] {0x16, 3, 3, 0, 0x7a, 2, 0, 0, 0x76});
              }
              plain.close();
            });
    try (var server = new ScriptedServer(breaking, "https", x -> x.send("200 OK", "", "{}"));
        var client = client(server.url(), settings().sslContext(tls.trusting()))) {
      client.things();
      assertThat(time.pauses()).hasSize(2);
    }
  }

  @Test
  void saysOfABrokenHandshakeNothingAboutTrust() throws Exception {
    try (var server =
            new ScriptedServer(
                tls.cuttable(Socket::close), "https", x -> x.send("200 OK", "", "{}"));
        var client = client(server.url(), settings().sslContext(tls.trusting()))) {
      assertThatThrownBy(client::things)
          .isInstanceOf(TransferException.class)
          .hasMessageNotContaining("trusted");
    }
  }

  @Test
  void neverGoesOnFromHttpsToPlainHttp() throws Exception {
    try (var plain = new ScriptedServer(x -> x.send("200 OK", "", "{}"));
        var server = secure(x -> x.send("302 F", "Location: " + plain.url() + "/\r\n", ""));
        var client = client(server.url(), settings().sslContext(tls.trusting()))) {
      assertThatThrownBy(client::things)
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("plain http");
      assertThat(plain.requests()).isEmpty();
    }
  }

  @Test
  void asksAProxyForPlainHttp() throws Exception {
    try (var proxy = new ScriptedServer(x -> x.send("200 OK", "", "{\"via\":1}"));
        var client =
            client(URI.create("http://localhost:9"), settings().proxy(selector(proxy.url())))) {
      assertThat(client.things().get("via").asInt()).isEqualTo(1);
      assertThat(proxy.requests().get(0).line())
          .isEqualTo("GET http://localhost:9/things HTTP/1.1");
    }
  }

  @Test
  void tunnelsTlsThroughAProxyThatWantsAPassword() throws Exception {
    try (var server = secure(x -> x.send("200 OK", "", "{\"ok\":1}"));
        var proxy =
            new ScriptedServer(
                x -> {
                  if (!PROXY_AUTH.equals(x.request().headers().get("proxy-authorization"))) {
                    x.send(
                        "407 Auth",
                        "Connection: close\r\nProxy-Authenticate: Basic realm=\"p\"\r\n",
                        "");
                    x.cut();
                  } else {
                    x.head("200 Connected", "");
                    tunnel(x.socket(), server.url().getPort());
                  }
                });
        var client =
            client(
                server.url(),
                settings()
                    .sslContext(tls.trusting())
                    .proxy(selector(proxy.url()))
                    .proxyCredentials("user", Secret.of("pr0xy-pass")))) {
      assertThat(client.things().get("ok").asInt()).isEqualTo(1);
      assertThat(proxy.requests()).allMatch(r -> r.line().startsWith("CONNECT localhost:"));
      assertThat(proxy.requests())
          .noneMatch(r -> r.headers().containsValue(TestClient.KEY.reveal()));
      assertThat(server.requests()).noneMatch(r -> r.headers().containsKey("proxy-authorization"));
    }
  }

  @Test
  void sendsTheProxysPasswordWithTheFirstRequest() throws Exception {
    try (var proxy =
            new ScriptedServer(
                x -> {
                  if (PROXY_AUTH.equals(x.request().headers().get("proxy-authorization"))) {
                    x.send("200 OK", "", "{}");
                  } else {
                    x.send("407 Auth", "Proxy-Authenticate: Basic realm=\"p\"\r\n", "");
                  }
                  x.cut();
                });
        var client =
            client(
                URI.create("http://localhost:9"),
                settings()
                    .retryPolicy(RetryPolicy.none())
                    .proxy(selector(proxy.url()))
                    .proxyCredentials("user", Secret.of("pr0xy-pass")))) {
      client.start();
      client.things();
      assertThat(proxy.requests()).hasSize(2);
    }
  }

  @Test
  void allowsAUserWithoutAPassword() throws Exception {
    try (var proxy = new ScriptedServer(x -> x.send("200 OK", "", "{}"));
        var client =
            client(
                URI.create("http://localhost:9"),
                settings().proxy(selector(proxy.url())).proxyCredentials("us\u00e9r"))) {
      client.things();
      assertThat(proxy.requests().get(0).headers().get("proxy-authorization"))
          .isEqualTo("Basic " + Base64.getEncoder().encodeToString("us\u00e9r:".getBytes(UTF_8)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"us:er", "us\ner"})
  void refusesAUserThatNoHeaderCanCarry(String user) {
    assertThatThrownBy(() -> settings().proxyCredentials(user))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "http,Basic,false",
    "https,Basic,false",
    "http,NTLM,true",
    "https,Negotiate,true",
    "http,'',true",
    "http,Basic,true",
    "https,Basic,true"
  })
  void tellsThatTheProxyWantsAPassword(String scheme, String challenge, boolean closes)
      throws Exception {
    try (var proxy =
            new ScriptedServer(
                x -> {
                  String asked =
                      challenge.isEmpty() ? "" : "Proxy-Authenticate: " + challenge + "\r\n";
                  x.send("407 Auth", asked + "Content-Type: text/html\r\n", "<html>Sign in");
                  if (closes) {
                    x.cut();
                  }
                });
        var client =
            client(
                URI.create(scheme + "://localhost:9"), settings().proxy(selector(proxy.url())))) {
      assertThatThrownBy(client::things)
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("the proxy wants a user and a password (407)");
      assertThatThrownBy(client::start)
          .isInstanceOf(TransferException.class)
          .hasMessageNotContaining("may have reached the provider");
      assertThat(proxy.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void tellsThatTheProxyRefusesThePassword(String scheme) throws Exception {
    try (var proxy =
            new ScriptedServer(
                x -> x.send("407 Auth", "Proxy-Authenticate: Basic realm=\"p\"\r\n", ""));
        var client =
            client(
                URI.create(scheme + "://localhost:9"),
                settings()
                    .proxy(selector(proxy.url()))
                    .proxyCredentials("user", Secret.of("wr0ng-Pass+/=")))) {
      assertThatThrownBy(client::things)
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("the proxy refused the user and password");
      assertThat(proxy.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"407 Auth, the proxy wants a user", "403 Blocked, the proxy refused to connect: 403"})
  void readsNoPageAboutATunnelThatAProxyRefuses(String status, String said) throws Exception {
    try (var proxy =
            new ScriptedServer(
                x -> {
                  String asked = "Proxy-Authenticate: Basic realm=\"p\"\r\n";
                  x.head(status, asked + "Content-Length: 1000000000000\r\n");
                  x.write("<html>".getBytes(UTF_8), 0, 6);
                  x.cut();
                });
        var client =
            client(URI.create("https://localhost:9"), settings().proxy(selector(proxy.url())))) {
      assertThatThrownBy(client::things)
          .isInstanceOf(TransferException.class)
          .hasMessageContaining(said);
      assertThat(proxy.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void signsInAtAProxyThatWantsADigest(boolean closes) throws Exception {
    try (var proxy =
            new ScriptedServer(
                x -> {
                  String sent = x.request().headers().getOrDefault("proxy-authorization", "");
                  if (sent.startsWith("Digest username=\"user\"")) {
                    x.send("200 OK", "", "{}");
                  } else {
                    x.send(
                        "407 Auth",
                        "Proxy-Authenticate: Digest realm=\"p\", nonce=\"abc\", qop=\"auth\"\r\n",
                        "");
                    if (closes) {
                      x.cut();
                    }
                  }
                });
        var client =
            client(
                URI.create("http://localhost:9"),
                settings()
                    .proxy(selector(proxy.url()))
                    .proxyCredentials("user", Secret.of("pr0xy-pass")))) {
      client.things();
      assertThat(proxy.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic realm=\"p\"", "Digest realm=\"p\", nonce=\"abc\", qop=\"auth\""})
  void theServerBehindATunnelIsNotToldTheProxysPassword(String challenge) throws Exception {
    try (var server =
            secure(x -> x.send("407 Auth", "Proxy-Authenticate: " + challenge + "\r\n", ""));
        var proxy =
            new ScriptedServer(
                x -> {
                  x.head("200 Connected", "");
                  tunnel(x.socket(), server.url().getPort());
                });
        var client =
            client(
                server.url(),
                settings()
                    .sslContext(tls.trusting())
                    .proxy(selector(proxy.url()))
                    .proxyCredentials("user", Secret.of("pr0xy-pass")))) {
      assertThatThrownBy(client::things).isInstanceOf(TransferException.class);
      assertThat(server.requests())
          .isNotEmpty()
          .allSatisfy(
              request ->
                  assertThat(request.headers())
                      .doesNotContainKeys("proxy-authorization", "authorization"));
    }
  }

  @Test
  void tellsAProxysRefusalFromTheProviders() throws Exception {
    try (var proxy = new ScriptedServer(x -> x.send("403 Blocked", "", "by policy"));
        var client =
            client(
                URI.create("https://provider.example"), settings().proxy(selector(proxy.url())))) {
      assertThatThrownBy(
              () ->
                  client
                      .file("1")
                      .copyTo(OutputStream.nullOutputStream(), DownloadOptions.defaults()))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("the proxy refused to connect: 403");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "429 Slow, 2",
    "500 Oops, 2",
    "502 Bad, 2",
    "503 Busy, 2",
    "504 Late, 2",
    "501 Never, 1",
    "505 Old, 1",
    "403 Blocked, 1"
  })
  void asksAProxyAgainWhereItsStatusIsTransient(String status, int requests) throws Exception {
    try (var proxy = new ScriptedServer(x -> x.send(x.number() == 1 ? status : "403 No", "", ""));
        var client =
            client(URI.create("https://localhost:9"), settings().proxy(selector(proxy.url())))) {
      assertThatThrownBy(client::things)
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("the proxy refused to connect: ");
      assertThat(proxy.requests()).hasSize(requests);
    }
  }

  @Test
  void keepsTheProxysPasswordFromAServerThatAsksForOne() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> x.send("401 No", "WWW-Authenticate: Basic realm=\"r\"\r\n", ""));
        var client =
            client(
                server.url(), settings().proxy(direct()).proxyCredentials("pu", Secret.of("pp")))) {
      assertThatThrownBy(client::things).isInstanceOf(UnauthenticatedException.class);
      assertThatThrownBy(client::start).isInstanceOf(UnauthenticatedException.class);
      assertThat(server.requests()).hasSize(2);
      assertThat(server.requests()).noneMatch(r -> r.headers().containsKey("authorization"));
    }
  }

  private static ProxySelector direct() {
    return new ProxySelector() {
      @Override
      public List<Proxy> select(URI uri) {
        return List.of(Proxy.NO_PROXY);
      }

      @Override
      public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
    };
  }

  private static void tunnel(Socket client, int port) throws IOException {
    try (Socket server = new Socket("127.0.0.1", port)) {
      Thread up = new Thread(() -> pump(client, server));
      up.setDaemon(true);
      up.start();
      server.getInputStream().transferTo(client.getOutputStream());
    }
  }

  private static void pump(Socket from, Socket to) {
    try (InputStream in = from.getInputStream()) {
      in.transferTo(to.getOutputStream());
    } catch (IOException closed) {
      // The tunnel's end.
    }
  }

  private static ProxySelector selector(URI proxy) {
    return new ProxySelector() {
      @Override
      public List<Proxy> select(URI uri) {
        return List.of(
            new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), proxy.getPort())));
      }

      @Override
      public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
    };
  }

  private ScriptedServer secure(ScriptedServer.Script script) throws Exception {
    SSLContext context = tls.server();
    return new ScriptedServer(context.getServerSocketFactory(), "https", script);
  }

  private ClientSettings.Builder settings() {
    return ClientSettings.builder().clock(time).sleeper(time);
  }

  private static TestClient client(URI url, ClientSettings.Builder settings) {
    return new TestClient(url, settings.build());
  }
}
