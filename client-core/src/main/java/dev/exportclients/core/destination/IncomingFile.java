package dev.exportclients.core.destination;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of a file before its first byte. To try a destination out, its name does: {@code
 * destination.begin(() -> "results.csv")}.
 */
@FunctionalInterface
public interface IncomingFile {

  /**
   * {@return the name that a folder stores it under: the server's, made safe for a file system, or
   * one made of the export's ids; a single name, never empty}
   */
  String name();

  /** {@return type and subtype in lower case, without parameters, if the server said} */
  default Optional<String> mediaType() {
    return Optional.empty();
  }

  /** {@return the number of bytes, if the server promised one} */
  default OptionalLong length() {
    return OptionalLong.empty();
  }

  /** {@return whether a file of that name may be replaced} */
  default boolean overwrite() {
    return false;
  }

  /**
   * {@return what is left of the call's deadline now; zero or less when it has passed, empty
   * without one}
   */
  default Optional<Duration> timeLeft() {
    return Optional.empty();
  }
}
