package dev.exportclients.plans.internal.source;

import dev.exportclients.core.run.ExportRun;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.plans.ExportSource;
import dev.exportclients.webadmit.ExportFile;
import dev.exportclients.webadmit.WebAdmitClient;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * WebAdMIT lists the recent runs of an identity, and gives the run that goes on to who starts it
 * once more. So those listed before a start are noted down: one that is listed afterwards, and was
 * not, is the one; if there is none, it is safe to start it again.
 *
 * @param identity whose export it is; asked for when it is needed
 */
record WebAdmitSource(WebAdmitClient webAdmit, long export, LongSupplier identity)
    implements StartedSource {
  @Override
  public String key() {
    return StartKey.of(new ExportSource.WebAdmitExport(export, OptionalLong.empty()));
  }

  @Override
  public boolean sharesRuns() {
    return true;
  }

  @Override
  public String listed() {
    return runs().stream().map(run -> "" + run.id()).collect(Collectors.joining(" "));
  }

  private List<ExportFile> runs() {
    return webAdmit.files(identity.getAsLong()).stream()
        .filter(run -> run.exportId() == export)
        .toList();
  }

  @Override
  public ExportRun start() {
    return webAdmit.startRun(identity.getAsLong(), export);
  }

  @Override
  public ExportRun run(RunHandle handle) {
    return webAdmit.run(handle);
  }

  @Override
  public Finding find(LostStart lost) {
    Set<String> before = Set.of(lost.listed().orElse("").split(" "));
    List<ExportFile> since =
        runs().stream().filter(run -> !before.contains("" + run.id())).toList();
    return switch (since.size()) {
      case 0 -> new Finding.NotStarted();
      case 1 -> new Finding.Found(webAdmit.run(since.get(0).handle()));
      default ->
          new Finding.Unknown(
              "WebAdMIT lists " + since.size() + " runs that may be it: " + handles(since));
    };
  }

  private static String handles(List<ExportFile> runs) {
    return runs.stream().map(run -> run.handle().toString()).collect(Collectors.joining(", "));
  }
}
