package dev.exportclients.ems;

import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.internal.provider.DownloadPlan;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.ems.internal.AttachmentDto;
import dev.exportclients.ems.internal.EmsApi;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * A file attached to an entity.
 *
 * @param id to download it by
 * @param filename as uploaded; may be anything, don't use it as a path
 * @param created wall time of the deployment; an offset that the server may add is left out
 * @param kind free text
 */
public record Attachment(
    String id,
    Optional<String> filename,
    Optional<String> description,
    Optional<LocalDateTime> created,
    Optional<String> kind) {

  static Attachment of(AttachmentDto dto, ClientRuntime runtime) {
    return new Attachment(
        runtime.value(dto.getId()).orElseThrow(),
        runtime.value(dto.getFilename()),
        runtime.value(dto.getDescription()),
        Optional.ofNullable(dto.getCreated()).flatMap(WallTime::parse),
        runtime.value(dto.getKind()));
  }

  static DownloadPlan file(GeneratedApi<EmsApi> api, String id) {
    return new DownloadPlan(
        "ems.downloadAttachment",
        Map.of("attachmentId", id),
        "attachment-" + id,
        "",
        request ->
            request.send((attempt, headers) -> api.of(attempt).downloadAttachment(id, headers)));
  }
}
