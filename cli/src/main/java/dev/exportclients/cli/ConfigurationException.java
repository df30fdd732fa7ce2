package dev.exportclients.cli;

import org.jspecify.annotations.Nullable;

/** The environment lacks something, or has something unusable. The message names the variable. */
final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ConfigurationException(String message) {
    this(message, null);
  }

  ConfigurationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
