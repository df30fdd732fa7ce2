package dev.exportclients.cli.config;

import dev.exportclients.core.internal.argument.RefusedArgumentException;
import org.jspecify.annotations.Nullable;

/** The environment lacks something, or has something unusable. The message names the variable. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConfigurationException(String message) {
    this(message, null);
  }

  /** With the words of a check, which names the variable. */
  ConfigurationException(RefusedArgumentException unusable) {
    super(unusable.getMessage(), unusable);
  }

  public ConfigurationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
