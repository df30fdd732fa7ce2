package dev.exportclients.plans.internal.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Text of a plan with {@code {provider}}, {@code {period}} and {@code {name}} in it. */
record Template(String text) {
  static final String PERIOD = "{period}";

  private static final List<String> KNOWN = List.of("{name}", PERIOD, "{provider}");

  /** What is in braces and can't be filled in, or a brace alone. */
  List<String> unknown() {
    List<String> unknown = new ArrayList<>();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '{') {
        int end = text.indexOf('}', at);
        String braces = end < 0 ? "{" : text.substring(at, end + 1);
        if (!KNOWN.contains(braces)) {
          unknown.add(braces);
        }
        at = end < 0 ? at : end;
      } else if (c == '}') {
        unknown.add("}");
      }
    }
    return unknown;
  }

  boolean holdsPeriod() {
    return text.contains(PERIOD);
  }

  /** In one pass: a name may hold braces itself. */
  String filled(String name, String provider, String period) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("{name}", name);
    values.put(PERIOD, period);
    values.put("{provider}", provider);
    StringBuilder filled = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int from = at;
      String braces =
          KNOWN.stream().filter(known -> text.startsWith(known, from)).findFirst().orElse("");
      filled.append(braces.isEmpty() ? String.valueOf(text.charAt(at)) : values.get(braces));
      at += Math.max(1, braces.length());
    }
    return filled.toString();
  }
}
