package dev.exportclients.plans.internal.rules;

import dev.exportclients.core.internal.argument.DidYouMean;
import dev.exportclients.plans.internal.reading.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What holds for every plan, read or built. What can't be said by a type is here; what can, is
 * where the type is made.
 */
public final class PlanRules {
  public static final int MOST_AT_ONCE = 64;

  private final List<Violation> violations = new ArrayList<>();
  private final String into;
  private final List<Draft> exports;

  private PlanRules(String into, List<Draft> exports) {
    this.into = into;
    this.exports = exports;
  }

  public static List<Violation> violated(
      String name, String into, int parallel, List<Draft> exports) {
    PlanRules rules = new PlanRules(into, exports);
    rules.ofThePlan(name, parallel);
    rules.ofNames();
    rules.ofOrder();
    rules.violations.addAll(TargetRules.violated(into, exports));
    return rules.violations;
  }

  private void ofThePlan(String name, int parallel) {
    FileNameRule.broken(name, "plan").ifPresent(why -> add(-1, "plan", why));
    if (parallel < 1 || parallel > MOST_AT_ONCE) {
      add(-1, "parallel", "parallel must be from 1 to " + MOST_AT_ONCE);
    }
    if (exports.isEmpty()) {
      add(-1, "exports", "exports is empty: name one at least");
    }
  }

  private void ofNames() {
    Map<String, String> taken = new HashMap<>();
    for (int at = 0; at < exports.size(); at++) {
      String name = exports.get(at).name();
      if (name == null) {
        continue;
      }
      int export = at;
      FileNameRule.broken(name, "name").ifPresent(why -> add(export, "name", why));
      String other = taken.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
      if (other != null) {
        String same =
            other.equals(name) ? "" : " (as '" + Quoted.of(other) + "'; case does not count)";
        add(at, "name", "another export is called '" + Quoted.of(name) + "', too" + same);
      }
    }
  }

  private void ofOrder() {
    Map<String, Integer> places = new HashMap<>();
    for (int at = 0; at < exports.size(); at++) {
      String name = exports.get(at).name();
      if (name != null) {
        places.putIfAbsent(name, at);
      }
    }
    for (int at = 0; at < exports.size(); at++) {
      List<String> after = exports.get(at).after();
      for (int item = 0; item < after.size(); item++) {
        if (!places.containsKey(after.get(item))) {
          String near = DidYouMean.of(after.get(item), places.keySet());
          violations.add(
              new Violation(
                  at,
                  "after",
                  item,
                  "there is no export '" + Quoted.of(after.get(item)) + "'" + near));
        }
      }
    }
    for (List<Integer> cycle : new WaitingOrder(exports, places).cycles()) {
      List<String> names = new ArrayList<>();
      cycle.forEach(at -> names.add(Quoted.of(String.valueOf(exports.get(at).name()))));
      names.add(names.get(0));
      add(
          cycle.get(0),
          "after",
          "these wait for each other, so none can begin: " + String.join(" -> ", names));
    }
  }

  private void add(int export, String key, String message) {
    violations.add(new Violation(export, key, 0, message));
  }
}
