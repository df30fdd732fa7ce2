package dev.exportclients.core.internal.argument;

import org.jspecify.annotations.Nullable;

/**
 * An argument or a setting that can't be what it must. A type of its own, so that the command line
 * can tell what its user gave from what is wrong inside.
 */
public final class RefusedArgumentException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String argument;
  private final String why;

  /**
   * @param argument its name, or itself
   * @param why as the end of a sentence that begins with the name
   */
  public RefusedArgumentException(String argument, String why) {
    this(argument, why, null);
  }

  public RefusedArgumentException(String argument, String why, @Nullable Throwable cause) {
    super(argument + " " + why, cause);
    this.argument = argument;
    this.why = why;
  }

  public String argument() {
    return argument;
  }

  /** The message, by the name that the argument has elsewhere. */
  public String messageFor(String name) {
    return name + " " + why;
  }
}
