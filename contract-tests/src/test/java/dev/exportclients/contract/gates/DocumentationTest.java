package dev.exportclients.contract.gates;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.model.ProviderState;
import dev.exportclients.contract.spec.Pacted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who verifies our pacts finds each state, and its parameters, in the documentation. */
class DocumentationTest {

  @Test
  void namesEachStateAndItsParameters() throws IOException {
    Set<String> words = new TreeSet<>();
    for (Pacted pacted : Pacted.in(Path.of(System.getProperty("pact.rootDir")))) {
      for (ProviderState state : pacted.interaction().getProviderStates()) {
        words.add(state.getName());
        words.addAll(state.getParams().keySet());
      }
    }
    assertThat(Files.readString(Path.of("..", "docs", "contracts.md"))).contains(words);
  }

  @Test
  void sendsNoUsageData() {
    assertThat(System.getProperty("pact_do_not_track")).isEqualTo("true");
    assertThat(System.getenv("pact_do_not_track")).isEqualTo("true");
  }
}
