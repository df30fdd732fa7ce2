package dev.exportclients.cli.command;

import dev.exportclients.cli.config.RunSource;
import dev.exportclients.cli.options.UsageException;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.core.run.RunHandle;
import picocli.CommandLine.Parameters;

/** A run by its handle, as "start" and "run" print it. */
final class HandleParameter {
  @Parameters(
      paramLabel = "HANDLE",
      description = "The run, as it was printed when it started, such as webadmit:86446/74780")
  String text = "";

  /**
   * For the client that the handle names.
   *
   * @throws UsageException before anything is sent, if it is no handle of its provider's
   */
  RunSource source(CommandContext context, RetryPolicy retries) {
    RunHandle handle = handle();
    HandleCheck.check(handle);
    return context.clients().runs(handle.provider(), retries);
  }

  RunHandle handle() {
    return UsageException.checked(() -> RunHandle.parse(text));
  }

  ExportRun find(RunSource source) {
    return UsageException.checked(() -> source.runs().apply(handle()));
  }
}
