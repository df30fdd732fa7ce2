package dev.exportclients.core.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.internal.TestClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gzip whose end only the closing connection tells: its own members tell where it is cut. */
class GzipCutTest {
  @TempDir Path folder;

  /** In pieces, a member's header comes behind what was read with the trailer before it, or not. */
  @ParameterizedTest
  @ValueSource(ints = {1, 1000})
  void aGzipCutInsideAMemberIsNoFile(int piece) throws Exception {
    byte[] first = gzip("id,value\n1,one\n");
    byte[] both = join(first, gzip("2,two\n"));
    for (int end = 1; end <= both.length; end++) {
      int cut = end;
      Path file = folder.resolve("f-" + end);
      try (var server = new ScriptedServer(x -> send(x, both, cut, piece));
          var client = client(server)) {
        if (end == first.length || end == both.length) {
          client.file("1").saveTo(file);
          assertThat(file)
              .hasContent(end == both.length ? "id,value\n1,one\n2,two\n" : "id,value\n1,one\n");
        } else {
          assertThatThrownBy(() -> client.file("1").saveTo(file))
              .describedAs("ended at %d", end)
              .isInstanceOf(TransferException.class);
          assertThat(file).doesNotExist();
        }
      }
    }
  }

  @Test
  void whatIsNoMemberBehindTheLastOneIsLeftOut() throws Exception {
    byte[] padded = join(gzip("a,b\n"), new byte[20]);
    try (var server = new ScriptedServer(x -> send(x, padded, padded.length, 1000));
        var client = client(server)) {
      Path file = folder.resolve("f");
      client.file("1").saveTo(file);
      assertThat(file).hasContent("a,b\n");
    }
  }

  @Test
  @Timeout(30)
  void staysForNothingThatComesWithoutEndBehindTheLastMember() throws Exception {
    byte[] whole = gzip("a,b\n");
    try (var server =
            new ScriptedServer(
                x -> {
                  x.head("200 OK", "Content-Encoding: gzip\r\nConnection: close\r\n");
                  x.write(whole, 0, whole.length);
                  while (true) {
                    x.write(new byte[1000], 0, 1000);
                  }
                });
        var client = client(server)) {
      Path file = folder.resolve("f");
      client.file("1").saveTo(file);
      assertThat(file).hasContent("a,b\n");
    }
  }

  private static void send(ScriptedServer.Exchange x, byte[] coded, int end, int piece)
      throws IOException {
    x.head("200 OK", "Content-Encoding: gzip\r\nConnection: close\r\n");
    for (int at = 0; at < end; at += piece) {
      x.write(coded, at, Math.min(end, at + piece));
    }
    x.cut();
  }

  private static TestClient client(ScriptedServer server) {
    return new TestClient(
        server.url(), ClientSettings.builder().retryPolicy(RetryPolicy.none()).build());
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream coded = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(coded)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return coded.toByteArray();
  }

  private static byte[] join(byte[] one, byte[] other) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(one);
    both.writeBytes(other);
    return both.toByteArray();
  }
}
