package dev.exportclients.contract.spec;

import au.com.dius.pact.core.model.HttpResponse;
import au.com.dius.pact.core.model.V4Interaction;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exportclients.specs.Example;
import dev.exportclients.specs.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a stand-in really responds with to a pact's request, held against the spec: nothing that is
 * not there, and all that is. A pact names only what its client reads, and lets anything else pass.
 *
 * <p>Every header that the spec documents for the status has to be there, and every header and JSON
 * field of the example that the pact was made from.
 */
public final class ServedResponse {
  /** The transport's own, which no spec speaks of. */
  private static final Set<String> OF_THE_TRANSPORT =
      HeaderNames.of(List.of("Connection", "Content-Length", "Date", "Transfer-Encoding"));

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Operation operation;
  private final Pacted asked;
  private final Pacted served;
  private final List<String> problems = new ArrayList<>();

  private ServedResponse(Operation operation, Pacted asked, HttpResponse response) {
    this.operation = operation;
    this.asked = asked;
    this.served =
        new Pacted(
            asked.provider(),
            new V4Interaction.SynchronousHttp(
                asked.description(), List.of(), asked.request(), response));
  }

  /** What is wrong, each with operation, status and field; empty if nothing is. */
  public static List<String> problems(Pacted asked, HttpResponse response) {
    Operation operation = asked.operation().orElseThrow();
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(response.getHeaders());
    headers.keySet().removeAll(OF_THE_TRANSPORT);
    HttpResponse bare = new HttpResponse(response.getStatus(), headers, response.getBody());
    ServedResponse served = new ServedResponse(operation, asked, bare);
    served.check();
    String where = operation.label() + " " + response.getStatus() + ": ";
    return served.problems.stream().distinct().map(problem -> where + problem).toList();
  }

  private void check() {
    problems.addAll(new ResponseCheck(operation, served).problems());
    if (operation.statuses().contains(served.status())) {
      headers();
      example().filter(e -> e.content().isJson()).ifPresent(e -> fields("", e.value(), body()));
    }
  }

  private void headers() {
    Set<String> present = HeaderNames.of(served.response().getHeaders().keySet());
    Set<String> expected = HeaderNames.of(operation.headers(served.status()));
    example().ifPresent(e -> expected.addAll(e.headers().keySet()));
    if (operation.contents(served.status()).isEmpty()) {
      unexpected("Content-Type", present);
    } else {
      expected.add("Content-Type");
    }
    expected.removeAll(present);
    expected.forEach(name -> problems.add("response header " + name + " is missing"));
  }

  private void unexpected(String header, Set<String> present) {
    if (present.contains(header)) {
      problems.add("response header " + header + " is not in the spec");
    }
  }

  private void fields(String path, JsonNode example, JsonNode body) {
    for (Map.Entry<String, JsonNode> field : example.properties()) {
      String name = path + "/" + field.getKey();
      if (body.has(field.getKey())) {
        fields(name, field.getValue(), body.path(field.getKey()));
      } else if (body.isObject()) {
        problems.add("response body " + name + " is missing, the example has it");
      }
    }
    if (example.isArray() && body.isArray() && !example.isEmpty()) {
      body.forEach(item -> fields(path, example.path(0), item));
    }
  }

  private JsonNode body() {
    try {
      return JSON.readTree(served.response().getBody().orEmpty());
    } catch (IOException malformed) {
      problems.add("response body is no JSON");
      return JSON.nullNode();
    }
  }

  /** The one that the pact was made from, if its status came. */
  private Optional<Example> example() {
    int status = served.status();
    return asked
        .example()
        .filter(name -> status == asked.status())
        .map(name -> operation.example(status, name, Optional.empty()));
  }
}
