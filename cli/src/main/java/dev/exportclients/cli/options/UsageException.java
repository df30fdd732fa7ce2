package dev.exportclients.cli.options;

import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.argument.RefusedArgumentException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The command line asks for what can't be. Raised before anything is sent. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    this(message, null);
  }

  private UsageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** For an id that the provider counts up from 1. */
  public static void requirePositive(String name, long id) {
    checked(() -> Arguments.positive(id, name));
  }

  /**
   * Makes something of arguments.
   *
   * @throws UsageException if one is refused; any other {@code IllegalArgumentException} is a bug
   */
  public static <T> T checked(Supplier<T> made) {
    try {
      return made.get();
    } catch (RefusedArgumentException refused) {
      throw new UsageException(String.valueOf(refused.getMessage()), refused);
    }
  }
}
