package dev.exportclients.core.internal.download;

/**
 * How far a download has come when something fails.
 *
 * @param received the position in the file behind the last byte that came
 * @param delivered as far as bytes have left the stream; what came after them is held back
 * @param isResumable whether the server gave what proves that the rest belongs to the same file
 * @param canRestart whether the receiver takes the file from its beginning again
 */
record Progress(long received, long delivered, boolean isResumable, boolean canRestart) {

  /** Bytes that left can't be called back. */
  boolean canStartOver() {
    return delivered == 0 || canRestart;
  }
}
