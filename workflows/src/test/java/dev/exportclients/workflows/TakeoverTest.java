package dev.exportclients.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.plans.Plan;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.sandbox.RecordedRequest;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A worker that ends in the middle of its work, and another one that goes on with it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(SandboxExtension.class)
class TakeoverTest {
  private static final long SIZE = 2_000_000;

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
  void goesOnWithThePartOfADownload(Sandbox sandbox) throws Exception {
    sandbox.serve("ems.exportResults", "70001", SIZE);
    Plan plan = bench.plan(Exports.results("results", 4711));
    ExportWorker first = bench.worker("trickle=20000:5@file");
    bench.submit(plan);
    bench.until(() -> bytesSent(sandbox) > 400_000, "some of the file");

    long begun = System.nanoTime();
    first.close();
    assertThat(System.nanoTime() - begun).as("nanoseconds to close").isLessThan(5_000_000_000L);
    bench.worker();
    ExportStatus status = bench.await(plan).exports().get(0);

    assertThat(status.state()).as(status.toString()).isEqualTo(ExportState.SAVED);
    assertThat(Files.readAllBytes(folder.resolve("ems/2026-11-23/results.csv")))
        .isEqualTo(sandbox.file("ems.exportResults", "70001").bytes());
    assertThat(status.resumes()).isEqualTo(1);
    assertThat(bytesSent(sandbox)).isLessThan(SIZE + 400_000);
    assertThat(sandbox.requests("ems.startResults")).hasSize(1);
  }

  private static long bytesSent(Sandbox sandbox) {
    return sandbox.requests("ems.exportResults").stream()
        .filter(request -> request.status() == 200 || request.status() == 206)
        .mapToLong(RecordedRequest::bodyBytesSent)
        .sum();
  }

  @Test
  void awaitsARunThatAnotherOneStarted(Sandbox sandbox) {
    sandbox.settings().pollsUntilReady(100_000);
    Plan plan = bench.plan(Exports.banner("banner", 86447));
    ExportWorker first = bench.worker();
    bench.submit(plan);
    bench.until(plan, "banner", ExportState.STARTED);

    first.close();
    sandbox.settings().pollsUntilReady(0);
    bench.worker();

    assertThat(bench.await(plan).isDone()).isTrue();
    assertThat(sandbox.requests("webadmit.startExport")).hasSize(1);
  }

  @Test
  void looksForARunWhoseStartAnotherOneWasSendingWhenItEnded(Sandbox sandbox) {
    Plan plan = bench.plan(Exports.answers("answers", "77"));
    ExportWorker first = bench.worker("stall-headers@start");
    bench.submit(plan);
    bench.until(() -> !sandbox.requests("metastudio.exportResource").isEmpty(), "a start");

    first.close();
    bench.worker();
    ExportStatus status = bench.await(plan).exports().get(0);

    assertThat(status.state()).as(status.toString()).isEqualTo(ExportState.SAVED);
    assertThat(sandbox.requests("metastudio.exportResource")).hasSize(1);
  }
}
