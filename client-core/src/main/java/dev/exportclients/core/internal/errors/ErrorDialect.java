package dev.exportclients.core.internal.errors;

import dev.exportclients.core.exception.ProviderError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one provider words its errors. Must not throw, whatever the body holds. */
public interface ErrorDialect {

  /**
   * What the body says, if it is in one of the provider's formats.
   *
   * @param success whether it came under a 2xx, where only what is plainly an error counts
   */
  Optional<ProviderError> read(ErrorBody body, boolean success);

  /** The provider's code table: codes that mean something else than the status they came with. */
  default Optional<ErrorKind> kindOf(String code) {
    return Optional.empty();
  }

  /** What the provider's documentation says to do, in our words; null if it says nothing. */
  default @Nullable String advice(String operation, int status) {
    return null;
  }
}
