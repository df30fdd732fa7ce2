package dev.exportclients.core.internal.errors;

/** What an error response means, whatever its status. */
public enum ErrorKind {
  INVALID_REQUEST,
  UNAUTHENTICATED,
  PERMISSION_DENIED,
  NOT_FOUND,
  EXPIRED,
  NOT_READY,
  RATE_LIMITED,
  UNAVAILABLE;

  static ErrorKind ofStatus(int status) {
    return switch (status) {
      case 401 -> UNAUTHENTICATED;
      case 403 -> PERMISSION_DENIED;
      case 404 -> NOT_FOUND;
      case 410 -> EXPIRED;
      case 412 -> NOT_READY;
      case 429 -> RATE_LIMITED;
      default -> status >= 500 ? UNAVAILABLE : INVALID_REQUEST;
    };
  }
}
