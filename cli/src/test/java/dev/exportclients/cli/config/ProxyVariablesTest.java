package dev.exportclients.cli.config;

import static dev.exportclients.core.CannedResponse.csv;
import static dev.exportclients.core.CannedResponse.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.cli.Terminal;
import dev.exportclients.core.RoutedServer;
import dev.exportclients.core.Secret;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyVariablesTest {
  @TempDir Path folder;

  private static String chosen(Map<String, String> variables, String target) {
    Proxy proxy =
        new ProxyVariables(new EnvironmentVariables(variables)).select(URI.create(target)).get(0);
    return proxy == Proxy.NO_PROXY
        ? "none"
        : ((InetSocketAddress) proxy.address()).getHostString()
            + ":"
            + ((InetSocketAddress) proxy.address()).getPort();
  }

  @ParameterizedTest
  @CsvSource({
    "HTTPS_PROXY, http://p:8080, https://api.example.com/x, p:8080",
    "https_proxy, http://p:8080, https://api.example.com/x, p:8080",
    "HTTPS_PROXY, p:8080, https://api.example.com/x, p:8080",
    "HTTPS_PROXY, http://p, https://api.example.com/x, p:80",
    "HTTPS_PROXY, http://p:8080, http://api.example.com/x, none",
    "HTTP_PROXY, http://p:8080/, http://api.example.com/x, p:8080",
    "HTTP_PROXY, http://p:8080, https://api.example.com/x, none",
    "HTTPS_PROXY, http://u:p%40ss@p:8080, https://api.example.com/x, p:8080"
  })
  void choosesByTheTargetsScheme(String name, String value, String target, String proxy) {
    assertThat(chosen(Map.of(name, value), target)).isEqualTo(proxy);
  }

  @ParameterizedTest
  @CsvSource({
    "*, none",
    "example.com, none",
    ".example.com, none",
    "*.example.com, none",
    "API.EXAMPLE.COM, none",
    "'other.org, example.com', none",
    "'other.org example.com', none",
    "api.example.com:443, none",
    "api.example.com:8443, p:1",
    "ample.com, p:1",
    "com.example, p:1",
    "xapi.example.com, p:1"
  })
  void leavesOutWhatNoProxySays(String list, String proxy) {
    Map<String, String> variables = Map.of("HTTPS_PROXY", "http://p:1", "NO_PROXY", list);

    assertThat(chosen(variables, "https://api.example.com/x")).isEqualTo(proxy);
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, 10.1.2.3, true",
    "10.1.2.3, 10.1.2.4, false",
    "10.1.2.3:8080, 10.1.2.3, false",
    "10.1.2.3:80, 10.1.2.3, true",
    "10.0.0.0/8, 10.200.3.4, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "10.0.0.0/8:80, 10.0.0.1, true",
    "192.168.4.0/22, 192.168.7.255, true",
    "192.168.4.0/22, 192.168.8.0, false",
    "10.1.2.3/32, 10.1.2.3, true",
    "10.1.2.3/32, 10.1.2.2, false",
    "0.0.0.0/0, 8.8.8.8, true",
    "0.0.0.0/0, [::1], false",
    "10.0.0.0/33, 10.0.0.1, false",
    "10.0.0.0/, 10.0.0.1, false",
    "10.0.0.0/x, 10.0.0.1, false",
    "127.0.0.1, localhost, false",
    ".0.0.1, 127.0.0.1, false",
    "0.1, 127.0.0.1, false",
    "*, 127.0.0.1, true",
    "192.168.*, 192.168.1.1, true",
    "192.168.*, 192.16.8.1, false",
    "10.*, 100.0.0.1, false",
    "10.*:80, 10.0.0.1, true",
    "10.*:81, 10.0.0.1, false",
    "::1, [::1], true",
    "[::1], [::1], true",
    "0:0:0:0:0:0:0:1, [::1], true",
    "[::1]:80, [::1], true",
    "[::1]:81, [::1], false",
    "fd00::/8, [fd12:3456::1], true",
    "[fd00::]/8, [fe80::1], false",
    "[fd00::]/8, [fd00::1], true",
    "fe80::/10, [fe80::1%25eth0], true",
    "2001:DB8::/32, [2001:db8:1::1], true",
    "2001:db8::/129, [2001:db8::], false",
    "localhost, LOCALHOST, true",
    "my_host, my_host, true",
    "example.com., api.example.com, true",
    "example.com, api.example.com., true",
    ".example.com, example.com, true",
    "*.example.com, a.b.example.com, true",
    "*.example.com, notexample.com, false",
    "*.example.com:80, a.example.com, true",
    "*.example.com:81, a.example.com, false",
    "*:80, a.example.com, true",
    "'x,, ,\texample.com ,', example.com, true",
    "b\u00fccher.example, xn--bcher-kva.example, true",
    "b\u00fccher.example, b\u00fccher.example, true",
    "xn--bcher-kva.example, b\u00fccher.example, true",
    "B\u00dcCHER.Example:80, api.xn--bcher-kva.example, true",
    "B\u00dcCHER.Example:81, api.xn--bcher-kva.example, false",
    ".b\u00fccher.example, xn--bcher-kva.example, true",
    "*.b\u00fccher.example, a.b.xn--bcher-kva.example, true",
    "b\u00fccher.example., api.xn--bcher-kva.example., true",
    "b\u00fccher.*, xn--bcher-kva.example, true",
    "b\u00fccher.example, xn--bcher-kva.example.org, false",
    "'\u7ed3\u679c.\u4e2d\u56fd, x', xn--gtvr03c.xn--fiqs8s, true",
    "'\u00fc..example, example.com', example.com, true",
    "EXAMPLE.com, Example.COM, true"
  })
  void readsNoProxyAsCurlDoes(String list, String host, boolean isCovered) {
    Map<String, String> variables = Map.of("HTTP_PROXY", "p:1", "NO_PROXY", list);

    assertThat(chosen(variables, "http://" + host + "/x")).isEqualTo(isCovered ? "none" : "p:1");
  }

  @ParameterizedTest
  @CsvSource({
    "https_proxy=low:1 HTTPS_PROXY=up:2, https, low:1",
    "http_proxy=low:1 HTTP_PROXY=up:2, http, low:1",
    "https_proxy= HTTPS_PROXY=up:2, https, up:2",
    "ALL_PROXY=all:3, https, all:3",
    "all_proxy=low:1 ALL_PROXY=up:2, http, low:1",
    "ALL_PROXY=all:3 HTTPS_PROXY=up:2, https, up:2",
    "ALL_PROXY=all:3 HTTPS_PROXY=up:2, http, all:3",
    "ALL_PROXY=all:3 no_proxy=other NO_PROXY=api.example.com, http, all:3",
    "ALL_PROXY=all:3 no_proxy=api.example.com NO_PROXY=other, http, none"
  })
  void takesLowerCaseBeforeUpperCaseBeforeAll(String variables, String scheme, String proxy) {
    assertThat(chosen(pairs(variables), scheme + "://api.example.com/x")).isEqualTo(proxy);
  }

  @ParameterizedTest
  @CsvSource({
    "http://ada:p%40ss@p:1, ada, p@ss",
    "ada:p@ss@p:1, ada, p@ss",
    "http://ada@p:1, ada, ",
    "http://ada:@p:1, ada, ",
    "http://ada:100%sure@p:1, ada, 100%sure",
    "http://ada:%C3%BC%zz%@p:1, ada, ü%zz%",
    "http://ada:a:b@p:1, ada, a:b",
    "http://ada:S3+%2f=@p:1/, ada, S3+/=",
    "http://:pw@p:1, '', pw",
    "http://@p:1, , ",
    "http://:@p:1, , "
  })
  void readsUsersAndPasswordsAsCurlDoes(String value, String user, String password) {
    ProxyServer server = ProxyServer.of("HTTP_PROXY", value);

    assertThat(server.username()).isEqualTo(user);
    assertThat(server.secret().map(Secret::reveal).orElse(null)).isEqualTo(password);
    assertThat(server.host() + ":" + server.port()).isEqualTo("p:1");
  }

  @ParameterizedTest
  @CsvSource({
    "p, p:80",
    "http://p:, p:80",
    "HTTP://p:8080, p:8080",
    "my_proxy:8080, my_proxy:8080",
    "http://p:8080///, p:8080",
    "http://[::1]:8080, [::1]:8080",
    "' p:8080\u00a0', p:8080"
  })
  void readsAddressesOfProxies(String value, String proxy) {
    assertThat(chosen(Map.of("http_proxy", value), "http://api.example.com/")).isEqualTo(proxy);
  }

  @ParameterizedTest
  @CsvSource({
    "HTTPS_PROXY=socks5://x:9, 0",
    "ALL_PROXY=socks5://x:9 http_proxy=, 2",
    "HTTP_PROXY=socks5://x:9, 2",
    "HTTP_PROXY=a%3Ab@x:9, 2",
    "HTTP_PROXY=socks5://x:9 NO_PROXY=127.0.0.1, 0",
    "HTTP_PROXY=socks5://x:9 NO_PROXY=127.0.0.0/8, 0",
    "HTTPS_PROXY=%%%: HTTP_PROXY=nonsense:: NO_PROXY=*, 0"
  })
  void judgesNoProxyThatIsNotUsed(String variables, int exitCode) {
    try (RoutedServer server = new RoutedServer()) {
      server.on("/ems/resultsExport/1", csv("a,b\r\n"));
      Terminal terminal = new Terminal(folder, "http://127.0.0.1:" + server.url().getPort());
      pairs(variables).forEach(terminal::set);

      Terminal.Outcome outcome = terminal.run("ems", "results", "1");

      assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(exitCode);
      assertThat(server.requests()).hasSize(exitCode == 0 ? 1 : 0);
    }
  }

  @Test
  void judgesAProxyWhenARedirectNeedsIt() {
    try (RoutedServer server = new RoutedServer()) {
      server.on(
          "/ems/resultsExport/1",
          response(302, "", "").with("Location", "https://store.invalid/x?Signature=S3cret"));
      Terminal terminal = new Terminal(folder, server.url());
      terminal.set("HTTPS_PROXY", "socks5://ada:S3cret@x:9");

      Terminal.Outcome outcome = terminal.run("ems", "results", "1");

      assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(2);
      assertThat(outcome.stderr())
          .contains("HTTPS_PROXY", "only http proxies")
          .doesNotContain("S3cret")
          .hasLineCount(1);
    }
  }

  private static Map<String, String> pairs(String variables) {
    return Stream.of(variables.split(" "))
        .map(variable -> variable.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  @Test
  void knowsAddressesWithColons() {
    Map<String, String> variables = Map.of("HTTP_PROXY", "p:1", "NO_PROXY", "[::1]:80,::2");

    assertThat(chosen(variables, "http://[::1]/")).isEqualTo("none");
    assertThat(chosen(variables, "http://[::1]:81/")).isEqualTo("p:1");
    assertThat(chosen(variables, "http://[::2]:81/")).isEqualTo("none");
  }
}
