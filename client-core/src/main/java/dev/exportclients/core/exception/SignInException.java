package dev.exportclients.core.exception;

import static java.util.Objects.requireNonNull;

/**
 * No token could be had: the identity service refused the credentials, failed, or was not reached.
 * The provider itself was not asked. {@link #getCause} says what went wrong, as a call to that
 * service would have: {@link UnauthenticatedException}, {@link ProviderUnavailableException},
 * {@link TransferException}, {@link UnexpectedContentException} and so on.
 */
public final class SignInException extends ExportClientException {
  private static final long serialVersionUID = 1L;

  private final String service;

  /**
   * For a token source's use: also for one of your own, whose refusals are then remembered by
   * {@code TokenSource.caching}.
   *
   * @param service its name, such as {@code Huawei IAM}
   * @param cause what a call to that service ended with
   */
  public SignInException(String service, ExportClientException cause) {
    super("can't sign in at " + service + ": " + cause.getMessage(), cause);
    this.service = service;
  }

  /** {@return the identity service's name, such as {@code Huawei IAM}} */
  public String service() {
    return service;
  }

  /** {@return what a call to the identity service ended with; never null} */
  @Override
  public synchronized ExportClientException getCause() {
    return (ExportClientException) requireNonNull(super.getCause());
  }
}
