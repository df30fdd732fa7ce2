package dev.exportclients.core.internal.argument;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Refuses what no provider can mean, before anything is sent. */
public final class Arguments {
  private Arguments() {}

  /**
   * An id that goes into a path. {@code .} and {@code ..} survive every encoder on the way and
   * would name another resource.
   */
  public static String id(String value, String name) {
    String id = text(value, name);
    if (id.contains("://")) {
      throw new RefusedArgumentException(name, "is a URL; give the id alone");
    }
    if (id.equals(".") || id.equals("..")) {
      throw new RefusedArgumentException(name, "must not be '" + id + "'");
    }
    return id;
  }

  /** Text that goes into a query or header: not blank, one line. */
  public static String text(String value, String name) {
    if (requireNonNull(value, name).isBlank()) {
      throw new RefusedArgumentException(name, "must not be empty");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new RefusedArgumentException(name, "must not hold control characters");
    }
    return value;
  }

  public static Duration positive(Duration value, String name) {
    if (requireNonNull(value, name).isZero() || value.isNegative()) {
      throw new RefusedArgumentException(name, "must be positive: " + value);
    }
    return value;
  }

  public static long positive(long value, String name) {
    if (value <= 0) {
      throw new RefusedArgumentException(name, "must be a positive number, not " + value);
    }
    return value;
  }
}
