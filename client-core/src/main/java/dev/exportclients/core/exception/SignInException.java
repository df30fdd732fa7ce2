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
   * @param service its name, such as {@code Huawei IAM}
   */
  public SignInException(String service, ExportClientException cause) {
    super("can't sign in at " + service + ": " + cause.getMessage(), cause);
    this.service = service;
  }

  /** The identity service's name, such as {@code Huawei IAM}. */
  public String service() {
    return service;
  }

  /** Never null. */
  @Override
  public synchronized ExportClientException getCause() {
    return (ExportClientException) requireNonNull(super.getCause());
  }
}
