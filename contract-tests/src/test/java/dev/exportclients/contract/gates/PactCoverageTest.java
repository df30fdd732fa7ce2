package dev.exportclients.contract.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.contract.spec.PactCoverage;
import dev.exportclients.contract.spec.Pacted;
import dev.exportclients.specs.Spec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** No status, media type or example of a spec is without a pact. */
class PactCoverageTest {
  private static final List<Pacted> PACTS = Pacted.in(Path.of(System.getProperty("pact.rootDir")));

  @ParameterizedTest
  @FieldSource("dev.exportclients.specs.Spec#NAMES")
  void everythingThatASpecDescribesIsInAPact(String spec) {
    assertThat(PactCoverage.gaps(Spec.named(spec), PACTS)).isEmpty();
  }
}
