package dev.exportclients.cli;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process that is killed while it waits for its run, and this one, which has the handle. */
@ExtendWith(SandboxExtension.class)
class KilledRunTest {
  private static final Pattern STARTED = Pattern.compile("(?m)^started: (.*)\n");
  private static final int NEVER = 1_000_000;
  private static final int SIZE = 300_000;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "ems run 4711, ems.startResults, ems.exportResults, 70001",
    "ecreporting run E341BB429E7D44E3989D113A504F3BF8 --study-id S1 --mode test,"
        + " ecreporting.createReport, ecreporting.downloadReport, 000000000000000000000000EC000001",
    "webadmit run 7 --identity 42, webadmit.startExport, webadmit.startExport, 7",
    "metastudio run r1, metastudio.exportResource, metastudio.downloadResult,"
        + " 5a4db000000000000000000000000001"
  })
  void isGoneOnWithByThePrintedHandleWithoutASecondStart(
      String command, String start, String file, String id, Sandbox sandbox) throws Exception {
    sandbox.serve(file, id, SIZE).settings().pollsUntilReady(NEVER);
    String handle = handleOfAKilled(command, sandbox);
    sandbox.settings().pollsUntilReady(0);
    Path target = folder.resolve("f");

    Terminal.Outcome fetch =
        Terminal.forSandbox(folder, sandbox.baseUrl())
            .run("fetch", handle, "-o", target.toString());

    assertThat(fetch.exitCode()).as(fetch.stderr()).isZero();
    assertThat(target).hasBinaryContent(sandbox.file(file, id).bytes());
    assertThat(sandbox.requests(start)).hasSize(1);
  }

  private String handleOfAKilled(String command, Sandbox sandbox) throws Exception {
    Path first = Files.createDirectory(folder.resolve("first"));
    try (WatchService changes = first.getFileSystem().newWatchService()) {
      first.register(changes, ENTRY_CREATE, ENTRY_MODIFY);
      Process running = Terminal.forSandbox(first, sandbox.baseUrl()).start(command.split(" "));
      try {
        Matcher started = STARTED.matcher(stderr(first));
        while (!started.find()) {
          WatchKey change = changes.poll(60, SECONDS);
          assertThat(change).as("%s, %s", stderr(first), running).isNotNull();
          change.pollEvents();
          change.reset();
          started = STARTED.matcher(stderr(first));
        }
        assertThat(running.isAlive()).as(stderr(first)).isTrue();
        return started.group(1);
      } finally {
        running.destroyForcibly().waitFor();
      }
    }
  }

  private static String stderr(Path folder) throws IOException {
    return Files.readString(folder.resolve("stderr"));
  }
}
