package dev.exportclients.contract.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.contract.live.DeploymentVerification;
import dev.exportclients.contract.live.Environment;
import dev.exportclients.contract.spec.Pacted;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/**
 * Sums up what the gates found, and with the profile {@code live} verifies the deployments that the
 * environment describes.
 */
class ContractVerdictTest {

  @Test
  void leavesAVerdictInWhichNothingFailed() {
    boolean live = Boolean.getBoolean("verdict.live");
    Environment environment = live ? Environment.ofTheProcess() : Environment.empty();
    GateResults deployments =
        new DeploymentVerification(environment)
            .verify(Pacted.in(Path.of(System.getProperty("pact.rootDir"))));
    Verdict verdict =
        new Verdict().withAllIn(Path.of(System.getProperty("verdict.folder"))).with(deployments);
    verdict.write(
        Path.of(System.getProperty("verdict.file")), Instant.now().truncatedTo(ChronoUnit.SECONDS));
    assertThat(verdict.failures()).isEmpty();
    assertThat(!live || deployments.ran())
        .as("the profile live wants a deployment: set EMS_BASE_URL or another provider's")
        .isTrue();
  }
}
