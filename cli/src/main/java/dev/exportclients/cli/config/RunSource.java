package dev.exportclients.cli.config;

import dev.exportclients.core.run.ExportRun;
import dev.exportclients.core.run.RunHandle;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A client, for the runs of handles.
 *
 * @param runs sends nothing; refuses what is no handle of its provider
 * @param client closed with this
 */
public record RunSource(Function<RunHandle, ExportRun> runs, AutoCloseable client)
    implements AutoCloseable {

  static <C extends AutoCloseable> RunSource of(C client, BiFunction<C, RunHandle, ExportRun> run) {
    return new RunSource(handle -> run.apply(client, handle), client);
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
