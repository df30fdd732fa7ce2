package dev.exportclients.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.sandbox.internal.Providers;
import dev.exportclients.sandbox.internal.call.Calls;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.provider.CurlLine;
import dev.exportclients.sandbox.internal.spec.Route;
import dev.exportclients.sandbox.internal.spec.SpecExample;
import dev.exportclients.sandbox.internal.spec.SpecOperation;
import dev.exportclients.sandbox.internal.spec.Specs;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every status of every operation in the specs, and every example of it, by an id that any language
 * can send.
 */
@ExtendWith(SandboxExtension.class)
class DocumentedStatusesTest {
  private static final List<String> OPERATIONS =
      Specs.loaded().operations().stream().map(SpecOperation::label).toList();

  private static final List<CurlLine> CALLS =
      Providers.all(new Deployment(new Calls())).stream()
          .flatMap(provider -> provider.calls().stream())
          .toList();

  private static final Pattern ID = Pattern.compile("([?&](?:id|\\w+Id)=)([^&]*)");

  private final Sandbox sandbox;

  DocumentedStatusesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  static List<Arguments> errors() {
    List<Arguments> errors = new ArrayList<>();
    for (String operation : OPERATIONS) {
      for (Map.Entry<Integer, List<SpecExample>> status :
          Specs.loaded().statuses(operation).entrySet()) {
        for (int i = 0; i < status.getValue().size() && status.getKey() >= 400; i++) {
          errors.add(Arguments.of(operation, status.getKey(), i + 1, status.getValue().get(i)));
        }
      }
    }
    return errors;
  }

  @Test
  void knowsEveryOperationOfTheSpecs() {
    assertThat(OPERATIONS)
        .hasSizeGreaterThanOrEqualTo(8)
        .allSatisfy(o -> assertThat(Specs.loaded().statuses(o)).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("errors")
  void givesEachExampleByTheNumberOfItsStatus(
      String operation, int status, int number, SpecExample example) {
    if (!takesAnId(operation)) {
      sandbox.answer(operation, status, example.name());
    }
    HttpResponse<byte[]> response = ask(operation, String.valueOf(status * 100 + number));
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEqualTo(example.bytes());
    assertThat(Requests.header(response, "Content-Type").orElse(""))
        .startsWith(example.plainMediaType());
  }

  @ParameterizedTest
  @MethodSource("errors")
  void givesEachStatusByItsOwnNumber(
      String operation, int status, int number, SpecExample example) {
    if (!takesAnId(operation)) {
      sandbox.answer(operation, status, null);
    }
    assertThat(ask(operation, String.valueOf(status)).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void givesEachExampleThatATestLaysDown(
      String operation, int status, int number, SpecExample example) {
    sandbox.answer(operation, status, example.name());
    HttpResponse<byte[]> response = ask(operation, "1");
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEqualTo(example.bytes());
  }

  /** Of a file, which may be as large as its id says, one byte. */
  @ParameterizedTest
  @MethodSource("ids")
  void respondsToAnyIdWithAStatusOfItsSpec(String operation, String id) {
    assertThat(SpecStatuses.of(Route.of(operation)))
        .contains(ask(operation, id, "Range", "bytes=0-0").statusCode());
  }

  static List<Arguments> ids() {
    List<String> ids = new ArrayList<>(List.of("0", "999", "-1", "abc", "%C3%9C%20%2F"));
    for (int digits = 1; digits <= 20; digits++) {
      ids.add("1".repeat(digits));
    }
    return OPERATIONS.stream()
        .flatMap(operation -> ids.stream().map(id -> Arguments.of(operation, id)))
        .toList();
  }

  /** As the page does it, with another id. */
  private HttpResponse<byte[]> ask(String operation, String id, String... more) {
    CurlLine line = line(operation);
    List<String> headers = new ArrayList<>();
    line.headers().forEach((name, value) -> headers.addAll(List.of(name, value)));
    if (line.method().equals("GET")) {
      headers.addAll(List.of(more));
    }
    return new Requests(sandbox.baseUrl())
        .send(
            line.method(),
            with(line, id),
            HttpRequest.BodyPublishers.ofString(line.body()),
            headers.toArray(String[]::new));
  }

  private static boolean takesAnId(String operation) {
    return !with(line(operation), "").equals(line(operation).target());
  }

  private static CurlLine line(String operation) {
    return CALLS.stream()
        .filter(l -> Route.of(l.method(), l.target().split("\\?")[0]).operation.equals(operation))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the page has no call of " + operation));
  }

  /** Padded with zeros where the page's own id has 32 digits. */
  private static String with(CurlLine line, String id) {
    String[] target = line.target().split("\\?", 2);
    List<String> ids = Route.of(line.method(), target[0]).ids(target[0]);
    if (!ids.isEmpty()) {
      String last = ids.get(ids.size() - 1);
      int at = target[0].lastIndexOf("/" + last) + 1;
      return target[0].substring(0, at)
          + padded(id, last)
          + target[0].substring(at + last.length());
    }
    Matcher query = ID.matcher(line.target());
    return query.find()
        ? query.replaceFirst("$1" + Matcher.quoteReplacement(padded(id, query.group(2))))
        : line.target();
  }

  private static String padded(String id, String model) {
    return "0".repeat(model.length() == 32 ? Math.max(0, 32 - id.length()) : 0) + id;
  }
}
