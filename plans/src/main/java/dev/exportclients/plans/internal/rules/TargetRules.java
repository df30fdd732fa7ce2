package dev.exportclients.plans.internal.rules;

import static java.util.Objects.requireNonNull;

import dev.exportclients.plans.internal.reading.Quoted;
import java.net.URI;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where exports may go: inside of {@code into}, and none where another goes. */
final class TargetRules {
  private static final String ANY = "2026-11-27";
  private static final String MEETS = "the next period would meet the file of this one";

  private final List<Violation> violations = new ArrayList<>();
  private final String into;
  private final List<Draft> exports;

  private TargetRules(String into, List<Draft> exports) {
    this.into = into;
    this.exports = exports;
  }

  static List<Violation> violated(String into, List<Draft> exports) {
    TargetRules rules = new TargetRules(into, exports);
    boolean isUsable = rules.ofInto();
    Map<Integer, String> located = new HashMap<>();
    for (int at = 0; at < exports.size(); at++) {
      Draft export = exports.get(at);
      boolean isAlone = rules.ofTarget(at, export);
      if (isAlone && isUsable && export.isWhole()) {
        located.put(at, rules.located(export));
      }
    }
    rules.ofEachOther(located);
    rules.ofPeriod();
    return rules.violations;
  }

  private boolean ofInto() {
    Optional<String> wrong = wrongOfAny("into", into);
    if (wrong.isEmpty() && into.isBlank()) {
      wrong = Optional.of("into is empty; name a folder");
    }
    if (wrong.isEmpty() && into.startsWith("~")) {
      wrong = Optional.of("into: ~ is not read here; write the folder in full");
    }
    wrong.ifPresent(message -> violations.add(new Violation(-1, "into", 0, message)));
    return wrong.isEmpty();
  }

  private boolean ofTarget(int at, Draft export) {
    String to = export.to();
    if (to == null) {
      return export.name() != null && FileNameRule.broken(export.name(), "name").isEmpty();
    }
    Optional<String> wrong = wrongOfAny("to", to);
    if (wrong.isEmpty() && !Location.isAddress(to)) {
      wrong = wrongOfRelative(to, export);
    }
    wrong.ifPresent(message -> add(at, message));
    return wrong.isEmpty();
  }

  private static Optional<String> wrongOfAny(String key, String text) {
    List<String> unknown = new Template(text).unknown();
    if (!unknown.isEmpty()) {
      return Optional.of(
          key
              + ": "
              + Quoted.of(unknown.get(0))
              + " can't be filled in; there are {provider}, {period} and {name}");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      return Optional.of(key + " must not hold control characters");
    }
    if (text.indexOf('\\') >= 0) {
      return Optional.of(key + " must have / between folders, no backslash");
    }
    return Location.isAddress(text) ? wrongOfAddress(key, text) : Optional.empty();
  }

  private static Optional<String> wrongOfAddress(String key, String text) {
    URI address;
    try {
      address = Location.address(new Template(text).filled("name", "ems", ANY));
    } catch (IllegalArgumentException unusable) {
      return Optional.of(key + " is no address");
    }
    String authority = address.getRawAuthority();
    if (address.getScheme().equalsIgnoreCase("file")) {
      return Optional.of(key + ": for the file system, write a folder below into, without file:");
    }
    if (authority == null || authority.isEmpty()) {
      return Optional.of(key + " is an address that names nothing behind ://");
    }
    if (authority.indexOf('@') >= 0) {
      return Optional.of(
          key + " holds a user before @: credentials come from the environment or a profile");
    }
    String path = String.valueOf(address.getPath());
    boolean isOdd = path.contains("//") || Stream.of(path.split("/")).anyMatch(TargetRules::isDots);
    return isOdd
        ? Optional.of(key + " must not hold . or .. or // behind its server")
        : Optional.empty();
  }

  private static boolean isDots(String segment) {
    return segment.equals(".") || segment.equals("..");
  }

  private Optional<String> wrongOfRelative(String to, Draft export) {
    if (to.isBlank()) {
      return Optional.of("to is empty; leave it out for a folder of the export's name");
    }
    boolean isDrive = to.length() > 1 && to.charAt(1) == ':';
    if (to.startsWith("/") || to.startsWith("~") || isDrive) {
      return Optional.of(
          "to must lie inside of into: write it without " + to.charAt(0) + (isDrive ? ":" : ""));
    }
    String inside = to.endsWith("/") ? to.substring(0, to.length() - 1) : to;
    String name = String.valueOf(export.name());
    String provider = export.provider() == null ? "ems" : export.provider();
    for (String segment : inside.split("/", -1)) {
      if (isDots(segment)) {
        return Optional.of("to must lie inside of into: write it without " + segment);
      }
      if (segment.isEmpty()) {
        return Optional.of("to must not hold // or end with more than one /");
      }
      Optional<String> broken =
          FileNameRule.broken(new Template(segment).filled(name, provider, ANY), "to:");
      if (broken.isPresent()) {
        return broken;
      }
    }
    return Optional.empty();
  }

  private String located(Draft export) {
    return Location.of(
        into, requireNonNull(export.name()), requireNonNull(export.provider()), export.to(), ANY);
  }

  /** Also where case and the form of accents don't count. */
  private void ofEachOther(Map<Integer, String> located) {
    Map<String, Integer> taken = new HashMap<>();
    Map<Integer, String> keys = new HashMap<>();
    Set<String> folders = new HashSet<>();
    located.forEach(
        (at, target) ->
            keys.put(
                at, Normalizer.normalize(target, Normalizer.Form.NFC).toLowerCase(Locale.ROOT)));
    for (int at = 0; at < exports.size(); at++) {
      String key = keys.get(at);
      if (key == null) {
        continue;
      }
      Integer other = taken.putIfAbsent(key, at);
      if (other != null) {
        String name = Quoted.of(String.valueOf(exports.get(other).name()));
        add(at, "'" + name + "' goes to the same place; give one of them another \"to\"");
      }
      for (int slash = key.lastIndexOf('/'); slash > 0; slash = key.lastIndexOf('/', slash - 1)) {
        folders.add(key.substring(0, slash));
      }
    }
    for (int at = 0; at < exports.size(); at++) {
      Draft export = exports.get(at);
      if (folders.contains(keys.getOrDefault(at, "")) && !isFolder(export)) {
        add(at, "this is a file, and another export goes into a folder of the same name");
      }
    }
  }

  private static boolean isFolder(Draft export) {
    return Location.isFolder(export.several(), export.to());
  }

  /** Else the next period would meet this one's file. */
  private void ofPeriod() {
    boolean isTold = new Template(into).holdsPeriod();
    for (int at = 0; at < exports.size(); at++) {
      String to = exports.get(at).to();
      boolean isAddress = to != null && Location.isAddress(to);
      if (to != null && new Template(to).holdsPeriod() || isTold && !isAddress) {
        continue;
      }
      if (isAddress) {
        add(at, "to holds no {period}: " + MEETS);
      } else {
        isTold = true;
        String name = Quoted.of(String.valueOf(exports.get(at).name()));
        String neither = to == null ? "" : ", and neither does the target of '" + name + "'";
        violations.add(
            new Violation(-1, "into", 0, "into holds no {period}" + neither + ": " + MEETS));
      }
    }
  }

  private void add(int at, String message) {
    violations.add(new Violation(at, "to", 0, message));
  }
}
