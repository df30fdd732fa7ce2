package dev.exportclients.sandbox.internal.server;

import java.io.IOException;

/** Ends a connection on purpose, in the middle of a response. */
final class Hangup extends IOException {
  private static final long serialVersionUID = 1;

  private final boolean reset;

  private Hangup(boolean reset) {
    super(reset ? "reset" : "closed");
    this.reset = reset;
  }

  static Hangup close() {
    return new Hangup(false);
  }

  static Hangup reset() {
    return new Hangup(true);
  }

  /** Whether the peer is to see a reset in place of an orderly end. */
  boolean isReset() {
    return reset;
  }
}
