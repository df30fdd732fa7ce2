package dev.exportclients.core.internal.download;

/** What {@link Recovery} decides that happens after a failure. */
sealed interface Decision {
  Decision RETRY_REST = new RetryRest();
  Decision START_OVER = new StartOver();

  /** Ask at once for what is still to come: the rest, or the whole file if nothing has come. */
  record RetryRest() implements Decision {}

  /** Forget what has come, and ask at once for the whole file. */
  record StartOver() implements Decision {}

  /** The download ends with this failure, which is one that users know. */
  record Fail(RuntimeException reason) implements Decision {}
}
