package dev.exportclients.cli.options;

import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The values of an enum as they are typed: for completion, and in a description as {@code
 * ${COMPLETION-CANDIDATES}}. The enum is loaded when they are asked for.
 */
public abstract class EnumNames implements Iterable<String> {
  private final Class<? extends Enum<?>> type;

  protected EnumNames(Class<? extends Enum<?>> type) {
    this.type = type;
  }

  @Override
  public Iterator<String> iterator() {
    return Stream.of(type.getEnumConstants())
        .map(value -> value.name().toLowerCase(Locale.ROOT))
        .iterator();
  }
}
