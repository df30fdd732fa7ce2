package dev.exportclients.webadmit;

import dev.exportclients.core.Download;
import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.internal.provider.DownloadPlan;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.core.internal.provider.StartRequest;
import dev.exportclients.webadmit.internal.ExportsDto;
import dev.exportclients.webadmit.internal.WebAdmitApi;
import java.util.List;
import java.util.Map;

/** The calls about exports and their runs, over the generated ones. */
record ExportCalls(ClientRuntime runtime, GeneratedApi<WebAdmitApi> api) {

  List<UserIdentity> userIdentities() {
    return runtime
        .get("webadmit.listUserIdentities", attempt -> api.of(attempt).listUserIdentities())
        .getUserIdentities()
        .stream()
        .map(identity -> UserIdentity.of(identity, runtime))
        .toList();
  }

  List<Export> exports() {
    return exports(runtime.get("webadmit.listExports", attempt -> api.of(attempt).listExports()));
  }

  List<Export> exports(long userIdentityId) {
    return exports(
        runtime.get(
            "webadmit.listExportsOfIdentity",
            attempt -> api.of(attempt).listExportsOfIdentity(userIdentityId)));
  }

  private List<Export> exports(ExportsDto list) {
    return list.getExports().stream().map(export -> Export.of(export, runtime)).toList();
  }

  List<ExportFile> files(long userIdentityId) {
    return runtime
        .get("webadmit.listExportFiles", attempt -> api.of(attempt).listExportFiles(userIdentityId))
        .getExportFiles()
        .stream()
        .map(file -> ExportFile.of(file, runtime))
        .toList();
  }

  ExportFile start(long userIdentityId, long exportId) {
    return runtime.start(
        new StartRequest<>(
            "webadmit.startExport",
            Map.of("identityId", "" + userIdentityId, "exportId", "" + exportId),
            attempt ->
                ExportFile.of(
                    api.of(attempt).startExport(userIdentityId, exportId).getExportFiles(),
                    runtime),
            () -> goingOn(userIdentityId, exportId),
            ExportFile::handle,
            "List the identity's recent files to see whether it is there, or start it again:"
                + " while a run is in progress, WebAdMIT responds with that one."));
  }

  private List<ExportFile> goingOn(long userIdentityId, long exportId) {
    return files(userIdentityId).stream()
        .filter(file -> file.exportId() == exportId && file.state().goesOn())
        .toList();
  }

  ExportFile status(long exportId, long fileId) {
    return ExportFile.of(
        runtime
            .get(RunFile.STATUS, attempt -> api.of(attempt).showExportFile(exportId, fileId))
            .getExportFiles(),
        runtime);
  }

  Download download(long exportId, long fileId) {
    RunFile file = new RunFile(runtime, api, exportId, fileId);
    return runtime.download(
        new DownloadPlan(
            "webadmit.downloadFile", file.ids(), "export-" + exportId + "-" + fileId, "", file));
  }
}
