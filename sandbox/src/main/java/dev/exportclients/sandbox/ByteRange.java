package dev.exportclients.sandbox;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that a Range header asks for.
 *
 * @param to exclusive; not after the file's end
 */
record ByteRange(long from, long to) {
  private static final Pattern ONE = Pattern.compile("bytes=(\\d*)-(\\d*)");

  /** Nothing if the header is not a single range of bytes, which servers then ignore. */
  static Optional<ByteRange> of(String header, long size) {
    Matcher one = ONE.matcher(header.trim());
    if (!one.matches() || one.group(1).isEmpty() && one.group(2).isEmpty()) {
      return Optional.empty();
    }
    if (one.group(1).isEmpty()) {
      return Optional.of(new ByteRange(Math.max(0, size - Long.parseLong(one.group(2))), size));
    }
    long from = Long.parseLong(one.group(1));
    long to = one.group(2).isEmpty() ? size : Math.min(size, Long.parseLong(one.group(2)) + 1);
    return Optional.of(new ByteRange(from, to));
  }

  boolean within(long size) {
    return from < size && from < to;
  }
}
