package dev.exportclients.specs.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exportclients.specs.Content;
import dev.exportclients.specs.Operation;
import dev.exportclients.specs.Spec;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How sure each part of the specs is, for programs to read. */
final class Coverage {

  private static final String SCHEMAS = "#/components/schemas/";

  private Coverage() {}

  static ObjectNode of(List<Spec> specs) {
    ObjectNode coverage = JsonNodeFactory.instance.objectNode();
    specs.forEach(spec -> coverage.set(spec.name(), operations(spec)));
    return coverage;
  }

  private static ObjectNode operations(Spec spec) {
    ObjectNode operations = JsonNodeFactory.instance.objectNode();
    spec.operations().forEach(operation -> operations.set(operation.id(), describe(operation)));
    return operations;
  }

  private static ObjectNode describe(Operation operation) {
    Evidence evidence = new Evidence(operation);
    ObjectNode described = JsonNodeFactory.instance.objectNode();
    described
        .put("method", operation.method().toLowerCase(Locale.ROOT))
        .put("path", operation.path());
    described.set("evidence", evidence.ofOperation());
    ObjectNode security = described.putObject("security");
    operation
        .node()
        .path("security")
        .forEach(
            way -> {
              way.fieldNames()
                  .forEachRemaining(scheme -> security.set(scheme, evidence.ofSecurity(scheme)));
              if (way.isEmpty()) {
                security.set("none", evidence.ofSecurity("none"));
              }
            });
    ObjectNode parameters = described.putObject("parameters");
    for (JsonNode parameter : operation.parameters()) {
      String name = parameter.path("name").asText();
      parameters.set(name, evidence.ofParameter(name));
    }
    ObjectNode request = described.putObject("request");
    operation
        .requestContents()
        .forEach(body -> request.set(body.mediaType(), evidence.ofRequest(body.mediaType())));
    ObjectNode statuses = described.putObject("statuses");
    operation
        .responses()
        .forEach((status, response) -> statuses.set(status, status(evidence, status, response)));
    described.set("fields", fields(evidence));
    return described;
  }

  private static ObjectNode status(Evidence evidence, String status, JsonNode response) {
    ObjectNode described = evidence.ofStatus(status);
    ObjectNode headers = described.putObject("headers");
    response
        .path("headers")
        .fieldNames()
        .forEachRemaining(name -> headers.set(name, evidence.ofHeader(name)));
    ObjectNode bodies = described.putObject("bodies");
    for (Content content : evidence.operation().contents(status)) {
      ObjectNode body = evidence.ofContent(content);
      ArrayNode examples = body.putArray("examples");
      ExampleFile.of(content).forEach(example -> examples.add(example.path()));
      bodies.set(content.mediaType(), body);
    }
    return described;
  }

  private static ObjectNode fields(Evidence evidence) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    Spec spec = evidence.operation().spec();
    for (String reference : spec.referencesFrom(evidence.operation().node())) {
      if (reference.startsWith(SCHEMAS)) {
        String schema = reference.substring(SCHEMAS.length());
        for (Map.Entry<String, JsonNode> field :
            spec.at(reference).path("properties").properties()) {
          fields.set(schema + "." + field.getKey(), evidence.ofField(schema, field.getKey()));
        }
      }
    }
    return fields;
  }
}
