package dev.exportclients.ems;

import dev.exportclients.core.internal.Session;
import dev.exportclients.ems.internal.AttachmentDto;
import java.time.LocalDateTime;
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

  static Attachment of(AttachmentDto dto, Session session) {
    return new Attachment(
        session.value(dto.getId()).orElseThrow(),
        session.value(dto.getFilename()),
        session.value(dto.getDescription()),
        Optional.ofNullable(dto.getCreated()).flatMap(WallTime::parse),
        session.value(dto.getKind()));
  }
}
