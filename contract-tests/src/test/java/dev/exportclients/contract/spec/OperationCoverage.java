package dev.exportclients.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.specs.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a call can be asked with and no pact asks with: each way to sign in, each parameter, each of
 * its values where they are listed, reserved characters where they are free, each example of a
 * body; and the responses' headers and fields.
 */
final class OperationCoverage {
  private final Operation operation;
  private final List<Pacted> pacts;
  private final List<Pacted> successes;
  private final List<String> gaps = new ArrayList<>();

  OperationCoverage(Operation operation, List<Pacted> pacts) {
    this.operation = operation;
    this.pacts = pacts.stream().filter(p -> p.isOf(operation)).toList();
    this.successes = this.pacts.stream().filter(p -> p.status() < 300).toList();
  }

  List<String> gaps() {
    operation.credentialHeaders().forEach(this::signedIn);
    operation.parameters().forEach(this::parameter);
    operation.statuses().stream()
        .flatMap(status -> operation.headers(status).stream())
        .distinct()
        .filter(header -> pacts.stream().noneMatch(p -> p.header(header).isPresent()))
        .forEach(header -> gaps.add(operation + ": no pact responds with the header " + header));
    new RequestCoverage(operation).gaps(successes).forEach(gaps::add);
    new FieldCoverage(operation).gaps(successes).forEach(gaps::add);
    return gaps;
  }

  /** By all headers of one alternative and none of another's. */
  private void signedIn(List<String> way) {
    Set<String> wanted = HeaderNames.of(way);
    if (successes.stream().noneMatch(p -> wanted.equals(sent(p)))) {
      gaps.add(operation + " " + operation.success() + ": no pact signs in by " + wanted);
    }
  }

  private Set<String> sent(Pacted pacted) {
    return CredentialCheck.credentials(operation, pacted.request().getHeaders().keySet());
  }

  private void parameter(JsonNode parameter) {
    String name = parameter.path("name").asText();
    JsonNode schema = parameter.path("schema");
    List<String> sent = values(successes, parameter).toList();
    if (sent.isEmpty()) {
      gaps.add(operation + " " + operation.success() + ": no pact sends the parameter " + name);
    }
    for (JsonNode value : schema.path("enum")) {
      if (!sent.contains(value.asText())) {
        gaps.add(
            operation
                + " "
                + operation.success()
                + ": no pact sends "
                + name
                + "="
                + value.asText());
      }
    }
    if (isFree(schema) && values(pacts, parameter).noneMatch(OperationCoverage::isAwkward)) {
      gaps.add(operation + ": no pact sends reserved characters in " + name);
    }
  }

  private static boolean isFree(JsonNode schema) {
    return schema.path("type").asText().equals("string")
        && !schema.has("enum")
        && !schema.has("pattern");
  }

  /** A path is in the pact as it is sent, a query as it is meant; neither lets these pass. */
  private static boolean isAwkward(String value) {
    return !value.matches("[\\w.~-]*");
  }

  private Stream<String> values(List<Pacted> of, JsonNode parameter) {
    String name = parameter.path("name").asText();
    return switch (parameter.path("in").asText()) {
      case "path" -> of.stream().map(p -> inPath(p, name)).flatMap(Optional::stream);
      case "header" ->
          of.stream().flatMap(p -> p.request().getHeaders().getOrDefault(name, List.of()).stream());
      default ->
          of.stream().flatMap(p -> p.request().getQuery().getOrDefault(name, List.of()).stream());
    };
  }

  private Optional<String> inPath(Pacted pacted, String name) {
    int segment = List.of(operation.path().split("/")).indexOf("{" + name + "}");
    return segment < 0
        ? Optional.empty()
        : Optional.of(pacted.request().getPath().split("/")[segment]);
  }
}
