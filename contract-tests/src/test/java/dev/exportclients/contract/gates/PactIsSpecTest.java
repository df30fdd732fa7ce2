package dev.exportclients.contract.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.contract.spec.Pacted;
import dev.exportclients.contract.spec.SpecCheck;
import dev.exportclients.contract.verdict.GateResults;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each interaction of each pact is what its spec says. */
class PactIsSpecTest {
  private static final GateResults RESULTS = new GateResults(GateResults.Against.SPEC);

  @ParameterizedTest
  @MethodSource("interactions")
  void everyInteractionIsAsItsSpecSays(Pacted pacted) {
    List<String> problems = SpecCheck.problems(pacted);
    if (pacted.operation().isPresent()) {
      RESULTS.add(
          pacted,
          problems.isEmpty() ? GateResults.Outcome.VERIFIED : GateResults.Outcome.FAILED,
          String.join("; ", problems));
    }
    assertThat(problems).isEmpty();
  }

  @AfterAll
  static void keep() {
    RESULTS.write(Path.of(System.getProperty("verdict.folder")), "all");
  }

  static List<Pacted> interactions() {
    return Pacted.in(Path.of(System.getProperty("pact.rootDir")));
  }
}
