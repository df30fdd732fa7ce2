package dev.exportclients.core.internal.provider;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.Secret;
import dev.exportclients.core.internal.argument.HeaderValue;

/** Refuses what a header can't carry as a credential. */
public final class SecretArgument {
  private SecretArgument() {}

  /**
   * @throws IllegalArgumentException as {@link HeaderValue#credential}, naming the setting
   */
  public static Secret checked(Secret secret, String setting) {
    HeaderValue.credential(requireNonNull(secret, setting).reveal(), setting);
    return secret;
  }
}
