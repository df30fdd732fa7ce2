package dev.exportclients.core.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * How clients name themselves unless told otherwise: with the version that the build wrote down.
 */
public final class UserAgent {
  /** Such as {@code export-clients/0.1.0}. */
  public static final String DEFAULT = "export-clients/" + version();

  private UserAgent() {}

  private static String version() {
    Properties build = new Properties();
    try (InputStream file =
        UserAgent.class.getResourceAsStream("/dev/exportclients/core/version.properties")) {
      build.load(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return build.getProperty("version");
  }
}
