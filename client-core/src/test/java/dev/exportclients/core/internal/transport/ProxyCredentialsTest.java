package dev.exportclients.core.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.ProxyCredentials;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Secret;
import dev.exportclients.core.exception.ExportClientException;
import dev.exportclients.core.internal.TestClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyCredentialsTest {
  private static final String TOKEN = "Token+/Of=Bob-0123";

  private final FakeTime time = new FakeTime();

  @Test
  void goToTheirOwnProxyAlone() throws Exception {
    try (var last = new ScriptedServer(x -> x.send("200 OK", "", "{\"ok\":1}"));
        var second = new ScriptedServer(x -> x.send("302 F", "Location: http://c.test/\r\n", ""));
        var first = new ScriptedServer(x -> x.send("302 F", "Location: http://b.test/\r\n", ""));
        var client =
            new TestClient(
                URI.create("http://a.test"),
                settings(Map.of("a.test", first, "b.test", second, "c.test", last))
                    .proxyCredentials(of(first, "ada", Secret.of("S3cret+/Of=Ada")))
                    .proxyCredentials(of(second, TOKEN, null))
                    .build())) {
      assertThat(client.things().get("ok").asInt()).isEqualTo(1);
      assertThat(first.requests().get(0).headers())
          .containsEntry("proxy-authorization", basic("ada:S3cret+/Of=Ada"));
      assertThat(second.requests().get(0).headers())
          .containsEntry("proxy-authorization", basic(TOKEN + ":"));
      assertThat(last.requests()).hasSize(1);
      assertThat(last.requests().get(0).headers()).doesNotContainKey("proxy-authorization");
    }
  }

  @Test
  void ofAProxyCountBeforeThoseForAll() {
    InetSocketAddress proxy = InetSocketAddress.createUnresolved("Proxy", 3128);
    ClientSettings settings =
        ClientSettings.builder()
            .proxyCredentials(new ProxyCredentials(proxy, "old", null))
            .proxyCredentials("all", Secret.of("pw"))
            .proxyCredentials(new ProxyCredentials(proxy, "own", null))
            .build();

    assertThat(settings.proxyCredentials("proxy", 3128).orElseThrow().username()).isEqualTo("own");
    assertThat(settings.proxyCredentials("proxy", 3129).orElseThrow().username()).isEqualTo("all");
    assertThat(settings.proxyCredentials()).hasSize(2);
    assertThat(settings.proxyCredentials().toString()).doesNotContain("own", "pw");
    assertThatThrownBy(() -> new ProxyCredentials(proxy, "a:b", null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Who is no proxy may say 407 as well, to be told the password. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic realm=\"p\"",
        "Digest realm=\"p\", nonce=\"abc\", qop=\"auth\"",
        "Basic realm=\"p\", Digest realm=\"p\", nonce=\"abc\""
      })
  void goToNoServerThatIsReachedDirectly(String challenge) throws Exception {
    String headers =
        "Proxy-Authenticate: " + challenge + "\r\nWWW-Authenticate: " + challenge + "\r\n";
    for (String status : List.of("407 Auth", "401 Auth")) {
      try (var server = new ScriptedServer(x -> x.send(status, headers, ""));
          var client =
              new TestClient(
                  server.url(),
                  ClientSettings.builder()
                      .clock(time)
                      .sleeper(time)
                      .retryPolicy(RetryPolicy.none())
                      .proxy(direct())
                      .proxyCredentials("ada", Secret.of("S3cret+/Of=Ada"))
                      .build())) {
        assertThatThrownBy(client::things).isInstanceOf(ExportClientException.class);
        assertThat(server.requests())
            .hasSize(1)
            .allSatisfy(
                request ->
                    assertThat(request.headers())
                        .doesNotContainKeys("proxy-authorization", "authorization"));
      }
    }
  }

  private static ProxySelector direct() {
    return ProxySelector.of(null);
  }

  @Test
  void showNoUserThatIsAToken() throws Exception {
    try (var proxy = new ScriptedServer(x -> x.send("404 No", "", "who is " + TOKEN + "?"));
        var client =
            new TestClient(
                URI.create("http://a.test"),
                settings(Map.of("a.test", proxy))
                    .proxyCredentials(of(proxy, TOKEN, null))
                    .build())) {
      assertThatThrownBy(client::things).hasMessageNotContaining(TOKEN);
    }
  }

  private ClientSettings.Builder settings(Map<String, ScriptedServer> proxies) {
    return ClientSettings.builder()
        .clock(time)
        .sleeper(time)
        .allowInsecureHttp(true)
        .proxy(
            new ProxySelector() {
              @Override
              public List<Proxy> select(URI target) {
                return List.of(new Proxy(Proxy.Type.HTTP, address(proxies.get(target.getHost()))));
              }

              @Override
              public void connectFailed(URI target, SocketAddress proxy, IOException failure) {}
            });
  }

  private static ProxyCredentials of(ScriptedServer proxy, String user, @Nullable Secret password) {
    return new ProxyCredentials(address(proxy), user, password);
  }

  private static InetSocketAddress address(ScriptedServer proxy) {
    return InetSocketAddress.createUnresolved(proxy.url().getHost(), proxy.url().getPort());
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes());
  }
}
