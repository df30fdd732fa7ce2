package dev.exportclients.ecreporting;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.Download;
import dev.exportclients.core.internal.provider.HandleForm;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.core.run.RunStatus;
import dev.exportclients.core.run.RunStatus.Phase;
import java.util.List;
import java.util.Set;

/** The list says of a job that its file is there, and nothing else: what is not there goes on. */
record EcReportingRun(ReportCalls calls, String jobId, ReportScope scope) implements ExportRun {
  private static final HandleForm FORM =
      new HandleForm(
          "ecreporting",
          "ecreporting:JOB_ID?studyId=ID&mode=active",
          1,
          Set.of("mode"),
          Set.of("studyId"));

  static EcReportingRun of(ReportCalls calls, RunHandle handle) {
    FORM.check(handle);
    StudyMode mode = StudyMode.of(requireNonNull(handle.parameters().get("mode")));
    String studyId = handle.parameters().get("studyId");
    return new EcReportingRun(
        calls,
        handle.ids().get(0),
        studyId == null ? ReportScope.tenant(mode) : ReportScope.study(studyId, mode));
  }

  static RunHandle handle(String jobId, ReportScope scope) {
    return RunHandle.of(FORM.provider(), List.of(jobId), scope.parameters());
  }

  @Override
  public RunHandle handle() {
    return handle(jobId, scope);
  }

  @Override
  public RunStatus status() {
    return RunStatus.of(calls.isListed(jobId, scope) ? Phase.READY : Phase.RUNNING, null);
  }

  @Override
  public Download download() {
    return calls.file(this);
  }

  @Override
  public String toString() {
    return handle().toString();
  }
}
