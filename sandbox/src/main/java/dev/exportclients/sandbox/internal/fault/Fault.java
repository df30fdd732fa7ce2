package dev.exportclients.sandbox.internal.fault;

import dev.exportclients.sandbox.internal.spec.Route;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One fault of a request, such as {@code cut=70000x3@file}: name, arguments, how often, for which
 * calls.
 *
 * @param times how often it comes about; 0 is always
 */
public record Fault(FaultKind kind, List<String> arguments, int times, FaultScope scope) {
  private static final Pattern FORM = Pattern.compile("(.+?)(?:x(\\d{1,6}|all))?(?:@([a-z]+))?");

  /**
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  static Fault parse(String text) {
    Matcher form = FORM.matcher(text);
    FaultKind kind = form.matches() ? FaultSyntax.kindAt(form.group(1)).orElse(null) : null;
    if (kind == null) {
      throw new IllegalArgumentException("No fault is called " + text);
    }
    List<String> arguments = arguments(kind, form.group(1));
    if (!FaultSyntax.takes(kind, String.join(":", arguments))) {
      throw new IllegalArgumentException(
          kind.label + " is written as in " + kind.example + ", not " + text);
    }
    return new Fault(kind, arguments, times(kind, form.group(2)), scope(kind, form.group(3)));
  }

  private static List<String> arguments(FaultKind kind, String named) {
    if (kind == FaultKind.STATUS) {
      return List.of(named.split("[=:-]"));
    }
    if (named.length() <= kind.label.length() + 1) {
      return List.of();
    }
    String rest = named.substring(kind.label.length() + 1);
    return List.of(rest.split(named.charAt(kind.label.length()) == '=' ? ":" : "-"));
  }

  private static int times(FaultKind kind, String times) {
    if (times == null) {
      return kind.times;
    }
    return times.equals("all") ? 0 : Integer.parseInt(times);
  }

  private static FaultScope scope(FaultKind kind, String scope) {
    if (scope == null) {
      return kind.scope;
    }
    return Arrays.stream(FaultScope.values())
        .filter(s -> s.name().toLowerCase(Locale.ROOT).equals(scope))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Faults are for one of "
                        + Arrays.toString(FaultScope.values()).toLowerCase(Locale.ROOT)
                        + ", not "
                        + scope));
  }

  /**
   * @param ranged whether the request asks for a range
   * @param reused whether its connection has carried a response before
   */
  boolean isFor(Route route, boolean ranged, boolean reused) {
    boolean inScope =
        switch (scope) {
          case ALL -> route.kind != Route.Kind.SANDBOX;
          case RANGE -> route.kind == Route.Kind.FILE && ranged;
          default -> route.kind.name().equals(scope.name());
        };
    return inScope && (reused || kind != FaultKind.DEAD);
  }

  public String argument(int index, String otherwise) {
    return index < arguments.size() ? arguments.get(index) : otherwise;
  }

  public long number(int index, long otherwise) {
    return index < arguments.size() ? Long.parseLong(arguments.get(index)) : otherwise;
  }
}
