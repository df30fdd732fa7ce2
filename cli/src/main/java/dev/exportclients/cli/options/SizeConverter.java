package dev.exportclients.cli.options;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads numbers of bytes: {@code 500}, {@code 64k}, {@code 8m}, in powers of 1024 as curl does. */
public final class SizeConverter implements ITypeConverter<Integer> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,10})([kmg]?)");

  @Override
  public Integer convert(String text) {
    Matcher parts = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is no number of bytes; write 500, 64k or 8m");
    }
    int power = " kmg".indexOf(parts.group(2).isEmpty() ? " " : parts.group(2));
    long bytes = Long.parseLong(parts.group(1)) << 10 * power;
    if (bytes < 1 || bytes > Integer.MAX_VALUE) {
      throw new TypeConversionException("'" + text + "' is not between 1 byte and 2 gigabytes");
    }
    return (int) bytes;
  }
}
