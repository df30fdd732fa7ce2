package dev.exportclients.contract.spec;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Names of headers, which are the same in any case. */
final class HeaderNames {
  private HeaderNames() {}

  /** A set of its own, to add to and take from. */
  static Set<String> of(Collection<String> names) {
    Set<String> caseless = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    caseless.addAll(names);
    return caseless;
  }

  static Set<String> without(Collection<String> names, Collection<String> others) {
    Set<String> rest = of(names);
    others.forEach(rest::remove);
    return rest;
  }
}
