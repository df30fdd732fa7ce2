package dev.exportclients.ems;

import dev.exportclients.core.Secret;
import dev.exportclients.core.internal.argument.RefusedArgumentException;
import dev.exportclients.core.internal.provider.SecretArgument;
import java.time.Clock;
import java.util.Set;

/** What a deployment knows a calling system by. */
record ApiKey(Secret key, Secret secret) {
  ApiKey {
    SecretArgument.checked(key, "api key");
    SecretArgument.checked(secret, "api secret");
    if (key.reveal().indexOf(':') >= 0) {
      throw new RefusedArgumentException(
          "api key", "must not hold a colon: the signature follows it");
    }
  }

  EmsSigner signer(Clock clock) {
    return new EmsSigner(key, secret, clock);
  }

  Set<Secret> secrets() {
    return key.equals(secret) ? Set.of(key) : Set.of(key, secret);
  }
}
