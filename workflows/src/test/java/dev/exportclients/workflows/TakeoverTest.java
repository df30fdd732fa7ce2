package dev.exportclients.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.plans.Plan;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A worker that is killed in the middle of a download. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(SandboxExtension.class)
class TakeoverTest {
  private static final int BYTES = 2_000_000;
  private static final int FIRST = 700_000;
  private static final String SECOND_NOTE = "c01d823332394bf8892921978063d27c";

  @TempDir private Path folder;
  private FlowBench bench;

  @BeforeEach
  void setUp(Sandbox sandbox) {
    bench = new FlowBench(folder, sandbox);
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void isReplacedByAnotherThatGoesOnWithItsPart(Sandbox sandbox) throws Exception {
    sandbox.serve("webadmit.startExport", "86447", BYTES);
    Plan plan = bench.plan(Exports.banner("banner", 86447));
    URI url = sandbox.baseUrl("stall=" + FIRST + "@file");
    KilledWire wire = new KilledWire();
    ExportWorker killed = bench.worker(url, wire);
    bench.submit(plan);
    bench.until(() -> part() == FIRST, "a part of " + FIRST + " bytes");

    wire.cut();
    killed.close();
    bench.worker(url);
    ExportStatus status = bench.await(plan).exports().get(0);

    assertThat(status.state()).as(status.toString()).isEqualTo(ExportState.SAVED);
    assertThat(status.resumes()).isEqualTo(1);
    assertThat(Files.readAllBytes(folder.resolve("webadmit/2026-11-23/banner.csv")))
        .isEqualTo(sandbox.file("webadmit.startExport", "86447").bytes());
    assertThat(sandbox.requests("webadmit.startExport")).hasSize(1);
    assertThat(sandbox.requests("webadmit.link"))
        .extracting(request -> request.header("Range").orElse("all"))
        .containsExactly("all", "bytes=" + FIRST + "-");
    assertThat(bench.histories())
        .flatExtracting(history -> history.history().getEventsList())
        .extracting(event -> event.getActivityTaskStartedEventAttributes().getAttempt())
        .as("attempts of activities")
        .containsOnlyOnce(2)
        .doesNotContain(3);
  }

  @Test
  void ofSeveralFilesIsReplacedByAnotherThatFetchesNoneAgain(Sandbox sandbox) throws Exception {
    sandbox.serve("ems.downloadAttachment", SECOND_NOTE, BYTES);
    Plan plan = bench.plan(Exports.notes("notes"));
    URI url = sandbox.baseUrl("stall=" + FIRST + "@file");
    KilledWire wire = new KilledWire();
    ExportWorker killed = bench.worker(url, wire);
    bench.submit(plan);
    bench.until(() -> part() == FIRST, "a part of " + FIRST + " bytes");

    wire.cut();
    killed.close();
    bench.worker(url);
    ExportStatus status = bench.await(plan).exports().get(0);

    assertThat(status.state()).as(status.toString()).isEqualTo(ExportState.SAVED);
    assertThat(status.files()).hasSize(2);
    assertThat(sandbox.requests("ems.downloadAttachment"))
        .extracting(request -> request.header("Range").orElse("all"))
        .containsExactly("all", "all", "bytes=" + FIRST + "-");
  }

  /** {@return bytes of the part in the folder that both workers see} */
  private long part() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".part"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    } catch (IOException | UncheckedIOException changing) {
      return 0;
    }
  }
}
