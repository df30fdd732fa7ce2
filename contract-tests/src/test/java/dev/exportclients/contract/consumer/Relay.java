package dev.exportclients.contract.consumer;

import dev.exportclients.core.ScriptedServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Stands before a mock server and breaks off the first response, which a mock server can't do. What
 * the client asks for after that reaches the mock server byte for byte, but for a whole file anew,
 * which comes from here.
 */
final class Relay implements AutoCloseable {
  private final ScriptedServer front;
  private volatile URI mockServer;

  /**
   * @param promised how many bytes the first response says it has
   * @param cut how many of them arrive
   */
  Relay(byte[] whole, int promised, int cut, String etag) {
    front =
        new ScriptedServer(
            exchange -> {
              if (exchange.number() == 1) {
                begin(exchange, etag, promised);
                exchange.write(whole, 0, cut);
                exchange.cut();
              } else if (exchange.request().headers().containsKey("range")) {
                pass(exchange);
              } else {
                begin(exchange, etag, whole.length);
                exchange.write(whole, 0, whole.length);
              }
            });
  }

  private static void begin(ScriptedServer.Exchange exchange, String etag, int length)
      throws IOException {
    exchange.head(
        "200 OK",
        "Content-Type: text/csv\r\nETag: " + etag + "\r\nContent-Length: " + length + "\r\n");
  }

  /** The URL for the client. */
  URI before(URI server) {
    mockServer = server;
    return front.url();
  }

  private void pass(ScriptedServer.Exchange exchange) throws IOException {
    StringBuilder head = new StringBuilder(exchange.request().line()).append("\r\n");
    exchange
        .request()
        .headers()
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    try (Socket behind = new Socket(mockServer.getHost(), mockServer.getPort())) {
      behind.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      behind.shutdownOutput();
      behind.getInputStream().transferTo(exchange.out());
    }
    exchange.cut();
  }

  @Override
  public void close() throws IOException {
    front.close();
  }
}
