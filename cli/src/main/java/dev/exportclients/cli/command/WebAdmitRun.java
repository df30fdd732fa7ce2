package dev.exportclients.cli.command;

import dev.exportclients.cli.options.FileOptions;
import dev.exportclients.cli.output.Delivery;
import dev.exportclients.cli.output.StdoutException;
import dev.exportclients.cli.output.UnfinishedRunException;
import dev.exportclients.core.exception.EmptyExportException;
import dev.exportclients.core.exception.ExportFailedException;
import dev.exportclients.webadmit.WebAdmitClient;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** A run that was started, until its file is here; whoever it leaves behind learns its id. */
final class WebAdmitRun {
  private final CommandContext context;
  private final long exportId;
  private final long fileId;
  private final FileOptions file;
  private final CommandSpec command;

  WebAdmitRun(
      CommandContext context, long exportId, long fileId, FileOptions file, CommandSpec command) {
    this.context = context;
    this.exportId = exportId;
    this.fileId = fileId;
    this.file = file;
    this.command = command;
  }

  void deliver(WebAdmitClient client, Delivery delivery) {
    context.console().started(ids());
    try {
      delivery.deliver(client.download(exportId, fileId), ids());
    } catch (ExportFailedException | EmptyExportException | StdoutException over) {
      throw over;
    } catch (RuntimeException why) {
      throw new UnfinishedRunException(why, exportId, fileId, nextCommand(why));
    }
  }

  private Map<String, Object> ids() {
    Map<String, Object> ids = new LinkedHashMap<>();
    ids.put("export_id", exportId);
    ids.put("file_id", fileId);
    return ids;
  }

  private String nextCommand(RuntimeException why) {
    return NextCommand.of(command, file.output, exportId, fileId, why);
  }
}
