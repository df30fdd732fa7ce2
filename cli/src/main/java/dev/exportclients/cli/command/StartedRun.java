package dev.exportclients.cli.command;

import dev.exportclients.cli.options.FileOptions;
import dev.exportclients.cli.output.Delivery;
import dev.exportclients.cli.output.StdoutException;
import dev.exportclients.cli.output.UnfinishedRunException;
import dev.exportclients.core.exception.EmptyExportException;
import dev.exportclients.core.exception.ExpiredException;
import dev.exportclients.core.exception.ExportFailedException;
import dev.exportclients.core.exception.StartOutcomeUnknownException;
import dev.exportclients.core.run.ExportRun;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/** A run that this process has started. Whatever happens next, its handle is told. */
final class StartedRun {
  private final CommandContext context;
  private final ExportRun run;
  private final Map<String, Object> ids = new LinkedHashMap<>();

  /**
   * @param ids the provider's, by the names of the JSON
   */
  StartedRun(CommandContext context, ExportRun run, Map<String, Object> ids) {
    this.context = context;
    this.run = run;
    this.ids.put("handle", run.handle().toString());
    this.ids.putAll(ids);
  }

  /**
   * Starts a run. Where it is not known whether there is one, the error names a command that lists
   * what may be it.
   *
   * @param command the one that starts it
   * @param listing the other one's words
   */
  static <T> T orListedBy(Supplier<T> start, CommandSpec command, String... listing) {
    try {
      return start.get();
    } catch (StartOutcomeUnknownException unknown) {
      throw new UnfinishedRunException(unknown, Map.of(), NextCommand.of(command, listing));
    }
  }

  /** As {@link #tell(Map)}; of a provider that says nothing of a run when it starts one. */
  void tell() {
    tell(Map.of("status", "running"));
  }

  /**
   * The handle as the command's result.
   *
   * @param more what the JSON says beside handle and ids
   */
  void tell(Map<String, Object> more) {
    Map<String, Object> json = new LinkedHashMap<>(ids);
    json.putAll(more);
    try {
      if (context.console().isJson()) {
        context.console().json(json);
      } else {
        context.console().result(run.handle().toString());
      }
    } catch (StdoutException lost) {
      throw lost.after("started " + run.handle(), json);
    }
  }

  /**
   * Brings its file to where it was asked for.
   *
   * @param command the one that started it
   */
  void deliver(Delivery delivery, FileOptions file, CommandSpec command) {
    context.console().started(ids);
    try {
      delivery.deliver(run.download(), ids);
    } catch (ExportFailedException
        | EmptyExportException
        | ExpiredException
        | StdoutException over) {
      throw over;
    } catch (RuntimeException why) {
      String next = NextCommand.of(command, file.output, run.handle(), why);
      throw new UnfinishedRunException(why, ids, next);
    }
  }
}
