package dev.exportclients.plans.internal.source;

import dev.exportclients.core.run.ExportRun;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.ecreporting.EcReportingClient;
import dev.exportclients.ecreporting.ReportOrder;
import dev.exportclients.ecreporting.ReportScope;
import dev.exportclients.plans.ExportSource.EcReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Oracle lists finished runs only. So one that is not listed may still be made, and none is no
 * proof that there is none.
 */
record EcReportSource(EcReportingClient oracle, EcReport what) implements StartedSource {
  @Override
  public String key() {
    return StartKey.of(what);
  }

  private ReportScope scope() {
    return what.study()
        .map(study -> ReportScope.study(study, what.mode()))
        .orElseGet(() -> ReportScope.tenant(what.mode()));
  }

  @Override
  public ExportRun start() {
    ReportOrder.Builder order = ReportOrder.builder(what.report(), scope());
    what.format().ifPresent(order::format);
    return oracle.start(order.fields(what.fields()).build());
  }

  @Override
  public ExportRun run(RunHandle handle) {
    return oracle.run(handle);
  }

  @Override
  public Finding find(LostStart lost) {
    ReportScope scope = scope();
    List<RunHandle> since =
        oracle
            .runs(scope, what.report())
            .filter(run -> agrees(run.format()))
            .filter(run -> run.kickedOffAt().filter(lost::mayHaveBegunAt).isPresent())
            .flatMap(run -> run.handle(scope).stream())
            .filter(handle -> !lost.isOwned().test(handle))
            .toList();
    return switch (since.size()) {
      case 0 -> new Finding.NotYet("Oracle lists finished runs only, and none that may be it");
      case 1 -> new Finding.Found(oracle.run(since.get(0)));
      default ->
          new Finding.Unknown(
              "Oracle lists " + since.size() + " runs that may be it: " + handles(since));
    };
  }

  /** What either leaves open may be anything. */
  private boolean agrees(Optional<String> listed) {
    return listed.isEmpty()
        || what.format().filter(wanted -> !wanted.equalsIgnoreCase(listed.get())).isEmpty();
  }

  private static String handles(List<RunHandle> handles) {
    return handles.stream().map(RunHandle::toString).collect(Collectors.joining(", "));
  }
}
