package dev.exportclients.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The process itself, ended by a signal in the middle of a body. */
class SignalsTest {
  /** More than the sockets between can hold, so that some of it has arrived. */
  private static final int SENT = 24_000_000;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"INT, 130, true", "TERM, 143, true", "TERM, 143, false"})
  void endsAtOnceAndLeavesNothingOrAPartToGoOnWith(String signal, int exitCode, boolean resumable)
      throws Exception {
    CountDownLatch received = new CountDownLatch(1);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> serving =
          CompletableFuture.runAsync(() -> serveHalf(server, resumable, received));
      Process process = start(server.getLocalPort());
      assertThat(received.await(20, SECONDS)).as(stderr()).isTrue();

      long begun = System.nanoTime();
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();

      assertThat(process.waitFor(10, SECONDS)).isTrue();
      assertThat(System.nanoTime() - begun).isLessThan(SECONDS.toNanos(3));
      assertThat(process.exitValue()).as(stderr()).isEqualTo(exitCode);
      assertThat(stderr()).isEqualTo("exportctl: interrupted\n");
      serving.get(5, SECONDS);
    }
    Path target = folder.resolve("to");
    assertThat(target.resolve("results-1.csv")).doesNotExist();
    try (Stream<Path> left = Files.list(target)) {
      assertThat(left.anyMatch(path -> path.toString().endsWith(".part"))).isEqualTo(resumable);
    }
  }

  private Process start(int port) throws IOException {
    Path target = Files.createDirectory(folder.resolve("to"));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "ems",
            "results",
            "1",
            "-o",
            target.toString());
    builder.environment().put("EMS_BASE_URL", "http://127.0.0.1:" + port);
    builder.environment().put("EMS_USERNAME", "ada");
    builder.environment().put("EMS_TOKEN", "token");
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder
        .redirectError(folder.resolve("stderr").toFile())
        .redirectOutput(folder.resolve("stdout").toFile())
        .start();
  }

  private String stderr() throws IOException {
    return Files.readString(folder.resolve("stderr"));
  }

  /** Half of a body, and no end until the client goes. */
  private static void serveHalf(ServerSocket server, boolean resumable, CountDownLatch received) {
    try (Socket client = server.accept()) {
      InputStream in = client.getInputStream();
      readHead(in);
      OutputStream out = client.getOutputStream();
      String etag = resumable ? "ETag: \"v1\"\r\n" : "";
      out.write(
          ("HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\n"
                  + etag
                  + "Content-Length: 99000000\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(new byte[SENT]);
      out.flush();
      received.countDown();
      in.read();
    } catch (IOException gone) {
      // As expected.
    }
  }

  private static void readHead(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return;
      }
      head.append((char) next);
    }
  }
}
