package dev.exportclients.specs.breaking;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/** A spec as those see it who have a client made from it. */
record PublishedSpec(String name, String text) {

  private static final OpenApiDiffOptions OPTIONS =
      OpenApiDiffOptions.builder()
          .configProperty("incompatible.operation.id.changed", "true")
          .build();

  PublishedSpec {
    load(name, text);
  }

  /** What a later version would break; nothing when it does not. */
  List<String> brokenBy(PublishedSpec later) {
    List<String> reports = new ArrayList<>();
    report(load(), later.load(), reports);
    report(promised(load()), promised(later.load()), reports);
    Set<String> gone = waysToSignIn();
    gone.removeAll(later.waysToSignIn());
    gone.forEach(way -> reports.add("no way to sign in any more: " + way));
    return reports;
  }

  /**
   * The comparison takes each credential by itself, whichever it goes together with; here they are
   * those that one request carries.
   */
  private Set<String> waysToSignIn() {
    Set<String> ways = new TreeSet<>();
    load()
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperations().stream()
                    .filter(operation -> operation.getSecurity() != null)
                    .forEach(
                        operation ->
                            operation
                                .getSecurity()
                                .forEach(
                                    way ->
                                        ways.add(
                                            operation.getOperationId()
                                                + " by "
                                                + new TreeSet<>(way.keySet())))));
    return ways;
  }

  private OpenAPI load() {
    return load(name, text);
  }

  /** A text with any mistake in it is refused: half a spec must not pass for a whole one. */
  private static OpenAPI load(String name, String text) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult result = new OpenAPIV3Parser().readContents(text, null, options);
    OpenAPI openApi = result.getOpenAPI();
    boolean empty = openApi == null || openApi.getPaths() == null || openApi.getPaths().isEmpty();
    if (empty || !result.getMessages().isEmpty()) {
      throw new IllegalArgumentException(name + " does not load: " + result.getMessages());
    }
    return openApi;
  }

  /**
   * The comparison lets an optional field go from a response, although clients read it; so here
   * each field counts as promised. (Every schema of the specs is a component, and a response's.)
   */
  private static OpenAPI promised(OpenAPI openApi) {
    if (openApi.getComponents() != null && openApi.getComponents().getSchemas() != null) {
      for (Schema<?> schema : openApi.getComponents().getSchemas().values()) {
        if (schema.getProperties() != null) {
          schema.setRequired(new ArrayList<>(schema.getProperties().keySet()));
        }
      }
    }
    return openApi;
  }

  private static void report(OpenAPI earlier, OpenAPI later, List<String> reports) {
    ChangedOpenApi changes = OpenApiCompare.fromSpecifications(earlier, later, OPTIONS);
    if (changes.isIncompatible()) {
      reports.add(describe(changes));
    }
  }

  private static String describe(ChangedOpenApi changes) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (OutputStreamWriter writer = new OutputStreamWriter(text, StandardCharsets.UTF_8)) {
      new ConsoleRender().render(changes, writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString(StandardCharsets.UTF_8);
  }
}
