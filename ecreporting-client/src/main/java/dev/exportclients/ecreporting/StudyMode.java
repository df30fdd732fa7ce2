package dev.exportclients.ecreporting;

import dev.exportclients.core.internal.argument.RefusedArgumentException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** In which mode of its study a report was run. */
public enum StudyMode {
  /** {@code test} on the wire. */
  TEST,
  /** {@code active} on the wire. */
  ACTIVE,
  /** {@code training} on the wire. */
  TRAINING;

  /**
   * By name, in any case.
   *
   * @param name such as {@code active}
   * @return the mode; never null
   * @throws IllegalArgumentException naming the modes there are
   */
  public static StudyMode of(String name) {
    return Arrays.stream(values())
        .filter(mode -> mode.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedArgumentException(
                    "mode", "must be one of " + wireNames() + "; not '" + name + "'"));
  }

  private static String wireNames() {
    return Arrays.stream(values()).map(StudyMode::wireName).collect(Collectors.joining(", "));
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
