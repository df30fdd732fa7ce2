package dev.exportclients.contract.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.ProviderError;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a client throws when a provider refuses. */
final class Refusal {
  private final ApiException thrown;

  private Refusal(ApiException thrown) {
    this.thrown = thrown;
  }

  /**
   * @param type simple name of the exception
   */
  static Refusal of(ThrowingCallable call, String type) {
    ApiException thrown = catchThrowableOfType(ApiException.class, call);
    assertThat(thrown).isNotNull();
    assertThat(thrown.getClass().getSimpleName()).isEqualTo(type);
    return new Refusal(thrown);
  }

  Refusal by(String operation, int status) {
    assertThat(thrown.operation()).isEqualTo(operation);
    assertThat(thrown.status()).isEqualTo(status);
    assertThat(thrown).hasMessageStartingWith(operation + " responded with " + status);
    return this;
  }

  /** Null for what the provider did not say. */
  void saying(String code, String message, String details, String requestId) {
    ProviderError said = ProviderError.of(code, message, details, requestId);
    assertThat(thrown.error()).isIn(said, said.unrecognized());
  }
}
