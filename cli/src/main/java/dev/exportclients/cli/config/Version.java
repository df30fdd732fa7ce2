package dev.exportclients.cli.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version that the build wrote down. */
public final class Version {
  private static final String NUMBER = read();

  private Version() {}

  public static String text() {
    return "exportctl " + number();
  }

  static String number() {
    return NUMBER;
  }

  private static String read() {
    Properties properties = new Properties();
    try (InputStream file =
        Version.class.getResourceAsStream("/dev/exportclients/cli/version.properties")) {
      properties.load(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return properties.getProperty("version");
  }
}
