package dev.exportclients.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.InvalidRequestException;
import dev.exportclients.core.LocalFileException;
import dev.exportclients.core.ProviderUnavailableException;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.TransferException;
import dev.exportclients.core.UnauthenticatedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases that a review brought up. */
class ReviewedTest {
  private static final byte[] FILE = bytes();

  @TempDir Path folder;
  private final FakeTime time = new FakeTime();

  @Test
  void keepsTheProxysPasswordFromAServerThatAsksForOne() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> x.send("401 No", "WWW-Authenticate: Basic realm=\"r\"\r\n", ""));
        var client =
            new TestClient(
                server.url(),
                settings().proxy(direct()).proxyCredentials("pu", Secret.of("pp")).build())) {
      assertThatThrownBy(client::things).isInstanceOf(UnauthenticatedException.class);
      assertThatThrownBy(client::start).isInstanceOf(UnauthenticatedException.class);
      assertThat(server.requests()).hasSize(2);
      assertThat(server.requests()).noneMatch(r -> r.headers().containsKey("authorization"));
    }
  }

  @Test
  void aWaitDoesNotBoundTheTransferThatFollows() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  if (x.number() == 1) {
                    x.head("200 OK", "ETag: \"e\"\r\nContent-Length: " + FILE.length + "\r\n");
                    x.write(FILE, 0, 700_000);
                    time.advance(Duration.ofMinutes(31));
                    x.cut();
                  } else {
                    x.serve(FILE, "\"e\"");
                  }
                });
        var client = client(server)) {
      client
          .file("1")
          .saveTo(
              folder.resolve("f"), DownloadOptions.defaults().waitAtMost(Duration.ofMinutes(30)));
      assertThat(Files.readAllBytes(folder.resolve("f"))).isEqualTo(FILE);
    }
  }

  @Test
  void decodesEveryMemberOfAGzip() throws Exception {
    ByteArrayOutputStream coded = new ByteArrayOutputStream();
    for (int from = 0; from < FILE.length; from += 250_000) {
      try (GZIPOutputStream member = new GZIPOutputStream(coded)) {
        member.write(FILE, from, 250_000);
      }
    }
    byte[] members = coded.toByteArray();
    try (var server =
            new ScriptedServer(
                x -> {
                  x.head(
                      "200 OK",
                      "Content-Encoding: gzip\r\nContent-Length: " + members.length + "\r\n");
                  for (int at = 0; at < members.length; at += 50_000) {
                    x.write(members, at, Math.min(members.length, at + 50_000));
                  }
                });
        var client = client(server)) {
      client.file("1").saveTo(folder.resolve("f"));
      assertThat(Files.readAllBytes(folder.resolve("f"))).isEqualTo(FILE);
    }
  }

  @Test
  void aDeathBetweenNamingAndRemovingThePartCostsNothing() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  if (x.number() == 1) {
                    x.head("200 OK", "ETag: \"e\"\r\nContent-Length: " + FILE.length + "\r\n");
                    x.write(FILE, 0, 700_000);
                    x.cut();
                  } else {
                    x.serve(FILE, "\"e\"");
                  }
                });
        var once =
            new TestClient(server.url(), settings().retryPolicy(RetryPolicy.none()).build())) {
      assertThatThrownBy(() -> once.file("1").saveTo(folder)).isInstanceOf(TransferException.class);
      Path published = folder.resolve("published elsewhere");
      Files.createLink(published, part());
      byte[] before = Files.readAllBytes(published);

      once.file("1").saveTo(folder);

      assertThat(Files.readAllBytes(published)).isEqualTo(before);
      assertThat(Files.readAllBytes(folder.resolve("file-1.csv"))).isEqualTo(FILE);
    }
  }

  @Test
  void continuesWithNoOtherCodingAndNoUnknownEnd() throws Exception {
    for (String partial :
        List.of(
            "Content-Encoding: gzip\r\nContent-Range: bytes 700000-999999/1000000\r\n",
            "Content-Range: bytes 700000-999999/*\r\n")) {
      try (var server =
              new ScriptedServer(
                  x -> {
                    if (x.number() == 1) {
                      x.head("200 OK", "ETag: \"e\"\r\nTransfer-Encoding: chunked\r\n");
                      x.out().write("AAE61\r\n".getBytes());
                      x.write(FILE, 0, 700_000);
                      x.cut();
                    } else if (x.number() == 2) {
                      x.head("206 P", "ETag: \"e\"\r\n" + partial);
                      x.write(FILE, 700_000, 800_000);
                      x.cut();
                    } else {
                      x.send("200 OK", "ETag: \"e\"\r\n", FILE);
                    }
                  });
          var client = client(server)) {
        Path target = folder.resolve("f" + partial.length());
        client.file("1").saveTo(target);
        assertThat(Files.readAllBytes(target)).isEqualTo(FILE);
        assertThat(server.requests()).hasSize(3);
      }
    }
  }

  @Test
  void quotesNoSecretFromBrokenFraming() throws Exception {
    String key = TestClient.KEY.reveal();
    for (String garbled :
        List.of(
            "HTTP/1.1 200 OK\r\nEcho " + key + "\r\n\r\n",
            "Echo/1.1 " + key + " \u001b[31m\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + key + "\r\n")) {
      try (var server =
              new ScriptedServer(
                  x -> {
                    x.out().write(garbled.getBytes());
                    x.cut();
                  });
          var client = client(server)) {
        Throwable failure = catchThrowable(() -> client.file("1").saveTo(folder.resolve("f")));
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(failure).isInstanceOf(TransferException.class);
        assertThat(trace.toString()).doesNotContain(key).doesNotContain("\u001b");
      }
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

  @Test
  void aShortWaitDoesNotHideAProviderThatIsDown() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("503 Down", "Retry-After: 30\r\n", ""));
        var client = client(server)) {
      assertThatThrownBy(
              () ->
                  client
                      .file("1")
                      .saveTo(
                          folder.resolve("f"),
                          DownloadOptions.defaults().waitAtMost(Duration.ofSeconds(10))))
          .isInstanceOf(ProviderUnavailableException.class);
      assertThat(time.pauses()).isEmpty();
    }
  }

  @Test
  void asksForAFreshTokenAgainAfterProgress() throws Exception {
    AtomicReference<String> good = new AtomicReference<>("t1");
    TokenSource source =
        new TokenSource() {
          private volatile Secret held = Secret.of("t1");

          @Override
          public Secret token() {
            return held;
          }

          @Override
          public Secret refreshed(Secret refused) {
            held = Secret.of(good.get());
            return held;
          }
        };
    try (var server =
            new ScriptedServer(
                x -> {
                  if (!("Bearer " + good.get())
                      .equals(x.request().headers().get("authorization"))) {
                    x.send("401 No", "", "");
                  } else if (x.rangeStart() < 600_000) {
                    int start = x.rangeStart();
                    x.head(
                        start == 0 ? "200 OK" : "206 P",
                        "ETag: \"e\"\r\nContent-Length: "
                            + (FILE.length - start)
                            + (start == 0
                                ? ""
                                : "\r\nContent-Range: bytes " + start + "-999999/1000000")
                            + "\r\n");
                    x.write(FILE, start, start + 300_000);
                    good.set(good.get() + "1");
                    x.cut();
                  } else {
                    x.serve(FILE, "\"e\"");
                  }
                });
        var session =
            new Session(
                server.url(),
                settings().build(),
                new TokenAuthorizer("Authorization", "Bearer ", source),
                (body, success) -> Optional.empty())) {
      TestClient.Api api = session.api(TestClient.Api.class, new JsonDecoder());
      session
          .download(
              new DownloadPlan(
                  "test.file",
                  Map.of(),
                  "f",
                  "",
                  request -> request.send(headers -> api.file("1", null, headers))))
          .saveTo(folder.resolve("f"));
      assertThat(Files.readAllBytes(folder.resolve("f"))).isEqualTo(FILE);
    }
  }

  @Test
  void readsALongFileNameWithoutHarm() {
    String header = "attachment; filename=\"" + "\\\"a".repeat(20_000) + "\"";
    assertThat(ContentDisposition.parse(header).filename()).hasSize(40_000);
  }

  @Test
  void writesThroughNoLinkThatSomeonePutInThePartsPlace() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  x.head("200 OK", "ETag: \"e\"\r\nContent-Length: " + FILE.length + "\r\n");
                  x.write(FILE, 0, 700_000);
                  x.cut();
                });
        var client =
            new TestClient(server.url(), settings().retryPolicy(RetryPolicy.none()).build())) {
      assertThatThrownBy(() -> client.file("1").saveTo(folder)).isNotNull();
      Path victim = Files.writeString(folder.resolve("victim"), "precious");
      Path part = part();
      Files.delete(part);
      Files.createSymbolicLink(part, victim);

      assertThatThrownBy(() -> client.file("1").saveTo(folder))
          .isInstanceOf(LocalFileException.class)
          .hasMessageContaining("in the way");
      assertThat(victim).hasContent("precious");
    }
  }

  @Test
  void aClosedClientSaysSo() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", "{}"))) {
      TestClient client =
          new TestClient(server.url(), settings().deadline(Duration.ofSeconds(5)).build());
      client.close();
      assertThatThrownBy(client::things)
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("closed");
    }
  }

  @Test
  void a416ToNoRangeIsARejectedRequest() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("416 R", "", "{\"error_code\":\"E1\"}"));
        var client = client(server)) {
      assertThatThrownBy(() -> client.file("1").saveTo(folder.resolve("f")))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("E1");
    }
  }

  @Test
  void keepsTheNameThatA206DoesNotRepeat() throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  if (x.number() == 1) {
                    x.head(
                        "200 OK",
                        "ETag: \"e\"\r\nContent-Disposition: attachment; filename=named.csv\r\n"
                            + "Content-Length: "
                            + FILE.length
                            + "\r\n");
                    x.write(FILE, 0, 700_000);
                    x.cut();
                  } else {
                    x.serve(FILE, "\"e\"");
                  }
                });
        var once =
            new TestClient(server.url(), settings().retryPolicy(RetryPolicy.none()).build())) {
      assertThatThrownBy(() -> once.file("1").saveTo(folder)).isNotNull();
      assertThat(once.file("1").saveTo(folder).file().orElseThrow()).hasFileName("named.csv");
    }
  }

  private Path part() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".part")).findFirst().orElseThrow();
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

  private ClientSettings.Builder settings() {
    return ClientSettings.builder().clock(time).sleeper(time);
  }

  private TestClient client(ScriptedServer server) {
    return new TestClient(server.url(), settings().build());
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[1_000_000];
    new Random(3).nextBytes(bytes);
    return bytes;
  }
}
