package dev.exportclients.plans.internal.source;

import dev.exportclients.core.run.ExportRun;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.plans.ExportSource;

/** EMS has no list of runs. */
record EmsResultsSource(EmsClient ems, long experiment) implements StartedSource {
  @Override
  public String key() {
    return StartKey.of(new ExportSource.EmsResults(experiment));
  }

  @Override
  public ExportRun start() {
    return ems.startResults(experiment);
  }

  @Override
  public ExportRun run(RunHandle handle) {
    return ems.run(handle);
  }

  @Override
  public Finding find(LostStart lost) {
    return new Finding.Unknown(
        "EMS has no way to find the run: look in EMS whether experiment "
            + experiment
            + " is being exported");
  }
}
