package dev.exportclients.destination.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much of S3 as storing takes, in memory, and faults of it. */
final class FakeS3 implements AutoCloseable {
  static final String ID = "AKIAIOSFODNN7EXAMPLE";
  static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY=";

  /** What the test wants instead; null for the usual. */
  @FunctionalInterface
  interface Fault {
    Reply of(String request) throws Exception;
  }

  /**
   * @param isCarriedOut whether the request has its effect all the same
   */
  record Reply(int status, String body, boolean isCarriedOut) {
    static Reply error(int status, String code) {
      String body = "<Error><Code>" + code + "</Code><Message>not now</Message></Error>";
      return new Reply(status, body, false);
    }
  }

  private record Stored(byte[] bytes, String type, String sha256) {}

  private record Pending(
      String bucket, String key, String type, String sha256, Map<Integer, byte[]> parts) {}

  private final Map<String, Map<String, Stored>> buckets = new ConcurrentHashMap<>();
  private final Map<String, Pending> uploads = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  final List<String> requests = new CopyOnWriteArrayList<>();
  volatile Fault fault = request -> null;

  FakeS3() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    String request =
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI().getPath()
            + (query == null ? "" : "?" + query);
    requests.add(request);
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Reply instead = fault.of(request);
      Reply usual = instead == null || instead.isCarriedOut() ? answer(exchange, body) : instead;
      Reply reply = instead == null ? usual : instead;
      if (reply.status() == 0) {
        return;
      }
      byte[] text = reply.body().getBytes(UTF_8);
      boolean isHead = exchange.getRequestMethod().equals("HEAD");
      exchange.getResponseHeaders().set("x-amz-request-id", "REQ1");
      exchange.sendResponseHeaders(reply.status(), isHead || text.length == 0 ? -1 : text.length);
      if (!isHead) {
        exchange.getResponseBody().write(text);
      }
    } catch (Exception failure) {
      throw new IOException(failure);
    }
  }

  private synchronized Reply answer(HttpExchange exchange, byte[] body) throws Exception {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (authorization == null || !authorization.startsWith("AWS4-HMAC-SHA256 Credential=" + ID)) {
      return Reply.error(403, "AccessDenied");
    }
    String[] path = exchange.getRequestURI().getPath().split("/", 3);
    String bucket = path[1];
    String key = path.length < 3 ? "" : path[2];
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    String method = exchange.getRequestMethod();
    if (key.isEmpty() && method.equals("PUT")) {
      buckets.put(bucket, new ConcurrentHashMap<>());
      return new Reply(200, "", false);
    }
    Map<String, Stored> objects = buckets.get(bucket);
    if (objects == null) {
      return Reply.error(404, "NoSuchBucket");
    }
    if (key.isEmpty()) {
      return new Reply(
          200, query.containsKey("uploads") ? uploadsOf(bucket) : list(objects), false);
    }
    if (query.containsKey("uploads")) {
      return create(exchange, bucket, key);
    }
    if (query.containsKey("uploadId")) {
      return multipart(exchange, objects, query, body);
    }
    if (method.equals("PUT")) {
      Stored stored = new Stored(body, header(exchange, "Content-Type"), sha256Meta(exchange));
      return put(exchange, objects, key, stored, body);
    }
    Stored found = objects.get(key);
    if (found == null) {
      return Reply.error(404, "NoSuchKey");
    }
    exchange.getResponseHeaders().set("Content-Type", found.type());
    exchange.getResponseHeaders().set("x-amz-meta-sha256", found.sha256());
    exchange.getResponseHeaders().set("Content-Length", "" + found.bytes().length);
    if (method.equals("GET")) {
      exchange.sendResponseHeaders(200, found.bytes().length == 0 ? -1 : found.bytes().length);
      exchange.getResponseBody().write(found.bytes());
      return new Reply(0, "", false);
    }
    return new Reply(200, "", false);
  }

  private Reply create(HttpExchange exchange, String bucket, String key) {
    String id = "upload-" + ids.incrementAndGet();
    String type = header(exchange, "Content-Type");
    uploads.put(id, new Pending(bucket, key, type, sha256Meta(exchange), new TreeMap<>()));
    String xml = "<InitiateMultipartUploadResult><UploadId>" + id + "</UploadId>";
    return new Reply(200, xml + "</InitiateMultipartUploadResult>", false);
  }

  private Reply multipart(
      HttpExchange exchange, Map<String, Stored> objects, Map<String, String> query, byte[] body)
      throws Exception {
    String id = query.get("uploadId");
    Pending upload = uploads.get(id);
    if (upload == null) {
      return Reply.error(404, "NoSuchUpload");
    }
    switch (exchange.getRequestMethod()) {
      case "DELETE":
        uploads.remove(id);
        return new Reply(204, "", false);
      case "PUT":
        if (isDamaged(exchange, body)) {
          return Reply.error(400, "BadDigest");
        }
        upload.parts().put(Integer.valueOf(query.get("partNumber")), body);
        exchange.getResponseHeaders().set("ETag", "\"" + query.get("partNumber") + "\"");
        return new Reply(200, "", false);
      default:
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : upload.parts().values()) {
          whole.write(part);
        }
        Matcher part = Pattern.compile("<ChecksumSHA256>").matcher(new String(body, UTF_8));
        if (part.results().count() != upload.parts().size()
            || !header(exchange, "x-amz-mp-object-size").equals("" + whole.size())) {
          return Reply.error(400, "InvalidPart");
        }
        Stored stored = new Stored(whole.toByteArray(), upload.type(), upload.sha256());
        Reply reply = put(exchange, objects, upload.key(), stored, body);
        if (reply.status() == 200) {
          uploads.remove(id);
        }
        String xml = "<CompleteMultipartUploadResult><ETag>\"x\"</ETag>";
        return reply.status() == 200
            ? new Reply(200, xml + "</CompleteMultipartUploadResult>", false)
            : reply;
    }
  }

  private static Reply put(
      HttpExchange exchange, Map<String, Stored> objects, String key, Stored stored, byte[] body)
      throws Exception {
    if ("*".equals(header(exchange, "If-None-Match")) && objects.containsKey(key)) {
      return Reply.error(412, "PreconditionFailed");
    }
    if (isDamaged(exchange, body)) {
      return Reply.error(400, "BadDigest");
    }
    objects.put(key, stored);
    exchange.getResponseHeaders().set("ETag", "\"e\"");
    return new Reply(200, "", false);
  }

  private static boolean isDamaged(HttpExchange exchange, byte[] body)
      throws NoSuchAlgorithmException {
    String checksum = header(exchange, "x-amz-checksum-sha256");
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
    return !checksum.isEmpty() && !checksum.equals(Base64.getEncoder().encodeToString(digest));
  }

  private String uploadsOf(String bucket) {
    return uploads.entrySet().stream()
        .filter(upload -> upload.getValue().bucket().equals(bucket))
        .map(
            upload ->
                "<Upload><Key>%s</Key><UploadId>%s</UploadId><Initiated>2026-11-27T01:02:03Z</Initiated></Upload>"
                    .formatted(upload.getValue().key(), upload.getKey()))
        .collect(
            Collectors.joining(
                "", "<ListMultipartUploadsResult>", "</ListMultipartUploadsResult>"));
  }

  private static String list(Map<String, Stored> objects) {
    return objects.keySet().stream()
        .sorted()
        .map(
            key ->
                "<Contents><Key>"
                    + key.replace("&", "&amp;").replace("<", "&lt;")
                    + "</Key></Contents>")
        .collect(Collectors.joining("", "<ListBucketResult>", "</ListBucketResult>"));
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new TreeMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], parts.length < 2 ? "" : parts[1]);
    }
    return query;
  }

  private static String sha256Meta(HttpExchange exchange) {
    return header(exchange, "x-amz-meta-sha256");
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }
}
