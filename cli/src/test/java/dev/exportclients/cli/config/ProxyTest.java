package dev.exportclients.cli.config;

import static dev.exportclients.core.CannedResponse.csv;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.cli.Terminal;
import dev.exportclients.core.RoutedServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that go through proxies. */
class ProxyTest {
  private static final String REFUSAL =
      "HTTP/1.1 407 Who?\r\nProxy-Authenticate: Basic realm=\"p\"\r\nConnection: close\r\n"
          + "Content-Type: text/html\r\nContent-Length: 13\r\n\r\n<html>Sign in";

  @TempDir Path folder;

  @Test
  void goesThroughTheProxyAndShowsItsPasswordToNobodyElse() {
    try (RoutedServer proxy = new RoutedServer()) {
      proxy.on("/ems/resultsExport/1", csv("a,b\r\n"));
      Terminal terminal = new Terminal(folder, "http://ems.invalid");
      terminal.set("http_proxy", proxy.url().toString().replace("http://", "http://ada:p%40ss@"));

      Terminal.Outcome outcome = terminal.run("ems", "results", "1", "--allow-insecure-http", "-v");

      assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
      assertThat(outcome.stderr()).doesNotContain("p@ss", "p%40ss");
      assertThat(proxy.requests().get(0).headers())
          .containsEntry("proxy-authorization", basic("ada:p@ss"));
      assertThat(proxy.lines().get(0)).isEqualTo("GET http://ems.invalid/ems/resultsExport/1");
    }
  }

  @ParameterizedTest
  @CsvSource({"ada@, ada:", "ada:@, ada:", "ada:S3+%2f=@, ada:S3+/="})
  void sendsABareUserAndAnEmptyPassword(String user, String pair) {
    try (RoutedServer proxy = new RoutedServer()) {
      proxy.on("/ems/resultsExport/1", csv("a,b\r\n"));
      Terminal terminal = new Terminal(folder, "http://ems.invalid");
      terminal.set("ALL_PROXY", proxy.url().toString().replace("http://", user));

      Terminal.Outcome outcome = terminal.run("ems", "results", "1", "--allow-insecure-http");

      assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
      assertThat(proxy.requests().get(0).headers())
          .containsEntry("proxy-authorization", basic(pair));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP_PROXY, '', http, wants a user and a password",
    "https_proxy, '', https, wants a user and a password",
    "ALL_PROXY, '', https, wants a user and a password",
    "https_proxy, ada:S3cret@, https, refused the user and password",
    "HTTP_PROXY, ada:S3cret@, http, refused the user and password"
  })
  void namesTheVariableWhenTheProxyWantsAPassword(
      String variable, String user, String scheme, String why) throws IOException {
    try (ServerSocket proxy = refusing()) {
      Terminal terminal = new Terminal(folder, scheme + "://ems.invalid");
      terminal.set(variable, user + "127.0.0.1:" + proxy.getLocalPort());

      Terminal.Outcome outcome = terminal.run("ems", "results", "1", "--allow-insecure-http");

      assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(9);
      assertThat(outcome.stderr())
          .contains("the proxy " + why, "407", variable + " takes them, as http://user:password@")
          .doesNotContain("S3cret", "Sign in")
          .hasLineCount(1);
    }
  }

  /** The test server of this module knows no CONNECT. */
  private static ServerSocket refusing() throws IOException {
    ServerSocket proxy = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    Thread responder =
        new Thread(
            () -> {
              while (!proxy.isClosed()) {
                try (Socket client = proxy.accept()) {
                  BufferedReader head =
                      new BufferedReader(
                          new InputStreamReader(client.getInputStream(), ISO_8859_1));
                  while (!head.readLine().isEmpty()) {
                    // To the empty line.
                  }
                  client.getOutputStream().write(REFUSAL.getBytes(ISO_8859_1));
                } catch (IOException closed) {
                  return;
                }
              }
            });
    responder.setDaemon(true);
    responder.start();
    return proxy;
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes());
  }
}
