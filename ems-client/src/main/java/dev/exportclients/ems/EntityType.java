package dev.exportclients.ems;

import java.util.Arrays;
import java.util.Locale;

/** What an attachment may hang on. */
public enum EntityType {
  EXPERIMENT,
  PLATE,
  WELL,
  STUDY,
  PROJECT;

  /**
   * By name, in any case.
   *
   * @throws IllegalArgumentException naming the types there are
   */
  public static EntityType of(String name) {
    return Arrays.stream(values())
        .filter(type -> type.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "entityType must be one of experiment, plate, well, study, project; not '"
                        + name
                        + "'"));
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
