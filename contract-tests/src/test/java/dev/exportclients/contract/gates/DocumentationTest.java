package dev.exportclients.contract.gates;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.model.ProviderState;
import dev.exportclients.contract.spec.Pacted;
import dev.exportclients.specs.Spec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Who verifies our pacts finds each state, and its parameters, in the documentation. */
class DocumentationTest {
  private static final List<Pacted> PACTS = Pacted.in(Path.of(System.getProperty("pact.rootDir")));

  @ParameterizedTest
  @FieldSource("dev.exportclients.specs.Spec#NAMES")
  void hasEachStateOfTheProviderWithItsParametersInItsRow(String provider) throws IOException {
    Map<String, Set<String>> documented = DocumentedStates.of(provider);
    Map<String, Set<String>> ofSeveral = DocumentedStates.of("several");
    Map<String, Set<String>> pacted = states(provider);
    assertThat(documented).as("one row has a state").doesNotContainKeys(keys(ofSeveral));
    pacted.forEach(
        (state, params) ->
            assertThat(documented.getOrDefault(state, ofSeveral.get(state)))
                .as(
                    "the row '%s' of the states in docs/contracts.md: it needs '%s' with %s",
                    provider, state, params)
                .isNotNull()
                .containsAll(params));
    assertThat(pacted.keySet())
        .as("states that docs/contracts.md gives %s", provider)
        .containsAll(documented.keySet());
  }

  @Test
  void hasNoStateOfSeveralProvidersThatOneAloneHas() throws IOException {
    Map<String, Integer> providers = new HashMap<>();
    for (String provider : Spec.NAMES) {
      states(provider).keySet().forEach(state -> providers.merge(state, 1, Integer::sum));
    }
    Set<String> ofSeveral = new HashSet<>(providers.keySet());
    ofSeveral.removeIf(state -> providers.get(state) == 1);
    assertThat(DocumentedStates.of("several").keySet())
        .containsExactlyInAnyOrderElementsOf(ofSeveral);
  }

  private static Map<String, Set<String>> states(String provider) {
    Map<String, Set<String>> states = new TreeMap<>();
    for (Pacted pacted : PACTS) {
      for (ProviderState state : pacted.interaction().getProviderStates()) {
        if (pacted.provider().equals(provider)) {
          states
              .computeIfAbsent(state.getName(), k -> new TreeSet<>())
              .addAll(state.getParams().keySet());
        }
      }
    }
    return states;
  }

  private static String[] keys(Map<String, ?> map) {
    return map.keySet().toArray(String[]::new);
  }

  @Test
  void sendsNoUsageData() {
    assertThat(System.getProperty("pact_do_not_track")).isEqualTo("true");
    assertThat(System.getenv("pact_do_not_track")).isEqualTo("true");
  }
}
