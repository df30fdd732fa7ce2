package dev.exportclients.contract.spec;

import au.com.dius.pact.core.model.matchingrules.MatchingRules;
import au.com.dius.pact.core.model.matchingrules.RegexMatcher;
import java.util.ArrayList;
import java.util.List;

/** The patterns of a pact are read by the verifiers of all languages. */
final class PatternCheck {
  private PatternCheck() {}

  /**
   * @param part request or response
   */
  static List<String> problems(String part, MatchingRules rules) {
    List<String> problems = new ArrayList<>();
    for (String category : rules.getCategories()) {
      rules
          .rulesForCategory(category)
          .getMatchingRules()
          .forEach(
              (place, group) ->
                  group.getRules().stream()
                      .filter(RegexMatcher.class::isInstance)
                      .map(rule -> ((RegexMatcher) rule).getRegex())
                      .forEach(
                          regex ->
                              PortableRegex.problem(regex)
                                  .map(
                                      from ->
                                          "%s %s %s: not every language reads the pattern %s from '%s' on"
                                              .formatted(part, category, place, regex, from))
                                  .ifPresent(problems::add)));
    }
    return problems;
  }
}
