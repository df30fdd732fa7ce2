package dev.exportclients.architecture.compatibility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A line of the baseline, such as {@code public static method of(I)Lfoo/Bar; throws
 * java.io.IOException}.
 *
 * @param kind what it is; all but a type belong to the type above
 * @param name of a type; of a member with its descriptor, in the JVM's form
 * @param details what else there is to it, by a word
 */
record ApiLine(int flags, Kind kind, String name, Map<String, String> details) {
  static final String EXTENDS = "extends";
  static final String IMPLEMENTS = "implements";
  static final String GENERIC = "generic";
  static final String THROWS = "throws";

  /** Of what can be called. */
  enum Kind {
    TYPE,
    FIELD,
    METHOD;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static ApiLine parse(String line) {
    List<String> words = new ArrayList<>(List.of(line.strip().split(" ")));
    int flags = 0;
    while (!isKind(words.get(0))) {
      flags |= Flag.valueOf(words.remove(0).toUpperCase(Locale.ROOT)).bit;
    }
    Kind kind = Kind.valueOf(words.remove(0).toUpperCase(Locale.ROOT));
    String name = words.remove(0);
    Map<String, String> details = new LinkedHashMap<>();
    for (int i = 0; i < words.size(); i += 2) {
      details.put(words.get(i), words.get(i + 1));
    }
    return new ApiLine(flags, kind, name, details);
  }

  private static boolean isKind(String word) {
    return Arrays.stream(Kind.values()).anyMatch(kind -> kind.toString().equals(word));
  }

  /** More than one are between commas. */
  String[] list(String detail) {
    String all = details.get(detail);
    return all == null ? new String[0] : all.split(",");
  }

  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    for (Flag flag : Flag.values()) {
      if (flag.isIn(flags)) {
        words.add(flag.toString());
      }
    }
    words.add(kind.toString());
    words.add(name);
    details.forEach((word, value) -> words.addAll(List.of(word, value)));
    return (kind == Kind.TYPE ? "" : "  ") + String.join(" ", words);
  }
}
