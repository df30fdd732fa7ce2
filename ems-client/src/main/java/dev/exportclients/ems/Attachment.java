package dev.exportclients.ems;

import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.internal.provider.DownloadPlan;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.ems.internal.AttachmentDto;
import dev.exportclients.ems.internal.EmsApi;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file attached to an entity.
 *
 * @param id to download it by
 * @param filename as uploaded; may be anything, don't use it as a path
 * @param description as given by whoever attached it; may be anything
 * @param created wall time of the deployment; an offset that the server may add is left out
 * @param kind free text
 * @see EmsClient#attachments
 * @see <a
 *     href="https://flexapi.unilever.com/help/GET-V1-ems-attachments_entityType_entityId.html">Attachments</a>
 */
public record Attachment(
    String id,
    Optional<String> filename,
    Optional<String> description,
    Optional<LocalDateTime> created,
    Optional<String> kind) {
  private static final Pattern ZONE = Pattern.compile("(?:[zZ]|[+-]\\d{2}:?\\d{2})$");

  static Attachment of(AttachmentDto dto, ClientRuntime runtime) {
    return new Attachment(
        runtime.value(dto.getId()).orElseThrow(),
        runtime.value(dto.getFilename()),
        runtime.value(dto.getDescription()),
        Optional.ofNullable(dto.getCreated()).flatMap(Attachment::wallTime),
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

  /** The time as written: EMS's pages show none with a zone, other servers add an offset. */
  private static Optional<LocalDateTime> wallTime(String text) {
    Matcher zone = ZONE.matcher(text.strip());
    try {
      return Optional.of(LocalDateTime.parse(zone.replaceFirst("").strip().replace(' ', 'T')));
    } catch (DateTimeException notTime) {
      return Optional.empty();
    }
  }
}
