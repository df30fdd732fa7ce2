package dev.exportclients.core.internal.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadWarning;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.core.internal.TestClient;
import dev.exportclients.core.internal.TestTls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Responses whose connection ends early: at any byte, in every kind, they are never a file. */
class CutResponseTest {
  private static final String FILE = "a,b\r\n1,2\r\n\r\n0\r\n\r\n3,4\r\n";
  private static final String TAG = "ETag: \"e\"\r\n";
  private static final String WHOLE = "HTTP/1.1 200 OK\r\n" + TAG + length(FILE) + FILE;

  /** How a response says where its body ends, and how it begins. */
  enum Kind {
    LENGTH(WHOLE),
    OLD("HTTP/1.0 200 OK\r\nContent-Type: text/csv\r\n" + length(FILE) + FILE),
    CHUNKED(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "00a;name=\"v;\"\r\n"
            + FILE.substring(0, 10)
            + "\r\n00c\r\n"
            + FILE.substring(10)
            + "\r\n000;last\r\nX-Sum: 12\r\nX-More: 0\r\n\r\n"),
    INFORMED("HTTP/1.1 102 P\r\n\r\nHTTP/1.1 103 E\r\nLink: <x>\r\n\r\n" + WHOLE),
    REDIRECT("HTTP/1.1 302 Found\r\nLocation: /files/2\r\nContent-Length: 0\r\n\r\n"),
    REDIRECT_CHUNKED(
        "HTTP/1.1 307 Go\r\nLocation: /files/2\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "02;n=\"v\"\r\nup\r\n00\r\nX-Sum: 2\r\n\r\n"),
    REDIRECTED(WHOLE),
    NOT_READY("HTTP/1.1 412 Not yet\r\nContent-Length: 0\r\n\r\n"),
    NOT_READY_CHUNKED(
        "HTTP/1.1 412 Not yet\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "02;n=\"v\"\r\nno\r\n00\r\nX-Sum: 2\r\n\r\n"),
    RESUMED(
        "HTTP/1.1 206 Partial\r\n"
            + TAG
            + "Content-Range: bytes 10-21/22\r\n"
            + length(FILE.substring(10))
            + FILE.substring(10)),
    RESUMED_CHUNKED(
        "HTTP/1.1 206 Partial\r\n"
            + TAG
            + "Content-Range: bytes 10-21/22\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "0c;n=\"v\"\r\n"
            + FILE.substring(10)
            + "\r\n00;last\r\nX-Sum: 2\r\n\r\n");

    private final byte[] bytes;

    Kind(String text) {
      bytes = text.getBytes(ISO_8859_1);
    }

    boolean isResumed() {
      return name().startsWith("RESUMED");
    }
  }

  /** What the connection is, and how it ends. */
  enum Wire {
    PLAIN,
    TLS,
    TLS_WITHOUT_ITS_END,

    /** The one or the other, in turn. */
    TLS_IN_TURN;

    /** From one cut to the next: each takes a handshake, so that not every byte is tried in TLS. */
    int step() {
      return this == PLAIN ? 1 : 3;
    }

    boolean isEnded(int cut) {
      return this != TLS_WITHOUT_ITS_END && (this != TLS_IN_TURN || cut % 2 == 0);
    }
  }

  private static String length(String body) {
    return "Content-Length: " + body.length() + "\r\n\r\n";
  }

  @TempDir static Path keys;
  private static TestTls tls;

  @TempDir Path folder;
  private final FakeTime time = new FakeTime();
  private final Script script = new Script();

  /** What the next response is. */
  private static final class Script {
    private final AtomicBoolean isBreaking = new AtomicBoolean();
    private final AtomicBoolean isCut = new AtomicBoolean();
    private volatile byte[] start = {};

    void start(byte[] bytes) {
      start = bytes;
      isCut.set(false);
      isBreaking.set(true);
    }
  }

  @BeforeAll
  static void makeCertificate() throws Exception {
    tls = new TestTls(keys);
  }

  @ParameterizedTest
  @CsvSource({
    "PLAIN,LENGTH",
    "PLAIN,OLD",
    "PLAIN,CHUNKED",
    "PLAIN,INFORMED",
    "PLAIN,REDIRECT",
    "PLAIN,REDIRECT_CHUNKED",
    "PLAIN,REDIRECTED",
    "PLAIN,NOT_READY",
    "PLAIN,NOT_READY_CHUNKED",
    "PLAIN,RESUMED",
    "PLAIN,RESUMED_CHUNKED",
    "TLS,CHUNKED",
    "TLS_WITHOUT_ITS_END,LENGTH",
    "TLS_WITHOUT_ITS_END,CHUNKED",
    "TLS_WITHOUT_ITS_END,REDIRECT",
    "TLS_WITHOUT_ITS_END,RESUMED_CHUNKED",
    "TLS_IN_TURN,OLD",
    "TLS_IN_TURN,INFORMED",
    "TLS_IN_TURN,REDIRECT_CHUNKED",
    "TLS_IN_TURN,REDIRECTED",
    "TLS_IN_TURN,NOT_READY_CHUNKED",
    "TLS_IN_TURN,RESUMED"
  })
  void cutOnceAtAnyByteAFileIsWhole(Wire wire, Kind kind) throws Exception {
    DownloadOptions options = DownloadOptions.defaults().waitAtMost(Duration.ofMinutes(1));
    try (var server = server(wire, x -> cutOnce(x, wire, kind));
        var client = client(server, RetryPolicy.defaults())) {
      for (int cut = 0; cut < kind.bytes.length; cut += wire.step()) {
        script.start(Arrays.copyOf(kind.bytes, cut));
        byte[] read = client.file("1").read(content -> content.stream().readAllBytes(), options);
        assertThat(read).describedAs("cut at %d", cut).asString().isEqualTo(FILE);
        assertThat(script.isCut).isTrue();
      }
    }
  }

  private void cutOnce(ScriptedServer.Exchange x, Wire wire, Kind kind) throws IOException {
    if (kind.isResumed() && script.isBreaking.getAndSet(false)) {
      cut(x, wire, WHOLE.substring(0, WHOLE.length() - 12).getBytes(ISO_8859_1));
    } else if (kind == Kind.REDIRECTED && x.request().path().startsWith("/files/1")) {
      x.send("302 Found", "Location: /files/2\r\n", "");
    } else if (!script.isCut.getAndSet(true)) {
      cut(x, wire, script.start);
    } else {
      x.serve(FILE.getBytes(ISO_8859_1), "\"e\"");
    }
  }

  /** What isn't ready is asked for as often as it takes, with its body or without. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOT_READY_CHUNKED")
  void cutEachTimeAtAnyByteNothingIsChanged(Kind kind) throws Exception {
    Path file = Files.writeString(folder.resolve("f"), "yesterday's");
    try (var server = server(Wire.PLAIN, x -> cut(x, Wire.PLAIN, script.start));
        var client = client(server, RetryPolicy.none())) {
      for (int cut = 0; cut < kind.bytes.length; cut++) {
        script.start(Arrays.copyOf(kind.bytes, cut));
        Class<? extends Exception> expected =
            kind.isResumed() && cut > headOf(kind)
                ? UnexpectedContentException.class
                : TransferException.class;
        DownloadOptions options = DownloadOptions.defaults().overwrite(true).resume(false);
        assertThatThrownBy(() -> client.file("1").saveTo(file, options))
            .describedAs("cut at %d", cut)
            .isInstanceOf(expected);
        assertThat(file).hasContent("yesterday's");
      }
    }
  }

  private static int headOf(Kind kind) {
    return new String(kind.bytes, ISO_8859_1).indexOf("\r\n\r\n") + 3;
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TLS_IN_TURN")
  void cutAtAnyByteAListIsAskedForAgain(Wire wire) throws Exception {
    String json = "{\"a\":[1,2,3]}";
    for (String response :
        new String[] {
          "HTTP/1.1 200 OK\r\n" + length(json) + json,
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n000d\r\n" + json + "\r\n00\r\n\r\n"
        }) {
      try (var server =
              server(
                  wire,
                  x -> {
                    if (script.isCut.getAndSet(true)) {
                      x.send("200 OK", "", json);
                    } else {
                      cut(x, wire, script.start);
                    }
                  });
          var client = client(server, RetryPolicy.defaults())) {
        for (int cut = 0; cut < response.length(); cut += wire.step()) {
          script.start(response.substring(0, cut).getBytes(ISO_8859_1));
          assertThat(client.things().toString()).describedAs("cut at %d", cut).isEqualTo(json);
          assertThat(script.isCut).isTrue();
        }
      }
    }
  }

  @Test
  void theEndOfAConnectionEndsABodyOnlyBehindItsFirstByte() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\n\r\n";
    for (int end = 0; end <= head.length() + 3; end++) {
      byte[] start = (head + "a,b").substring(0, end).getBytes(ISO_8859_1);
      boolean hasBody = end > head.length();
      try (var server = server(Wire.PLAIN, x -> cut(x, Wire.PLAIN, start));
          var client = client(server, RetryPolicy.none())) {
        Path file = folder.resolve("f-" + end);
        if (hasBody) {
          assertThat(client.file("1").saveTo(file).warnings())
              .containsExactly(DownloadWarning.UNVERIFIED_LENGTH);
        } else {
          assertThatThrownBy(() -> client.file("1").saveTo(file))
              .describedAs("ended at %d", end)
              .isInstanceOf(TransferException.class);
        }
        assertThat(Files.exists(file)).isEqualTo(hasBody);
      }
    }
  }

  @Test
  void overTlsTheEndOfAConnectionEndsABodyOnlyAfterTheEndOfTls() throws Exception {
    byte[] response = "HTTP/1.1 200 OK\r\n\r\na,b".getBytes(ISO_8859_1);
    for (Wire wire : new Wire[] {Wire.TLS, Wire.TLS_WITHOUT_ITS_END}) {
      try (var server = server(wire, x -> cut(x, wire, response));
          var client = client(server, RetryPolicy.none())) {
        Path file = folder.resolve("f-" + wire);
        if (wire == Wire.TLS) {
          client.file("1").saveTo(file);
          assertThat(file).hasContent("a,b");
        } else {
          assertThatThrownBy(() -> client.file("1").saveTo(file))
              .isInstanceOf(TransferException.class);
          assertThat(file).doesNotExist();
        }
      }
    }
  }

  private static void cut(ScriptedServer.Exchange x, Wire wire, byte[] start) throws IOException {
    x.write(start, 0, start.length);
    if (wire.isEnded(start.length)) {
      x.cut();
    } else {
      TestTls.cutBeneath(x.socket());
    }
  }

  private ScriptedServer server(Wire wire, ScriptedServer.Script script) throws Exception {
    return wire == Wire.PLAIN
        ? new ScriptedServer(ServerSocketFactory.getDefault(), "http", script)
        : new ScriptedServer(tls.cuttable(), "https", script);
  }

  private TestClient client(ScriptedServer server, RetryPolicy retries) throws Exception {
    return new TestClient(
        server.url(),
        ClientSettings.builder()
            .clock(time)
            .sleeper(time)
            .retryPolicy(retries)
            .sslContext(tls.trusting())
            .build());
  }
}
