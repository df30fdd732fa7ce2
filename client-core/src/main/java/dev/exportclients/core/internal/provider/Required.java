package dev.exportclients.core.internal.provider;

import dev.exportclients.core.internal.argument.Arguments;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a client can't do without in a response: Jackson doesn't mind what is missing. */
public final class Required {
  private Required() {}

  /**
   * @param what of the response, for people
   */
  public static void isThere(boolean there, String what) throws IOException {
    if (!there) {
      throw new IOException(what + " is missing");
    }
  }

  /** One that goes into a handle, and into a path of ours. */
  public static void id(@Nullable String id, String what) throws IOException {
    if (id == null || id.isBlank()) {
      throw new IOException(what + " is missing");
    }
    try {
      Arguments.id(id, what);
    } catch (IllegalArgumentException unusable) {
      throw new IOException(unusable.getMessage(), unusable);
    }
  }
}
