package dev.exportclients.plans.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.PlanStatus;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code .ci/plan-crashes} does the same with 200 exports and 200 kills, and says what it counted.
 */
@ExtendWith(SandboxExtension.class)
class PlanCrashTest {
  private static final int EXPORTS = Integer.getInteger("plan.exports", 8);
  private static final int KILLS = Integer.getInteger("plan.kills", 3);

  @TempDir private Path folder;

  @Test
  void endsWithEveryFileWholeAndEveryRunStartedOnceWheneverItIsKilled(Sandbox sandbox)
      throws Exception {
    PlanCrashes crashes = new PlanCrashes(sandbox, folder, EXPORTS, 300_000, new Random());

    crashes.kill(KILLS);
    PlanStatus status = crashes.finish();
    if (Integer.getInteger("plan.kills") != null) {
      System.out.println(crashes.counts());
    }

    assertThat(status.exports()).as(crashes.counts()).allMatch(e -> e.state() == ExportState.SAVED);
    assertThat(crashes.starts())
        .as("starts")
        .hasSize(EXPORTS)
        .allSatisfy((of, n) -> assertThat(n).isEqualTo(1));
    assertThat(crashes.wrongFiles()).as("files").isEmpty();
    // A kill costs at most the buffer that was being written.
    assertThat(crashes.bytesFetchedAgain())
        .as("bytes fetched again")
        .allSatisfy(bytes -> assertThat(bytes).isLessThanOrEqualTo(128 * 1024));
  }
}
