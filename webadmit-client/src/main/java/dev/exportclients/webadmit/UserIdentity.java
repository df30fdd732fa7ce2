package dev.exportclients.webadmit;

import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.webadmit.internal.UserIdentityDto;
import java.util.Optional;

/**
 * One of the roles in which a key's user may export: in one organization and admissions cycle. Its
 * texts are the provider's; any may be absent. Immutable.
 *
 * @param id to list exports and start runs with
 * @param type such as {@code Admissions User}, {@code Association User} or {@code Institution User}
 * @param association such as {@code SOPHAS}
 * @param institution its name
 * @param organization its name
 * @param cycle such as {@code 2014 - 2015}
 * @see <a href="https://liaison-intl.github.io/user_identity.html">User identities</a>
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
