package dev.exportclients.contract.spec;

import au.com.dius.pact.core.model.HttpRequest;
import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.schema.SchemaValidator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.specs.Spec;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the stock validator knows of: parameters, and values by their schema. Credentials are
 * checked elsewhere, by header, and bodies by RequestBodyCheck; of responses it would only read
 * those that are application/json.
 */
final class StockCheck {
  private static final Map<Spec, StockCheck> OF = new ConcurrentHashMap<>();

  private final OpenApiInteractionValidator validator;
  private final SchemaValidator schemas;

  private StockCheck(Spec spec) {
    validator =
        OpenApiInteractionValidator.createForInlineApiSpecification(spec.text())
            .withLevelResolver(
                LevelResolver.create()
                    .withDefaultLevel(ValidationReport.Level.ERROR)
                    .withLevel("validation.request.security", ValidationReport.Level.IGNORE)
                    .withLevel("validation.request.body.missing", ValidationReport.Level.IGNORE)
                    .build())
            .build();
    schemas =
        new SchemaValidator(
            new OpenAPIV3Parser().readContents(spec.text()).getOpenAPI(), new MessageResolver());
  }

  static StockCheck of(Spec spec) {
    return OF.computeIfAbsent(spec, StockCheck::new);
  }

  List<String> request(HttpRequest request) {
    SimpleRequest.Builder built =
        new SimpleRequest.Builder(request.getMethod(), request.getPath(), true);
    request.getHeaders().forEach(built::withHeader);
    request.getQuery().forEach(built::withQueryParam);
    return said("request", validator.validateRequest(built.build()));
  }

  List<String> body(JsonNode value, JsonNode schema) {
    Schema<?> expected = Json.mapper().convertValue(schema, Schema.class);
    return said("response", schemas.validate(() -> value, expected, "response.body"));
  }

  private static List<String> said(String part, ValidationReport report) {
    return report.getMessages().stream()
        .filter(message -> message.getLevel() != ValidationReport.Level.IGNORE)
        .map(message -> part + said(message))
        .toList();
  }

  /** With the parameter's name, which the message itself does not always have. */
  private static String said(ValidationReport.Message message) {
    String parameter =
        message
            .getContext()
            .flatMap(ValidationReport.MessageContext::getParameter)
            .map(found -> " parameter " + found.getName())
            .orElse("");
    List<String> reasons = message.getAdditionalInfo();
    return parameter + ": " + message.getMessage() + (reasons.isEmpty() ? "" : " " + reasons);
  }
}
