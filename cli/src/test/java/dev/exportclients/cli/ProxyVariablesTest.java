package dev.exportclients.cli;

import static dev.exportclients.cli.ScriptedServer.answer;
import static dev.exportclients.cli.ScriptedServer.csv;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyVariablesTest {
  @TempDir Path folder;

  private static String chosen(Map<String, String> variables, String target) {
    Proxy proxy = new ProxyVariables(new Environment(variables)).select(URI.create(target)).get(0);
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

  @Test
  void knowsAddressesWithColons() {
    Map<String, String> variables = Map.of("HTTP_PROXY", "p:1", "NO_PROXY", "[::1]:80,::2");

    assertThat(chosen(variables, "http://[::1]/")).isEqualTo("none");
    assertThat(chosen(variables, "http://[::1]:81/")).isEqualTo("p:1");
    assertThat(chosen(variables, "http://[::2]:81/")).isEqualTo("none");
  }

  @Test
  void goesThroughTheProxyAndShowsItsPasswordToNobodyElse() {
    try (ScriptedServer proxy = new ScriptedServer()) {
      proxy.on(
          "/ems/resultsExport/1",
          answer(407, "", "").with("Proxy-Authenticate", "Basic realm=\"p\""),
          csv("a,b\r\n"));
      Terminal terminal = new Terminal(folder, "http://ems.invalid");
      terminal.set("http_proxy", proxy.url().replace("http://", "http://ada:p%40ss@"));

      Terminal.Outcome outcome = terminal.run("ems", "results", "1", "--allow-insecure-http", "-v");

      assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
      assertThat(outcome.stderr()).doesNotContain("p@ss", "p%40ss");
      String credentials = Base64.getEncoder().encodeToString("ada:p@ss".getBytes());
      assertThat(proxy.requests().get(1).headers())
          .containsEntry("Proxy-authorization", "Basic " + credentials);
      assertThat(proxy.lines().get(0)).isEqualTo("GET http://ems.invalid/ems/resultsExport/1");
    }
  }
}
