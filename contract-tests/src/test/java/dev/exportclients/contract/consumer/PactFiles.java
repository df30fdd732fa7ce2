package dev.exportclients.contract.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.model.DefaultPactWriter;
import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.support.BuiltToolConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Writes the interactions that a class of tests had, once for each pact: Pact reads and writes the
 * whole file each time.
 */
final class PactFiles implements BeforeAllCallback, AfterAllCallback {
  /** By provider and description; null between classes. */
  private static Map<String, Map<String, Interaction>> had;

  static void add(String provider, V4Interaction interaction) {
    if (had == null) {
      throw new IllegalStateException("the class of tests needs @ExtendWith(PactFiles.class)");
    }
    Interaction before =
        had.computeIfAbsent(provider, any -> new TreeMap<>())
            .putIfAbsent(interaction.getDescription(), interaction);
    if (before != null) {
      assertThat(interaction.toMap(PactSpecVersion.V4))
          .as(interaction.getDescription())
          .isEqualTo(before.toMap(PactSpecVersion.V4));
    }
  }

  @Override
  public void beforeAll(ExtensionContext tests) {
    had = new HashMap<>();
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    had.forEach(
        (provider, interactions) -> {
          V4Pact pact = Contract.pact(provider, interactions.values());
          DefaultPactWriter.INSTANCE.writePact(
              pact.fileForPact(BuiltToolConfig.INSTANCE.getPactDirectory()),
              pact,
              PactSpecVersion.V4);
        });
    had = null;
  }
}
