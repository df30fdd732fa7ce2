package dev.exportclients.cli;

import dev.exportclients.core.EmptyExportException;
import dev.exportclients.core.ExportFailedException;
import dev.exportclients.webadmit.WebAdmitClient;
import java.util.LinkedHashMap;
import java.util.Map;

/** A run that was started, until its file is here; whoever it leaves behind learns its id. */
final class WebAdmitRun {
  private final Shell shell;
  private final long exportId;
  private final long fileId;
  private final FileOptions file;

  WebAdmitRun(Shell shell, long exportId, long fileId, FileOptions file) {
    this.shell = shell;
    this.exportId = exportId;
    this.fileId = fileId;
    this.file = file;
  }

  void deliver(Delivery delivery) {
    shell.console().started(ids());
    try (WebAdmitClient client = shell.clients().webAdmit(file.retryPolicy())) {
      delivery.deliver(client.download(exportId, fileId), ids());
    } catch (ExportFailedException | EmptyExportException over) {
      throw over;
    } catch (RuntimeException why) {
      throw new UnfinishedRunException(why, exportId, fileId, nextCommand());
    }
  }

  private Map<String, Object> ids() {
    Map<String, Object> ids = new LinkedHashMap<>();
    ids.put("export_id", exportId);
    ids.put("file_id", fileId);
    return ids;
  }

  /** With the same target, so that it goes on with what is there of the file. */
  private String nextCommand() {
    String command = "exportctl webadmit download " + exportId + " " + fileId;
    if (file.output != null) {
      command += " --output " + quoted(file.output);
    }
    return file.force ? command + " --force" : command;
  }

  private static String quoted(String text) {
    return text.matches("[\\w./:@%+=,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
