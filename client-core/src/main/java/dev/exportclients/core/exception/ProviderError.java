package dev.exportclients.core.exception;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider said about an error. Secrets are taken out, lengths are bounded.
 *
 * @param code the provider's own code, such as {@code MSS.000000003}
 * @param message in the provider's words; of a body that is none of its formats, an excerpt
 * @param details more of it
 * @param requestId what the provider's support wants to know
 * @param recognized whether the body is in a form of the provider's; else it may be a gateway's, or
 *     another server's
 */
public record ProviderError(
    Optional<String> code,
    Optional<String> message,
    Optional<String> details,
    Optional<String> requestId,
    boolean recognized) {

  /** Nothing known. */
  public static final ProviderError NONE = of(null, null, null, null).unrecognized();

  /**
   * An error in a form of the provider's; what is null is unknown.
   *
   * @param code such as {@code MSS.000000003}
   * @param message in the provider's words
   * @param details more of it
   * @param requestId what the provider's support wants to know
   * @return a recognized error
   */
  public static ProviderError of(
      @Nullable String code,
      @Nullable String message,
      @Nullable String details,
      @Nullable String requestId) {
    return new ProviderError(
        Optional.ofNullable(code),
        Optional.ofNullable(message),
        Optional.ofNullable(details),
        Optional.ofNullable(requestId),
        true);
  }

  /**
   * {@return the same error in other words, without its details}
   *
   * @param words the message
   */
  public ProviderError withMessage(String words) {
    return new ProviderError(code, Optional.of(words), Optional.empty(), requestId, recognized);
  }

  /** {@return the same words, in no form of the provider's} */
  public ProviderError unrecognized() {
    return new ProviderError(code, message, details, requestId, false);
  }
}
