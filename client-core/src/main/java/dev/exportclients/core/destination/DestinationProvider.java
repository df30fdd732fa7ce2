package dev.exportclients.core.destination;

import java.util.Map;

/**
 * A kind of destinations, found by {@link java.util.ServiceLoader}: named in a file {@code
 * META-INF/services/dev.exportclients.core.destination.DestinationProvider}, and in a {@code
 * module-info} with {@code provides}. Needs a constructor without arguments.
 */
public interface DestinationProvider {

  /** {@return the scheme of its addresses in lower case, such as {@code s3}} */
  String scheme();

  /**
   * Looks at an address without sending anything.
   *
   * @param address begins with the scheme and {@code ://}
   * @throws IllegalArgumentException if it is none: says why
   */
  void requireValid(String address);

  /**
   * Makes what all places of the scheme have in common. Sends nothing yet.
   *
   * @param environment variables that say how to get there, and by whose leave
   * @return closed by the caller
   * @throws IllegalArgumentException if a variable is wrong
   */
  Storage connect(Map<String, String> environment);
}
