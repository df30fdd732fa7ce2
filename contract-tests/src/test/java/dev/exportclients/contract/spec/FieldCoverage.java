package dev.exportclients.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.specs.Operation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Fields of a success that no pact has a value for. */
final class FieldCoverage {
  /** Of no use to a client: the list's own path, and the link of a run that has only begun. */
  private static final Set<String> UNREAD =
      Set.of(
          "webadmit.listUserIdentities href",
          "webadmit.listExports href",
          "webadmit.listExportsOfIdentity href",
          "webadmit.startExport download_url");

  private final Operation operation;
  private final Set<String> fields = new LinkedHashSet<>();

  FieldCoverage(Operation operation) {
    this.operation = operation;
    operation.contents(operation.success()).forEach(content -> collect(content.schema()));
  }

  private void collect(JsonNode reference) {
    JsonNode schema = operation.spec().resolve(reference);
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              fields.add(property.getKey());
              collect(property.getValue());
            });
    if (schema.has("items")) {
      collect(schema.path("items"));
    }
  }

  Stream<String> gaps(List<Pacted> successes) {
    return fields.stream()
        .filter(field -> !UNREAD.contains(operation + " " + field))
        .filter(field -> successes.stream().noneMatch(pacted -> has(pacted, field)))
        .map(field -> operation + " " + operation.success() + ": no pact has the field " + field);
  }

  /** A null, in XML an attribute, is no value. */
  private static boolean has(Pacted pacted, String field) {
    String name = Pattern.quote(field);
    return Pattern.compile("\"" + name + "\"\\s*:\\s*(?!null)\\S|<" + name + ">")
        .matcher(pacted.response().getBody().valueAsString())
        .find();
  }
}
