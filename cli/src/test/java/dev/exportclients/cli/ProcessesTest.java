package dev.exportclients.cli;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.ScriptedServer;
import dev.exportclients.sandbox.RecordedRequest;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.ServedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another process and this one, for the same file: after each other, and at the same time. */
class ProcessesTest {
  private static final int SIZE = 15_000_000;
  private static final int STALLS_AT = 10_000_000;
  private static final String HEAD =
      "Content-Type: text/csv\r\nETag: \"v1\"\r\nContent-Length: %d\r\n";

  @TempDir Path folder;
  private Path target;
  private Path first;

  @BeforeEach
  void folders() throws IOException {
    target = Files.createDirectory(folder.resolve("to"));
    first = Files.createDirectory(folder.resolve("first"));
  }

  @Test
  void goesOnWhereAKilledOneStopped() throws Exception {
    try (Sandbox sandbox = Sandbox.start();
        WatchService changes = target.getFileSystem().newWatchService()) {
      target.register(changes, ENTRY_CREATE, ENTRY_MODIFY);
      ServedFile served =
          sandbox.serve("ems.exportResults", "1", SIZE).file("ems.exportResults", "1");
      var url = sandbox.baseUrl("stall=" + STALLS_AT);
      Process killed = Terminal.forSandbox(first, url).start(results());
      awaitPart(changes, killed);

      killed.destroyForcibly().waitFor();
      assertThat(target.resolve("results-1.csv")).doesNotExist();
      Terminal.Outcome next = Terminal.forSandbox(folder, url).run(results());

      assertThat(next.exitCode()).as(next.stderr()).isZero();
      assertThat(sha256(target.resolve("results-1.csv"))).isEqualTo(served.sha256());
      assertThat(target).isDirectoryNotContaining("glob:**.{part,properties}");
      List<RecordedRequest> requests = sandbox.requests("ems.exportResults");
      assertThat(requests).hasSize(2);
      assertThat(requests.get(1).header("Range")).contains("bytes=" + STALLS_AT + "-");
      assertThat(requests.get(1).status()).isEqualTo(206);
      assertThat(requests.stream().mapToLong(RecordedRequest::bodyBytesSent).sum())
          .isBetween((long) SIZE, SIZE + 64L * 1024);
    }
  }

  @Test
  void leavesATargetAloneThatAnotherIsSaving() throws Exception {
    byte[] file = new byte[1_000_000];
    new Random(1).nextBytes(file);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (ScriptedServer server =
        new ScriptedServer(
            exchange -> {
              int half = file.length / 2;
              exchange.head("200 OK", HEAD.formatted(file.length));
              exchange.write(file, 0, half);
              begun.countDown();
              go.await();
              exchange.write(file, half, file.length);
            })) {
      Process saving = new Terminal(first, server.url()).start(results());
      assertThat(begun.await(30, SECONDS)).as(stderr(first)).isTrue();

      Terminal.Outcome late = new Terminal(folder, server.url()).run(results());
      Terminal.Outcome skipping =
          new Terminal(folder, server.url()).run(results("--skip-existing"));
      go.countDown();

      assertThat(late.exitCode()).isEqualTo(11);
      assertThat(late.stderr()).contains("is in progress").hasLineCount(1);
      assertThat(skipping.exitCode()).as("nothing is there to be skipped").isEqualTo(11);
      assertThat(skipping.stderr()).contains("is in progress").hasLineCount(1);
      assertThat(server.requests()).hasSize(1);
      assertThat(saving.waitFor(60, SECONDS)).isTrue();
      assertThat(saving.exitValue()).as(stderr(first)).isZero();
      assertThat(target.resolve("results-1.csv")).hasBinaryContent(file);
    } finally {
      go.countDown();
    }
  }

  private String[] results(String... more) {
    Stream<String> command = Stream.of("ems", "results", "1", "-o", target.toString());
    return Stream.concat(command, Stream.of(more)).toArray(String[]::new);
  }

  private static String stderr(Path folder) throws IOException {
    return Files.readString(folder.resolve("stderr"));
  }

  /** Until all has been written that came before the silence. */
  private void awaitPart(WatchService changes, Process writing) throws Exception {
    while (partLength() < STALLS_AT) {
      WatchKey change = changes.poll(30, SECONDS);
      assertThat(change).as("%s, %s", stderr(first), writing).isNotNull();
      change.pollEvents();
      change.reset();
    }
  }

  private long partLength() throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.toString().endsWith(".part"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  private static String sha256(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
