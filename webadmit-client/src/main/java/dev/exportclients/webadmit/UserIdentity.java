package dev.exportclients.webadmit;

import dev.exportclients.core.internal.Session;
import dev.exportclients.webadmit.internal.UserIdentityDto;
import java.util.Optional;

/**
 * One of the roles in which a key's user may export.
 *
 * @param cycle such as {@code 2014 - 2015}
 */
public record UserIdentity(
    long id,
    Optional<String> type,
    Optional<String> association,
    Optional<String> institution,
    Optional<String> organization,
    Optional<String> cycle) {

  static UserIdentity of(UserIdentityDto dto, Session session) {
    return new UserIdentity(
        dto.getId(),
        session.value(dto.getType()),
        session.value(dto.getAssociation()),
        session.value(dto.getInstitution()),
        session.value(dto.getOrganization()),
        session.value(dto.getCycle()));
  }
}
