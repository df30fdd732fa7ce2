package dev.exportclients.specs.rules;

import dev.exportclients.specs.Spec;
import java.util.List;

/** With 3.1 the generator buffers binary bodies and the validator loses its type checks (ADR 3). */
final class OpenApiIs303 implements HouseRule {

  @Override
  public List<String> violations(Spec spec) {
    String version = spec.root().path("openapi").asText();
    return version.equals("3.0.3") ? List.of() : List.of("openapi: '" + version + "', not 3.0.3");
  }
}
