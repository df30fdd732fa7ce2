package dev.exportclients.core.internal.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.ScriptedServer.Exchange;
import dev.exportclients.core.exception.ExportClientException;
import dev.exportclients.core.internal.TestClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever goes wrong, in whatever order: a saved file is the served file, or there is none. */
class FaultSequenceProperties {
  private static final int BUFFER = 128 * 1024;
  private static final String TAG = "\"tag\"";

  enum Kind {
    CUT,
    RESET,
    CHUNKED_CUT,
    UNTERMINATED,
    NO_RESPONSE,
    UNAVAILABLE,
    THROTTLED,
    RANGE_REFUSED,
    LYING_START,
    LYING_TAG,
    LYING_LENGTH,
    UNPROVED,
    WHOLE_ANYWAY,
    GZIP,
    GZIP_CUT,
    REDIRECT,
    SIGN_IN_PAGE
  }

  /** What happens to one request; {@code at} says after how much of what it should have sent. */
  record Fault(Kind kind, double at) {
    /** A reset is none of them: with it the system drops what it had received. */
    boolean isCut() {
      return kind == Kind.CUT || kind == Kind.CHUNKED_CUT || kind == Kind.UNTERMINATED;
    }
  }

  @Property(tries = 150)
  void aSavedFileIsTheServedFile(
      @ForAll("sizes") int size, @ForAll("faults") List<Fault> faults, @ForAll boolean tagged)
      throws Exception {
    byte[] file = bytes(size);
    Path folder = Files.createTempDirectory("faults");
    AtomicLong wire = new AtomicLong();
    FakeTime time = new FakeTime();
    Path target = folder.resolve("f");
    try (var server = new ScriptedServer(x -> respond(x, file, faults, tagged, wire));
        var client =
            new TestClient(
                server.url(),
                ClientSettings.builder()
                    .clock(time)
                    .sleeper(time)
                    .idleTimeout(Duration.ofSeconds(5))
                    .build())) {
      try {
        var receipt = client.file("1").saveTo(target);

        assertThat(Files.readAllBytes(target)).isEqualTo(file);
        assertThat(receipt.bytes()).isEqualTo(size);
        assertThat(names(folder)).containsExactly("f");
        if (tagged && faults.stream().allMatch(Fault::isCut)) {
          long cuts = server.requests().size() - 1;
          assertThat(wire.get()).isLessThanOrEqualTo(size + cuts * BUFFER);
        }
      } catch (ExportClientException failed) {
        assertThat(target).doesNotExist();
        assertThat(names(folder)).allMatch(name -> name.startsWith(".exportclients-"));

        faultless(client, target, file, faults, server);
      }
    } finally {
      delete(folder);
    }
  }

  /** After the faults are over, another call delivers. */
  private static void faultless(
      TestClient client, Path target, byte[] file, List<Fault> faults, ScriptedServer server)
      throws IOException {
    while (server.requests().size() < faults.size()) {
      try {
        client.file("1").saveTo(target, DownloadOptions.defaults().overwrite(true));
      } catch (ExportClientException again) {
        continue;
      }
    }
    client.file("1").saveTo(target, DownloadOptions.defaults().overwrite(true));
    assertThat(Files.readAllBytes(target)).isEqualTo(file);
  }

  @Provide
  Arbitrary<Integer> sizes() {
    return Arbitraries.oneOf(
        Arbitraries.of(0, 1, 65_535, 65_536, 65_537, 131_072, 1_048_576, 1_048_577),
        Arbitraries.integers().between(0, 2_500_000));
  }

  @Provide
  Arbitrary<List<Fault>> faults() {
    return Combinators.combine(
            Arbitraries.of(Kind.class), Arbitraries.doubles().between(0, 1).ofScale(3))
        .as(Fault::new)
        .list()
        .ofMaxSize(7);
  }

  private static void respond(
      Exchange x, byte[] file, List<Fault> faults, boolean tagged, AtomicLong wire)
      throws IOException {
    boolean ranged = TAG.equals(x.request().headers().get("if-range"));
    int start = ranged ? x.rangeStart() : 0;
    String tag = tagged ? "ETag: " + TAG + "\r\n" : "";
    if (x.number() > faults.size()) {
      whole(x, file, start, tag, wire);
      return;
    }
    Fault fault = faults.get(x.number() - 1);
    int end = start + (int) ((file.length - start) * fault.at());
    switch (fault.kind()) {
      case CUT, RESET -> {
        if (end == file.length) {
          whole(x, file, start, tag, wire);
          return;
        }
        head(x, file, start, tag + "Content-Length: " + (file.length - start) + "\r\n");
        x.write(file, start, end);
        wire.addAndGet(end - start);
        if (fault.kind() == Kind.CUT) {
          x.cut();
        } else {
          x.reset();
        }
      }
      case CHUNKED_CUT -> {
        head(x, file, start, tag + "Transfer-Encoding: chunked\r\n");
        x.out().write((Integer.toHexString(file.length - start + 1) + "\r\n").getBytes());
        x.write(file, start, end);
        wire.addAndGet(end - start);
        x.cut();
      }
      case UNTERMINATED -> {
        head(x, file, start, tag + "Transfer-Encoding: chunked\r\n");
        x.out().write((Integer.toHexString(file.length - start) + "\r\n").getBytes());
        x.write(file, start, file.length);
        x.out().write("\r\n".getBytes());
        wire.addAndGet(file.length - start);
        x.cut();
      }
      case NO_RESPONSE -> x.cut();
      case UNAVAILABLE -> x.send("503 Down", "", "");
      case THROTTLED -> x.send("429 Slow", "Retry-After: 1\r\n", "");
      case RANGE_REFUSED -> {
        if (start > 0) {
          x.send("416 Range", "", "");
        } else {
          whole(x, file, 0, tag, wire);
        }
      }
      case LYING_START -> {
        if (start > 0) {
          String range = "bytes " + (start - 1) + "-" + (file.length - 1) + "/" + file.length;
          x.send(
              "206 P",
              tag + "Content-Range: " + range + "\r\n",
              Arrays.copyOfRange(file, start - 1, file.length));
        } else {
          whole(x, file, 0, tag, wire);
        }
      }
      case LYING_TAG -> {
        if (start > 0) {
          String range = "bytes " + start + "-" + (file.length - 1) + "/" + file.length;
          byte[] other = new byte[file.length - start];
          x.send("206 P", "ETag: \"other\"\r\nContent-Range: " + range + "\r\n", other);
        } else {
          whole(x, file, 0, tag, wire);
        }
      }
      case LYING_LENGTH -> {
        if (start > 0) {
          String range = "bytes " + start + "-" + start + "/" + file.length;
          x.head("206 P", tag + "Content-Range: " + range + "\r\nTransfer-Encoding: chunked\r\n");
          x.out().write("A\r\n0123456789\r\n0\r\n\r\n".getBytes());
        } else {
          whole(x, file, 0, tag, wire);
        }
      }
      case UNPROVED -> {
        if (start > 0) {
          String range = "bytes " + start + "-" + (file.length - 1) + "/" + file.length;
          x.send("206 P", "Content-Range: " + range + "\r\n", new byte[file.length - start]);
        } else {
          whole(x, file, 0, tag, wire);
        }
      }
      case WHOLE_ANYWAY -> whole(x, file, 0, tag, wire);
      case GZIP -> x.send("200 OK", "Content-Encoding: gzip\r\n", gzip(file));
      case GZIP_CUT -> {
        byte[] coded = gzip(file);
        x.head("200 OK", "Content-Encoding: gzip\r\nContent-Length: " + coded.length + "\r\n");
        // Half of them in or near the gzip header, which is read before there is any content.
        int most = Math.min(coded.length - 1, fault.at() < 0.5 ? 40 : coded.length);
        x.write(coded, 0, (int) (most * fault.at()));
        x.cut();
      }
      case REDIRECT -> x.send("307 T", "Location: " + x.request().path() + "\r\n", "");
      case SIGN_IN_PAGE -> x.send("200 OK", "Content-Type: text/html\r\n", "<html>Sign in</html>");
    }
  }

  private static void whole(Exchange x, byte[] file, int start, String tag, AtomicLong wire)
      throws IOException {
    head(x, file, start, tag + "Content-Length: " + (file.length - start) + "\r\n");
    x.write(file, start, file.length);
    wire.addAndGet(file.length - start);
  }

  private static void head(Exchange x, byte[] file, int start, String headers) throws IOException {
    if (start == 0) {
      x.head("200 OK", headers);
    } else {
      String range = "bytes " + start + "-" + (file.length - 1) + "/" + file.length;
      x.head("206 Partial", headers + "Content-Range: " + range + "\r\n");
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream coded = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(coded)) {
      gzip.write(bytes);
    }
    return coded.toByteArray();
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }
}
