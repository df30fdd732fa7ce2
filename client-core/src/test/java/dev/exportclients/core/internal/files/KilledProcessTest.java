package dev.exportclients.core.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.internal.TestClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that SIGKILL ends can clean up nothing; the next one goes on from what it left. */
class KilledProcessTest {
  private static final int SIZE = 4_000_000;
  private static final long CHECKPOINT = 128 * 1024;
  private static final int SENT = 3_000_000;

  @TempDir Path folder;

  /** The process to kill. */
  public static void main(String[] arguments) {
    try (var client = new TestClient(URI.create(arguments[0]), ClientSettings.defaults())) {
      client.file("1").saveTo(Path.of(arguments[1]));
    }
  }

  @Test
  void theNextProcessGoesOnWhereTheKilledOneStopped() throws Exception {
    byte[] file = new byte[SIZE];
    new Random(1).nextBytes(file);
    Path target = folder.resolve("f");
    AtomicBoolean killed = new AtomicBoolean();
    try (var server =
        new ScriptedServer(
            x -> {
              if (!killed.get()) {
                x.head("200 OK", "ETag: \"e\"\r\nContent-Length: " + SIZE + "\r\n");
                x.write(file, 0, SENT);
                x.socket().getInputStream().read();
              } else {
                x.serve(file, "\"e\"");
              }
            })) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  KilledProcessTest.class.getName(),
                  server.url().toString(),
                  target.toString())
              .inheritIO()
              .start();
      while (partLength() < SENT - 200_000) {
        assertThat(process.waitFor(5, TimeUnit.MILLISECONDS)).isFalse();
      }
      process.destroyForcibly().waitFor();
      killed.set(true);
      long left = partLength();
      assertThat(target).doesNotExist();

      try (var client = new TestClient(server.url(), ClientSettings.defaults())) {
        var receipt = client.file("1").saveTo(target);

        assertThat(receipt.resumes()).isEqualTo(1);
        String range = server.requests().get(1).headers().get("range");
        // Between two checkpoints a kill costs what came since the last (ADR 11).
        assertThat(Long.parseLong(range.replaceFirst("bytes=(\\d+)-", "$1")))
            .isBetween(left - CHECKPOINT, left);
        assertThat(Files.readAllBytes(target)).isEqualTo(file);
        assertThat(folder).isDirectoryNotContaining(f -> !f.equals(target));
      }
    }
  }

  private long partLength() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".part")).toList()) {
        return Files.size(file);
      }
    }
    return 0;
  }
}
