package dev.exportclients.sandbox.internal.http;

import java.io.IOException;

/** What arrived is no request that another response fits; the connection ends after it. */
public final class BadRequest extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  public BadRequest(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The status that RFC 9110 and RFC 9112 have for it. */
  public int status() {
    return status;
  }
}
