package dev.exportclients.sandbox.internal.spec;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an id asks of the sandbox. Numbers (also padded with zeros, for ids of 32 digits): 403 is
 * that status if the spec has it, 40102 its second example, 1,000,070,000 a file of 70,000 bytes.
 * Texts: {@code status-403}, {@code status-401-tokenExpired}, {@code size-70000}.
 *
 * @param status empty if the id asks for none
 * @param example the name or the number of the status's example; empty for the first
 */
public record SpecialId(OptionalInt status, String example, OptionalLong size) {
  static final SpecialId NONE = new SpecialId(OptionalInt.empty(), "", OptionalLong.empty());
  public static final long SIZES_FROM = 1_000_000_000L;

  private static final Pattern SIZE = Pattern.compile("size-(\\d{1,18})");
  private static final Pattern STATUS = Pattern.compile("status-([1-5]\\d\\d)(?:-(\\w+))?");
  private static final Pattern NUMBER = Pattern.compile("0*(\\d{1,18})");

  /** A number asks only for what the operation's spec has; else it is any id. */
  public static SpecialId of(String operation, String id) {
    SpecialId special = of(id);
    boolean isInSpec =
        special.status().isEmpty()
            || !NUMBER.matcher(id).matches()
            || special.isIn(Specs.loaded().statuses(operation));
    return isInSpec ? special : NONE;
  }

  /** Whether it asks for something as a text. */
  static boolean isWord(String id) {
    return SIZE.matcher(id).matches() || STATUS.matcher(id).matches();
  }

  private boolean isIn(Map<Integer, List<SpecExample>> statuses) {
    return status.stream()
        .filter(code -> code != 416)
        .mapToObj(statuses::get)
        .filter(Objects::nonNull)
        .anyMatch(examples -> example.isEmpty() || Integer.parseInt(example) - 1 < examples.size());
  }

  public static SpecialId of(String id) {
    Matcher size = SIZE.matcher(id);
    if (size.matches()) {
      return sized(Long.parseLong(size.group(1)));
    }
    Matcher status = STATUS.matcher(id);
    if (status.matches()) {
      String example = status.group(2) == null ? "" : status.group(2);
      return refused(Integer.parseInt(status.group(1)), example);
    }
    Matcher number = NUMBER.matcher(id);
    return number.matches() ? of(Long.parseLong(number.group(1))) : NONE;
  }

  private static SpecialId of(long number) {
    if (number >= SIZES_FROM) {
      return sized(number - SIZES_FROM);
    }
    if (number >= 400 && number < 600) {
      return refused((int) number, "");
    }
    if (number > 40_000 && number < 60_000 && number % 100 > 0) {
      return refused((int) (number / 100), String.valueOf(number % 100));
    }
    return NONE;
  }

  private static SpecialId refused(int status, String example) {
    return new SpecialId(OptionalInt.of(status), example, OptionalLong.empty());
  }

  private static SpecialId sized(long size) {
    return new SpecialId(OptionalInt.empty(), "", OptionalLong.of(size));
  }
}
