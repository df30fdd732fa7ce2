package dev.exportclients.cli.command;

import dev.exportclients.cli.config.ConfigurationException;
import dev.exportclients.cli.config.EnvironmentVariables;
import dev.exportclients.cli.options.IdentityOption;
import dev.exportclients.cli.options.UsageException;
import dev.exportclients.webadmit.UserIdentity;
import dev.exportclients.webadmit.WebAdmitClient;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** As which user identity to start: the one that was named, or the only one there is. */
record IdentityChoice(Optional<Long> named) {
  private static final String VARIABLE = "WEBADMIT_USER_IDENTITY";

  static IdentityChoice of(IdentityOption option, EnvironmentVariables environment) {
    Long id = option.id;
    if (id != null) {
      UsageException.requirePositive("--identity", id);
      return new IdentityChoice(Optional.of(id));
    }
    return new IdentityChoice(environment.id(VARIABLE));
  }

  /** Asks the server, unless an identity was named. */
  long resolve(WebAdmitClient client) {
    return named.orElseGet(() -> only(client.userIdentities()));
  }

  private static long only(List<UserIdentity> identities) {
    if (identities.size() == 1) {
      return identities.get(0).id();
    }
    String which = "say which user identity with --identity or " + VARIABLE;
    if (identities.isEmpty()) {
      throw new ConfigurationException(which + ": the key's user has none to choose from");
    }
    String ids =
        identities.stream().map(one -> Long.toString(one.id())).collect(Collectors.joining(", "));
    throw new ConfigurationException(which + ": " + ids);
  }
}
