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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The process itself, ended by a signal in the middle of a body. */
class SignalsTest {
  /** More than the sockets between can hold, so that some of it has arrived. */
  private static final int SENT = 24_000_000;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "INT, 130, true, true",
    "TERM, 143, false, true",
    "TERM, 143, true, false",
    "INT, 130, false, false"
  })
  void endsAtOnceAndLeavesNothingOrAPartToGoOnWith(
      String signal, int exitCode, boolean resumable, boolean launched) throws Exception {
    CountDownLatch received = new CountDownLatch(1);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> serving =
          CompletableFuture.runAsync(() -> serveHalf(server, resumable, received));
      Process process = start(server.getLocalPort(), launched);
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

  /** As on a terminal that is held: the first line of progress never gets out. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void leavesNoPartThatCannotBeResumedWhenItIsStuck() throws Exception {
    CountDownLatch received = new CountDownLatch(1);
    Path target = Files.createDirectory(folder.resolve("to"));
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> serving =
          CompletableFuture.runAsync(() -> serveOnAndOn(server, received));
      Process process = startHeld(server.getLocalPort(), target);
      assertThat(received.await(20, SECONDS)).isTrue();
      while (!stacks(process).contains("ProgressLine.onProgress")) {
        assertThat(process.isAlive()).isTrue();
      }
      assertThat(target).isNotEmptyDirectory();

      process.destroy();

      assertThat(process.waitFor(10, SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(143);
      serving.get(5, SECONDS);
    }
    assertThat(target).isEmptyDirectory();
  }

  private Process startHeld(int port, Path target) throws IOException {
    String held =
        "mkfifo held; exec 3<>held; dd if=/dev/zero bs=4096 oflag=nonblock of=/dev/fd/3 2>/dev/null;"
            + " exec \"$@\" 2>&3";
    ProcessBuilder builder =
        new ProcessBuilder(
            "sh",
            "-c",
            held,
            "sh",
            java("java"),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dexportctl.terminal=true",
            "-Dexportctl.locale=launcher",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "ems",
            "results",
            "1",
            "-o",
            target.toString());
    builder.environment().clear();
    builder.environment().putAll(new Terminal(folder, "http://127.0.0.1:" + port).environment);
    return builder.directory(folder.toFile()).start();
  }

  private static String stacks(Process process) throws Exception {
    Process asked =
        new ProcessBuilder(java("jcmd"), Long.toString(process.pid()), "Thread.print")
            .redirectErrorStream(true)
            .start();
    return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String java(String tool) {
    return Path.of(System.getProperty("java.home"), "bin", tool).toString();
  }

  /** A body of nothing that proves it to be the same later, until the client goes. */
  private static void serveOnAndOn(ServerSocket server, CountDownLatch received) {
    try (Socket client = server.accept()) {
      readHead(client.getInputStream());
      OutputStream out = client.getOutputStream();
      out.write(
          "HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: 99999999999\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      received.countDown();
      while (true) {
        out.write(new byte[64 * 1024]);
      }
    } catch (IOException gone) {
      // As expected.
    }
  }

  private Process start(int port, boolean launched) throws IOException {
    Path target = Files.createDirectory(folder.resolve("to"));
    Terminal terminal = new Terminal(folder, "http://127.0.0.1:" + port);
    return (launched ? terminal : terminal.withoutLauncher())
        .start("ems", "results", "1", "-o", target.toString());
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
