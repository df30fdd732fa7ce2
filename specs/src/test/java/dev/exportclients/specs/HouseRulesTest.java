package dev.exportclients.specs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.specs.rules.HouseRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule is shown a spec that keeps it and one that breaks it; the latter lists, under {@code
 * x-expected-violations}, what the rule has to say.
 */
class HouseRulesTest {

  @ParameterizedTest
  @MethodSource("rulesAndSpecs")
  void everySpecKeepsTheHouseRules(String rule, String spec, HouseRule houseRule) {
    assertThat(houseRule.violations(Spec.named(spec))).as("%s.yaml, %s", spec, rule).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aGoodSpecPasses(String rule, HouseRule houseRule) {
    assertThat(houseRule.violations(fixture(rule, "good"))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aBadSpecIsToldWhatIsWrongAndWhere(String rule, HouseRule houseRule) {
    Spec bad = fixture(rule, "bad");
    List<String> expected = new ArrayList<>();
    bad.root().path("x-expected-violations").forEach(line -> expected.add(line.asText()));
    assertThat(expected).isNotEmpty();
    assertThat(houseRule.violations(bad)).containsExactlyElementsOf(expected);
  }

  static Stream<Arguments> rules() {
    return HouseRule.ALL.stream().map(rule -> Arguments.of(rule.kebabName(), rule));
  }

  static Stream<Arguments> rulesAndSpecs() {
    return HouseRule.ALL.stream()
        .flatMap(
            rule -> Spec.NAMES.stream().map(spec -> Arguments.of(rule.kebabName(), spec, rule)));
  }

  private static Spec fixture(String rule, String kind) {
    String file = rule + "-" + kind;
    return Spec.read(file, "/houserules/" + file + ".yaml");
  }
}
