package dev.exportclients.contract.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.contract.spec.Pacted;
import dev.exportclients.contract.spec.SpecCheck;
import dev.exportclients.contract.verdict.Evidence;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each interaction of each pact is what its spec says. */
class PactIsSpecTest {
  private static final Evidence EVIDENCE = new Evidence(Evidence.Against.SPEC);

  @ParameterizedTest
  @MethodSource("interactions")
  void everyInteractionIsAsItsSpecSays(Pacted pacted) {
    List<String> problems = SpecCheck.problems(pacted);
    if (pacted.operation().isPresent()) {
      EVIDENCE.add(
          pacted,
          problems.isEmpty() ? Evidence.Outcome.VERIFIED : Evidence.Outcome.FAILED,
          String.join("; ", problems));
    }
    assertThat(problems).isEmpty();
  }

  @AfterAll
  static void keep() {
    EVIDENCE.write(Path.of(System.getProperty("verdict.folder")), "all");
  }

  static List<Pacted> interactions() {
    return Pacted.in(Path.of(System.getProperty("pact.rootDir")));
  }
}
