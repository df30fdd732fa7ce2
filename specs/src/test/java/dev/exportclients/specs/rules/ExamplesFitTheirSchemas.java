package dev.exportclients.specs.rules;

import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.schema.SchemaValidator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.specs.Content;
import dev.exportclients.specs.Example;
import dev.exportclients.specs.Operation;
import dev.exportclients.specs.Spec;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.ArrayList;
import java.util.List;

/**
 * Examples in JSON and in plain text are valid by their schema, and those of parameters too; all
 * others are text.
 */
final class ExamplesFitTheirSchemas implements HouseRule {

  @Override
  public List<String> violations(Spec spec) {
    SchemaValidator validator =
        new SchemaValidator(
            new OpenAPIV3Parser().readContents(spec.text()).getOpenAPI(), new MessageResolver());
    List<String> violations = new ArrayList<>();
    for (Operation operation : spec.operations()) {
      for (JsonNode parameter : operation.parameters()) {
        String place = operation.id() + " parameter " + parameter.path("name").asText();
        check(place, parameter.path("example"), parameter.path("schema"), validator, violations);
      }
      for (Content content : operation.requestContents()) {
        content
            .examples()
            .forEach(
                example ->
                    check(
                        content.label() + ": example " + example.name(),
                        example.value(),
                        content.node().path("schema"),
                        validator,
                        violations));
      }
      for (Content content : operation.contents()) {
        content.examples().forEach(example -> check(example, validator, violations));
      }
    }
    return violations;
  }

  private static void check(Example example, SchemaValidator validator, List<String> violations) {
    Content content = example.content();
    String place = content.label() + ": example " + example.name();
    if (!content.isJson() && !example.value().isTextual()) {
      violations.add(place + ": not text");
    } else if (content.isJson() || content.essence().equals("text/plain")) {
      check(place, example.value(), content.node().path("schema"), validator, violations);
    }
  }

  private static void check(
      String place,
      JsonNode value,
      JsonNode schema,
      SchemaValidator validator,
      List<String> violations) {
    if (value.isMissingNode()) {
      violations.add(place + ": no example");
      return;
    }
    validator
        .validate(() -> value, Json.mapper().convertValue(schema, Schema.class), "example")
        .getMessages()
        .stream()
        .map(ValidationReport.Message::getMessage)
        .map(message -> place + ": " + message)
        .forEach(violations::add);
  }
}
