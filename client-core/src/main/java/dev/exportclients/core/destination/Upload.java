package dev.exportclients.core.destination;

import dev.exportclients.core.exception.DestinationException;

/**
 * A file on its way to a {@link Destination}. Used by one thread: any number of writes, then one
 * commit or abort.
 */
public interface Upload extends AutoCloseable {

  /**
   * Takes the next bytes of the file. The array is the caller's again when it returns.
   *
   * @param bytes holds them
   * @param offset of the first
   * @param length how many; may be zero
   * @throws DestinationException if they can't be stored
   */
  void write(byte[] bytes, int offset, int length);

  /**
   * The file is complete, and gets its name, in one step. Unless it was begun with leave to
   * overwrite, never in the place of another: not even of one that came meanwhile.
   *
   * @param sha256 of all its bytes, 64 lower-case hex digits
   * @return the file's own address, such as {@code s3://lake/results/results-1234.csv}
   * @throws DestinationException if it does not stand there now; what is left is {@link #abort}'s
   */
  String commit(String sha256);

  /**
   * Takes away what was written, if it was not committed. Never throws: what could not be taken
   * away is a leftover ({@link Storage#leftovers}).
   */
  void abort();

  /** As {@link #abort}. */
  @Override
  default void close() {
    abort();
  }
}
