package dev.exportclients.benchmarks;

import dev.exportclients.benchmarks.contender.Contender;
import dev.exportclients.benchmarks.contender.Fetchers;
import dev.exportclients.benchmarks.report.Goal;
import dev.exportclients.benchmarks.report.Section;
import dev.exportclients.benchmarks.report.Table;
import dev.exportclients.benchmarks.server.FileServer;
import dev.exportclients.benchmarks.server.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Downloads that break, and what crosses the wire until the file is whole. */
final class Resumption {
  private static final Contender SAVING = Contender.large(Fetchers.OUR_SAVE, 1, "");
  private static final long LONGEST_CATCH_UP = 10_000_000_000L;

  private final Trial trial;
  private final FileServer server;
  private final Path temporary;
  private final Table table =
      new Table("case", "file bytes", "bytes on the wire", "more than the file", "requests");
  private long most;

  private Resumption(Trial trial, FileServer server, Path temporary) {
    this.trial = trial;
    this.server = server;
    this.temporary = temporary;
  }

  /** Each byte once, give or take a buffer. */
  static Section run(Trial trial, FileServer server, Path temporary) throws IOException {
    Resumption resumption = new Resumption(trial, server, temporary);
    resumption.row("the server cuts it at 1/3 and at 2/3", resumption::cutTwice);
    resumption.row("SIGKILL at 1/2, and run again", resumption::killHalfway);
    return new Section(
        "A resumed download (saveTo)",
        resumption.table.toString(),
        List.of(
            new Goal(
                "resumed download, KiB on the wire beyond the file",
                128,
                resumption.most / 1024.0,
                "")));
  }

  private interface Case {
    void run() throws IOException;
  }

  private void row(String name, Case toRun) throws IOException {
    long bytes = server.bodyBytes();
    long requests = server.requests();
    toRun.run();
    bytes = server.bodyBytes() - bytes;
    long more = bytes - server.file().size();
    most = Math.max(most, more);
    table.row(
        name,
        "%,d".formatted(server.file().size()),
        "%,d".formatted(bytes),
        "%,d".formatted(more),
        "" + (server.requests() - requests));
  }

  private void cutTwice() throws IOException {
    server.cutAt(server.file().size() / 3, () -> {});
    server.cutAt(server.file().size() / 3 * 2, () -> {});
    trial.run(SAVING, server);
  }

  private void killHalfway() throws IOException {
    Path folder = Files.createTempDirectory(temporary, "resumed");
    long half = server.file().size() / 2;
    AtomicReference<Process> process = new AtomicReference<>();
    server.cutAt(
        half,
        () -> {
          awaitPart(folder, half);
          process.get().destroyForcibly();
        });
    process.set(start(folder));
    Folders.await(process.get());
    if (Folders.await(start(folder)) != 0
        || !Hash.of(Files.newInputStream(folder.resolve("0.bin"))).equals(server.file().sha256())) {
      throw new IllegalStateException("the resumed download is not whole");
    }
    Folders.delete(folder);
  }

  private Process start(Path folder) throws IOException {
    return new ProcessBuilder(SAVING.commands().of(server.url(), folder))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** What is still in the sockets when a process dies is lost, and no fault of the client. */
  private static void awaitPart(Path folder, long length) {
    long begun = System.nanoTime();
    try {
      while (partLength(folder) < length && System.nanoTime() - begun < LONGEST_CATCH_UP) {
        Thread.sleep(5);
      }
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static long partLength(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".part"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }
}
