package dev.exportclients.cli.plan;

import dev.exportclients.cli.output.ErrorReport;
import dev.exportclients.cli.output.ExitCode;
import dev.exportclients.cli.output.Json;
import dev.exportclients.plans.status.ExportFailure;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.plans.status.PlanStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a run of a plan ends with: 0, the code of its failures, or 14 for several kinds. */
public final class PlanExit {
  private PlanExit() {}

  /** Empty if all is done but what is optional. */
  public static Optional<ErrorReport> of(PlanStatus plan) {
    List<ExportStatus> missing = plan.exports().stream().filter(ExportStatus::isMissing).toList();
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    Set<ExitCode> codes = missing.stream().map(PlanExit::code).collect(Collectors.toSet());
    String names = missing.stream().map(ExportStatus::name).collect(Collectors.joining(", "));
    return Optional.of(
        ErrorReport.told(
            codes.size() == 1 ? codes.iterator().next() : ExitCode.SEVERAL,
            "plan_incomplete",
            missing.size() + " of " + plan.exports().size() + " exports are not saved: " + names,
            List.of()));
  }

  /** Of one that is not over, as what it comes after was left out of this run. */
  private static ExitCode code(ExportStatus missing) {
    return missing.failure().map(PlanExit::code).orElse(ExitCode.NOT_READY);
  }

  static ExitCode code(ExportFailure failure) {
    return ExitCode.ofKind(failure.cause().orElse(failure.kind()));
  }

  static String type(ExportFailure failure) {
    return Json.snakeCase(failure.kind().replaceFirst("Exception$", ""));
  }
}
