package dev.exportclients.webadmit;

import dev.exportclients.core.DownloadWarning;
import dev.exportclients.core.exception.EmptyExportException;
import dev.exportclients.core.exception.ExportFailedException;
import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.internal.provider.FileSource;
import dev.exportclients.core.internal.provider.FileState;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.webadmit.internal.ExportFileDto;
import dev.exportclients.webadmit.internal.WebAdmitApi;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The file of a run: asks for the status, and opens the link that comes with it at once. Each try
 * gets a link of its own, since a link lives less than 30 seconds.
 */
record RunFile(ClientRuntime runtime, GeneratedApi<WebAdmitApi> api, long exportId, long fileId)
    implements FileSource {
  static final String STATUS = "webadmit.showExportFile";

  Map<String, String> ids() {
    return new TreeMap<>(
        Map.of("exportId", Long.toString(exportId), "fileId", Long.toString(fileId)));
  }

  @Override
  public FileState open(FileRequest request) {
    ExportFileDto file =
        request
            .poll(STATUS, attempt -> api.of(attempt).showExportFile(exportId, fileId))
            .getExportFiles();
    ExportState state = ExportState.of(file.getStatus());
    String said = runtime.shown(file.getStatus());
    if (state == ExportState.EMPTY_LIST) {
      throw new EmptyExportException(
          STATUS + ": the export is empty (" + said + "), there is no file " + ids(),
          STATUS,
          said,
          ids());
    }
    if (state == ExportState.FAILED) {
      throw new ExportFailedException(
          STATUS + ": WebAdMIT says that the export failed; start it again " + ids(),
          STATUS,
          said,
          ids());
    }
    String link = file.getDownloadUrl();
    if (!state.hasFile() || link == null || link.isBlank()) {
      return new FileState.NotReady(
          STATUS + ": not ready yet, the state is " + said,
          STATUS,
          said,
          ids(),
          OptionalInt.empty());
    }
    if (state == ExportState.SUCCESS_WITH_ERRORS) {
      request.warn(DownloadWarning.EXPORTED_WITH_ERRORS);
    }
    return request.send((attempt, headers) -> runtime.fetch(link, headers, attempt));
  }
}
