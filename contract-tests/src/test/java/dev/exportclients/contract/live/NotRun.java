package dev.exportclients.contract.live;

/** An interaction can't be run against this deployment; the message says what it would take. */
final class NotRun extends Exception {
  private static final long serialVersionUID = 1L;

  NotRun(String reason) {
    super(reason);
  }
}
