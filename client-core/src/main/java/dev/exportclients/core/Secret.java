package dev.exportclients.core;

import dev.exportclients.core.internal.argument.HeaderValue;
import dev.exportclients.core.internal.argument.RefusedArgumentException;
import org.jspecify.annotations.Nullable;

/**
 * A credential whose text shows only where it is asked for by {@link #reveal()}.
 *
 * <pre>{@code
 * Secret token = Secret.of(System.getenv("EMS_TOKEN"));
 * }</pre>
 *
 * <p>Immutable. Blanks, line ends and byte order marks around it are cut: files that hold a secret
 * end in a line end. Secrets with the same text are equal.
 */
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /**
   * Hides a text.
   *
   * @param value the credential alone, without quotes or {@code Bearer} around it
   * @return the secret, without what surrounds it
   * @throws IllegalArgumentException if the value is blank or holds a control character; what it is
   *     given to refuses what its header can't carry
   */
  public static Secret of(String value) {
    String trimmed = HeaderValue.trimmed(value);
    if (trimmed.isEmpty()) {
      throw new RefusedArgumentException("a secret", "must not be blank");
    }
    if (trimmed.chars().anyMatch(Character::isISOControl)) {
      throw new RefusedArgumentException("a secret", "must not hold control characters");
    }
    return new Secret(trimmed);
  }

  /** {@return the secret itself; don't log it} */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
