package dev.exportclients.contract.verdict;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exportclients.contract.spec.Pacted;
import dev.exportclients.specs.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What one gate found, interaction by interaction; kept for the verdict. Belongs to one thread. */
public final class GateResults {
  static final JsonMapper JSON = JsonMapper.builder().build();

  /** What an interaction was held against. */
  public enum Against {
    SPEC,
    SANDBOX,
    LIVE;

    String lowerCase() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How it went. */
  public enum Outcome {
    VERIFIED,
    FAILED,
    NOT_RUN;

    String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  private final Against against;
  private final ArrayNode entries = JSON.createArrayNode();

  public GateResults(Against against) {
    this.against = against;
  }

  /**
   * @param reason why it failed or did not run; holds no secret
   */
  public void add(Pacted pacted, Outcome outcome, String reason) {
    Operation operation = pacted.operation().orElseThrow();
    ObjectNode entry = entries.addObject();
    entry.put("provider", pacted.provider());
    entry.put("operation", operation.id());
    entry.put("status", pacted.status());
    entry.put("evidence", operation.evidence(pacted.status()));
    entry.put("interaction", pacted.description());
    entry.put("against", against.lowerCase());
    entry.put("outcome", outcome.words());
    entry.put("reason", reason);
  }

  /** Whether anything was verified, well or not. */
  public boolean ran() {
    return entries.findValuesAsText("outcome").stream()
        .anyMatch(outcome -> !outcome.equals(Outcome.NOT_RUN.words()));
  }

  ArrayNode entries() {
    return entries;
  }

  /** For a verdict that is made later, by the last gate that runs. */
  public void write(Path folder, String name) {
    try {
      Files.createDirectories(folder);
      JSON.writeValue(folder.resolve(against.lowerCase() + "-" + name + ".json").toFile(), entries);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
