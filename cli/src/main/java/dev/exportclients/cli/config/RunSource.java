package dev.exportclients.cli.config;

import dev.exportclients.core.run.ExportRun;
import dev.exportclients.core.run.RunHandle;
import java.util.function.Function;

/**
 * A client, for the runs of handles.
 *
 * @param runs sends nothing; refuses what is no handle of its provider
 * @param closing closes the client
 */
public record RunSource(Function<RunHandle, ExportRun> runs, Runnable closing)
    implements AutoCloseable {

  @Override
  public void close() {
    closing.run();
  }
}
