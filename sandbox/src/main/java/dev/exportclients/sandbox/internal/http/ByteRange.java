package dev.exportclients.sandbox.internal.http;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that a Range header asks for.
 *
 * @param to exclusive; not after the file's end
 */
public record ByteRange(long from, long to) {
  private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE - 1);
  private static final Pattern ONE = Pattern.compile("bytes=(\\d*)-(\\d*)");

  /** Nothing if the header is not a single range of bytes, which servers then ignore. */
  public static Optional<ByteRange> of(String header, long size) {
    Matcher one = ONE.matcher(header.trim());
    if (!one.matches() || one.group(1).isEmpty() && one.group(2).isEmpty()) {
      return Optional.empty();
    }
    if (one.group(1).isEmpty()) {
      return Optional.of(new ByteRange(Math.max(0, size - number(one.group(2))), size));
    }
    long from = number(one.group(1));
    long to = one.group(2).isEmpty() ? size : Math.min(size, number(one.group(2)) + 1);
    return Optional.of(new ByteRange(from, to));
  }

  /** Any number of digits; no file is as long as the largest. */
  private static long number(String digits) {
    return new BigInteger(digits).min(LARGEST).longValue();
  }

  public boolean within(long size) {
    return from < size && from < to;
  }
}
