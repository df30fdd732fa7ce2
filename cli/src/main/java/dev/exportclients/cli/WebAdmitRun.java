package dev.exportclients.cli;

import dev.exportclients.core.EmptyExportException;
import dev.exportclients.core.ExportFailedException;
import dev.exportclients.webadmit.ExportFile;
import dev.exportclients.webadmit.WebAdmitClient;
import java.util.LinkedHashMap;
import java.util.Map;

/** One run of an export, from its start to its file; whoever it leaves behind learns its id. */
final class WebAdmitRun {
  private final Console console;
  private final WebAdmitClient client;
  private final long exportId;
  private final FileOptions file;
  private long fileId;

  WebAdmitRun(Console console, WebAdmitClient client, long exportId, FileOptions file) {
    this.console = console;
    this.client = client;
    this.exportId = exportId;
    this.file = file;
  }

  /** Before a request that can't be taken back, and before one that asks for identities. */
  static void requireExportId(long exportId) {
    if (exportId <= 0) {
      throw new IllegalArgumentException("EXPORT_ID must be a positive number, not " + exportId);
    }
  }

  WebAdmitRun start(long userIdentity) {
    ExportFile started = client.start(userIdentity, exportId);
    fileId = started.id();
    console.started(ids());
    return this;
  }

  void deliver(Delivery delivery) {
    try {
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
