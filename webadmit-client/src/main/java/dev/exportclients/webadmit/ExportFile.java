package dev.exportclients.webadmit;

import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.webadmit.internal.ExportFileDto;
import dev.exportclients.webadmit.internal.RecentExportFileDto;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run of an export. The link to its file is no part of it: whoever has the link has the file, and
 * it lives for seconds; {@link WebAdmitClient#download} uses it at once. Immutable.
 *
 * @param id of the run, to ask for its status and file
 * @param exportId of the export
 * @param href path of the run in WebAdMIT's API
 * @param status the provider's own word, made fit for a message
 * @param state what the word means, by our reading
 * @see <a href="https://liaison-intl.github.io/export_files_check.html">Status of a run</a>
 */
public record ExportFile(
    long id, long exportId, Optional<String> href, String status, ExportState state) {

  /**
   * {@return what finds the run again, with {@link WebAdmitClient#run}, such as {@code
   * webadmit:86446/74780}; it names ids only, no link and no secret}
   */
  public RunHandle handle() {
    return WebAdmitRun.handle(exportId, id);
  }

  static ExportFile of(ExportFileDto dto, ClientRuntime runtime) {
    return of(dto.getId(), dto.getExportId(), dto.getHref(), dto.getStatus(), runtime);
  }

  static ExportFile of(RecentExportFileDto dto, ClientRuntime runtime) {
    return of(dto.getId(), dto.getExportId(), dto.getHref(), dto.getStatus(), runtime);
  }

  private static ExportFile of(
      long id, long exportId, @Nullable String href, String status, ClientRuntime runtime) {
    return new ExportFile(
        id, exportId, runtime.value(href), runtime.shown(status), ExportState.of(status));
  }
}
