package dev.exportclients.sandbox;

import java.io.IOException;

/** What arrived is no request that can be answered otherwise; the connection ends after it. */
final class BadRequest extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  BadRequest(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The status that RFC 9110 and RFC 9112 have for it. */
  int status() {
    return status;
  }
}
