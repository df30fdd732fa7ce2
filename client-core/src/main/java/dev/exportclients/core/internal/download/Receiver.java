package dev.exportclients.core.internal.download;

import dev.exportclients.core.internal.http.RemoteFile;

/** Takes a file as it comes. By default one that can't give back what it was given. */
interface Receiver {
  Receiver ONE_WAY = new Receiver() {};

  /** Whether the file may begin again after a part of it was delivered. */
  default boolean canRestart() {
    return false;
  }

  /** The file begins, or begins again, with its first byte; its start is known to be no error. */
  default void begin(RemoteFile facts) {}

  /** What was delivered is not to be trusted, now or by a later call. */
  default void discardReceived() {}
}
