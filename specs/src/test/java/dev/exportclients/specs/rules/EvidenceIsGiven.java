package dev.exportclients.specs.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.specs.Content;
import dev.exportclients.specs.Operation;
import dev.exportclients.specs.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Each operation says whence it is known, and each detail that is known otherwise says so too (ADR
 * 3): so does each example of a success that is not a page's own sample.
 */
final class EvidenceIsGiven implements HouseRule {

  private static final String SAMPLE = "The documented ";
  private static final Set<String> LEVELS = Set.of("documented", "inferred");

  @Override
  public List<String> violations(Spec spec) {
    List<String> violations = new ArrayList<>();
    for (Operation operation : spec.operations()) {
      JsonNode evidence = operation.node().path("x-evidence");
      check(operation.id() + ": x-evidence", evidence, violations);
      if (!evidence.path("read").asText().matches("\\d{4}-\\d{2}-\\d{2}")) {
        violations.add(operation.id() + ": x-evidence: read is no date");
      }
      operation
          .node()
          .path("x-evidence-details")
          .properties()
          .forEach(
              detail -> {
                String place = operation.id() + ": " + detail.getKey();
                check(place, detail.getValue(), violations);
                checkNote(place, detail.getValue(), violations);
              });
      operation.contents().stream()
          .filter(content -> !content.isError())
          .forEach(content -> checkExamples(content, violations));
    }
    return violations;
  }

  private static void checkExamples(Content content, List<String> violations) {
    content
        .node()
        .path("examples")
        .properties()
        .forEach(
            named -> {
              JsonNode example = content.operation().spec().resolve(named.getValue());
              JsonNode evidence = example.path("x-evidence");
              String place = content.label() + ": example " + named.getKey();
              if (!evidence.isMissingNode()) {
                check(place, evidence, violations);
                checkNote(place, evidence, violations);
              } else if (!example.path("summary").asText().startsWith(SAMPLE)) {
                violations.add(place + ": neither a documented sample nor evidence of its own");
              }
            });
  }

  private static void checkNote(String place, JsonNode evidence, List<String> violations) {
    if (evidence.path("note").asText().isBlank()) {
      violations.add(place + ": no note that says why it differs");
    }
  }

  private static void check(String place, JsonNode evidence, List<String> violations) {
    if (!LEVELS.contains(evidence.path("level").asText())) {
      violations.add(place + ": level is neither documented nor inferred");
    }
    if (!evidence.path("source").asText().matches("https?://[^/ ]+\\.[^/ ]+/\\S*")) {
      violations.add(place + ": source is no address of a page");
    }
  }
}
