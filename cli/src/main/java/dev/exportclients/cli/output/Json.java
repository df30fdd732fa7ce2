package dev.exportclients.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exportclients.cli.terminal.TerminalText;
import java.util.Locale;

/**
 * JSON on one line, names in snake case. What could steer a terminal is escaped, which is the same
 * to a program that reads it.
 */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  public static String of(Object value) {
    try {
      return TerminalText.escaped(MAPPER.writeValueAsString(value));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** {@code exportId} and {@code In Progress} as {@code export_id} and {@code in_progress}. */
  public static String snakeCase(String name) {
    return name.strip()
        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("[\\s-]+", "_")
        .toLowerCase(Locale.ROOT);
  }
}
