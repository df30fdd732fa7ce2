package dev.exportclients.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.plans.Plan;
import dev.exportclients.plans.PlannedExport;
import dev.exportclients.plans.ProviderLimits;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.plans.status.PlanStatus;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(SandboxExtension.class)
class NightTest {
  private static final int EXPORTS = 1_000;

  /** Whether a run's file is there each provider tells after three hours, by its own word. */
  private static final String AWAY = "503=10800@file";

  @TempDir private Path folder;

  @Test
  void ofAThousandExportsStartsAndSavesEachOnce(Sandbox sandbox) throws Exception {
    sandbox.settings().pollsUntilReady(0);
    Plan.Builder night = Plan.builder("nightly").folder(folder).into("{provider}/{period}");
    ProviderLimits limits =
        new ProviderLimits(OptionalDouble.empty(), OptionalInt.of(64), OptionalInt.empty());
    for (String provider : List.of("ems", "ecreporting", "webadmit", "metastudio")) {
      night.limits(provider, limits);
    }
    for (int i = 0; i < EXPORTS; i++) {
      night.export(export(i));
    }
    Plan plan = night.build();
    try (FlowBench bench = new FlowBench(folder, sandbox)) {
      URI away = sandbox.baseUrl(AWAY);
      bench.worker(away);
      bench.worker(away);

      PlanStatus status = bench.run(plan);

      assertThat(status.exports()).extracting(ExportStatus::state).containsOnly(ExportState.SAVED);
      assertThat(status.exports())
          .extracting(export -> export.times().saved().orElseThrow())
          .hasSize(EXPORTS)
          .allMatch(saved -> saved.isAfter(FlowBench.BEGIN.plus(Duration.ofHours(3))));
      assertThat(
              List.of(
                  sandbox.requests("ems.startResults").size(),
                  sandbox.requests("ecreporting.createReport").size(),
                  sandbox.requests("webadmit.startExport").size(),
                  sandbox.requests("metastudio.exportResource").size()))
          .containsOnly(EXPORTS / 4);
      assertThat(bench.begunInEachTask(plan)).allMatch(begun -> begun <= 32).hasSizeGreaterThan(31);
    }
  }

  /** Ten of each study or identity, as all that these have is listed at each look. */
  private static PlannedExport export(int i) {
    String name = "export-" + i;
    return switch (i % 4) {
      case 0 -> Exports.results(name, 5_000 + i);
      case 1 -> Exports.report(name, hexadecimal(i / 40), hexadecimal(i));
      case 2 -> Exports.banner(name, 86_500 + i, 1_000 + i / 40);
      default -> Exports.answers(name, "part-" + i);
    };
  }

  private static String hexadecimal(int number) {
    return String.format(Locale.ROOT, "E341BB429E7D44E3989D113A%08X", number);
  }
}
