package dev.exportclients.core.destination;

import dev.exportclients.core.exception.DestinationException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All places of one scheme, with what they have in common, such as connections. Safe to share
 * between threads.
 */
public interface Storage extends AutoCloseable {

  /**
   * {@return a place; nothing is sent yet}
   *
   * @param address begins with the scheme
   * @param unfinished is told a handle for {@link #abort} as soon as there is something that would
   *     outlive this process, on the thread that stores; never told where nothing can be left
   * @throws IllegalArgumentException if the address is none
   */
  Destination at(String address, Consumer<String> unfinished);

  /**
   * {@return the SHA-256 of a file that stands there, 64 lower-case hex digits; empty if none
   * stands there, it may not be looked at, or the place doesn't know it}
   *
   * <p>So a process that was killed as it stored a file finds out whether that got its name.
   *
   * @param address of the file
   * @throws DestinationException if there is no response
   */
  default Optional<String> sha256(String address) {
    return Optional.empty();
  }

  /**
   * {@return what was begun there and neither committed nor aborted, uploads that still run
   * included; empty where nothing can be left}
   *
   * @param address of a file, or of a folder for all below it
   * @throws DestinationException if they can't be listed
   */
  List<Leftover> leftovers(String address);

  /**
   * Takes away what an upload of a process that has ended left. Nothing happens if nothing is left,
   * or if it was committed after all: a file is never taken away.
   *
   * @param handle as it was told, or listed
   * @throws IllegalArgumentException if it is no such handle
   * @throws DestinationException if it can't be taken away now
   */
  void abort(String handle);

  /** Ends connections. */
  @Override
  default void close() {}
}
