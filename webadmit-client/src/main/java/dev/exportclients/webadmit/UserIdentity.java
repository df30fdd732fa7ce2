package dev.exportclients.webadmit;

import dev.exportclients.core.internal.ClientRuntime;
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

  static UserIdentity of(UserIdentityDto dto, ClientRuntime runtime) {
    return new UserIdentity(
        dto.getId(),
        runtime.value(dto.getType()),
        runtime.value(dto.getAssociation()),
        runtime.value(dto.getInstitution()),
        runtime.value(dto.getOrganization()),
        runtime.value(dto.getCycle()));
  }
}
