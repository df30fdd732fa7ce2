package dev.exportclients.contract.spec;

import au.com.dius.pact.core.model.HttpRequest;
import au.com.dius.pact.core.model.HttpResponse;
import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the stock validator knows of: parameters, and bodies in JSON. Credentials are checked
 * elsewhere, by header.
 */
final class StockCheck {
  private static final Map<Spec, StockCheck> OF = new ConcurrentHashMap<>();

  private final OpenApiInteractionValidator validator;

  private StockCheck(Spec spec) {
    validator =
        OpenApiInteractionValidator.createForInlineApiSpecification(spec.text())
            .withLevelResolver(
                LevelResolver.create()
                    .withDefaultLevel(ValidationReport.Level.ERROR)
                    .withLevel("validation.request.security", ValidationReport.Level.IGNORE)
                    .build())
            .build();
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

  List<String> response(HttpRequest request, HttpResponse response) {
    SimpleResponse.Builder built = SimpleResponse.Builder.status(response.getStatus());
    response.getHeaders().forEach(built::withHeader);
    built.withBody(response.getBody().valueAsString());
    Request.Method method = Request.Method.valueOf(request.getMethod());
    return said("response", validator.validateResponse(request.getPath(), method, built.build()));
  }

  private static List<String> said(String part, ValidationReport report) {
    return report.getMessages().stream().map(message -> part + said(message)).toList();
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
