package dev.exportclients.ems;

import dev.exportclients.core.internal.argument.RefusedArgumentException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an attachment may hang on. */
public enum EntityType {
  /** {@code experiment} on the wire. */
  EXPERIMENT,
  /** {@code plate} on the wire. */
  PLATE,
  /** {@code well} on the wire. */
  WELL,
  /** {@code study} on the wire. */
  STUDY,
  /** {@code project} on the wire. */
  PROJECT;

  /**
   * By name, in any case.
   *
   * @param name such as {@code experiment}
   * @return the type; never null
   * @throws IllegalArgumentException naming the types there are
   */
  public static EntityType of(String name) {
    return Arrays.stream(values())
        .filter(type -> type.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedArgumentException(
                    "entityType", "must be one of " + wireNames() + "; not '" + name + "'"));
  }

  private static String wireNames() {
    return Arrays.stream(values()).map(EntityType::wireName).collect(Collectors.joining(", "));
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
