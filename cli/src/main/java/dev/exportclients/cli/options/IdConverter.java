package dev.exportclients.cli.options;

import dev.exportclients.core.internal.argument.HeaderValue;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an id that is a number. */
public final class IdConverter implements ITypeConverter<Long> {
  @Override
  public Long convert(String text) {
    if (text.contains("://")) {
      // Without it: what a URL carries may be secret.
      throw new TypeConversionException("it is a URL; give the number in it alone");
    }
    try {
      return Long.valueOf(HeaderValue.trimmed(text));
    } catch (NumberFormatException wrong) {
      throw new TypeConversionException("'" + text + "' is no number");
    }
  }
}
