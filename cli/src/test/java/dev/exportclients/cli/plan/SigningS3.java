package dev.exportclients.cli.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Puts and shows small objects, for whoever signs with the one secret for the one region. */
final class SigningS3 implements AutoCloseable {
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/([^,]+), SignedHeaders=([^,]+), Signature=(.+)");

  private final Map<String, String> stored = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final String id;
  private final String secret;
  private final String region;
  private final HttpServer server;

  SigningS3(String id, String secret, String region) {
    this.id = id;
    this.secret = secret;
    this.region = region;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** {@return what the metadata call their SHA-256, by path} */
  Map<String, String> stored() {
    return stored;
  }

  List<String> requests() {
    return requests;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body = exchange.getRequestBody().readAllBytes();
      requests.add(exchange.getRequestMethod() + " " + path);
      if (!isSigned(exchange)) {
        exchange.sendResponseHeaders(403, -1);
      } else if (exchange.getRequestMethod().equals("PUT")) {
        stored.put(path, exchange.getRequestHeaders().getFirst("x-amz-meta-sha256"));
        exchange.sendResponseHeaders(200, -1);
      } else {
        String sha256 = stored.get(path);
        boolean isBucket = path.lastIndexOf('/') == 0;
        exchange.getResponseHeaders().set("x-amz-meta-sha256", sha256 == null ? "" : sha256);
        exchange.sendResponseHeaders(isBucket || sha256 != null ? 200 : 404, -1);
      }
    } catch (GeneralSecurityException absent) {
      throw new IOException(absent);
    }
  }

  /** By Signature Version 4. */
  private boolean isSigned(HttpExchange exchange) throws GeneralSecurityException {
    Headers headers = exchange.getRequestHeaders();
    Matcher said = AUTHORIZATION.matcher(headers.getFirst("Authorization"));
    boolean isOfSession = headers.containsKey("x-amz-security-token");
    if (isOfSession || !said.matches() || !said.group(1).equals(id)) {
      return false;
    }
    URI uri = exchange.getRequestURI();
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    StringBuilder request = new StringBuilder(exchange.getRequestMethod());
    request.append('\n').append(uri.getRawPath()).append('\n').append(query).append('\n');
    for (String name : said.group(3).split(";")) {
      request.append(name).append(':').append(headers.getFirst(name).strip()).append('\n');
    }
    request.append('\n').append(said.group(3)).append('\n');
    request.append(headers.getFirst("x-amz-content-sha256"));
    String date = headers.getFirst("x-amz-date");
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(request.toString().getBytes(UTF_8));
    String text =
        String.join(
            "\n", "AWS4-HMAC-SHA256", date, said.group(2), HexFormat.of().formatHex(digest));
    byte[] key = ("AWS4" + secret).getBytes(UTF_8);
    for (String part : List.of(date.substring(0, 8), region, "s3", "aws4_request", text)) {
      key = mac(key, part);
    }
    return HexFormat.of().formatHex(key).equals(said.group(4));
  }

  private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(UTF_8));
  }
}
