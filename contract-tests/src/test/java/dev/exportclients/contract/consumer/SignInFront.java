package dev.exportclients.contract.consumer;

import dev.exportclients.core.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/**
 * Stands before a mock server, which knows one call, and responds itself to the other one that a
 * sign-in at EMS is made of.
 */
final class SignInFront implements AutoCloseable {
  static final String KEY = key();

  private static final String JSON = "Content-Type: application/json\r\n";

  private final ScriptedServer front;
  private volatile URI mockServer;

  /**
   * @param passed the beginning of the request lines that the mock server gets
   */
  SignInFront(String passed) {
    front =
        new ScriptedServer(
            exchange -> {
              if (exchange.request().line().startsWith(passed)) {
                pass(exchange);
              } else if (exchange.request().path().endsWith("publicKey")) {
                exchange.send("200 OK", JSON, KEY);
              } else {
                exchange.send("200 OK", JSON, "{\"Token\":\"Another+Token/=\"}");
              }
            });
  }

  /** The URL for the client. */
  URI before(URI server) {
    mockServer = server;
    return front.url();
  }

  private void pass(ScriptedServer.Exchange exchange) throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    StringBuilder head = new StringBuilder(exchange.request().line()).append("\r\n");
    exchange
        .request()
        .headers()
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    request.write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    request.write(exchange.request().body());
    try (Socket behind = new Socket(mockServer.getHost(), mockServer.getPort())) {
      OutputStream out = behind.getOutputStream();
      out.write(request.toByteArray());
      behind.shutdownOutput();
      behind.getInputStream().transferTo(exchange.out());
    }
    exchange.cut();
  }

  /** A real one, as EMS words it. */
  private static String key() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(1024);
      KeyPair pair = generator.generateKeyPair();
      RSAPublicKey key = (RSAPublicKey) pair.getPublic();
      Base64.Encoder base64 = Base64.getEncoder();
      return "{\"Modulus\":\"%s\",\"Exponent\":\"%s\"}"
          .formatted(
              base64.encodeToString(key.getModulus().toByteArray()),
              base64.encodeToString(key.getPublicExponent().toByteArray()));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  @Override
  public void close() throws IOException {
    front.close();
  }
}
