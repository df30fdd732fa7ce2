package dev.exportclients.micrometer;

/** That something failed, for handlers that ask for a throwable; no message of an error. */
final class FailedCallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FailedCallException(String errorType) {
    super(errorType, null, false, false);
  }
}
