package dev.exportclients.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.sandbox.internal.spec.Route;
import dev.exportclients.sandbox.internal.spec.SpecExample;
import dev.exportclients.sandbox.internal.spec.Specs;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
      Stream.of(Route.values())
          .filter(r -> r.kind != Route.Kind.SANDBOX && r != Route.WEBADMIT_LINK)
          .map(r -> r.operation)
          .toList();

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
        .hasSize(8)
        .allSatisfy(o -> assertThat(Specs.loaded().statuses(o)).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("errors")
  void givesEachExampleByTheNumberOfItsStatus(
      String operation, int status, int number, SpecExample example) {
    if (operation.equals("webadmit.listUserIdentities")) {
      sandbox.answer(operation, status, example.name());
    }
    HttpResponse<byte[]> answer = ask(operation, String.valueOf(status * 100 + number));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(example.bytes());
    assertThat(Requests.header(answer, "Content-Type").orElse(""))
        .startsWith(example.plainMediaType());
  }

  @ParameterizedTest
  @MethodSource("errors")
  void givesEachStatusByItsOwnNumber(
      String operation, int status, int number, SpecExample example) {
    if (operation.equals("webadmit.listUserIdentities")) {
      sandbox.answer(operation, status, null);
    }
    assertThat(ask(operation, String.valueOf(status)).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void givesEachExampleThatATestLaysDown(
      String operation, int status, int number, SpecExample example) {
    sandbox.answer(operation, status, example.name());
    HttpResponse<byte[]> answer = ask(operation, "1");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(example.bytes());
  }

  /** Of a file, which may be as large as its id says, one byte. */
  @ParameterizedTest
  @MethodSource("ids")
  void answersAnyIdWithAStatusOfItsSpec(String operation, String id) {
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

  private HttpResponse<byte[]> ask(String operation, String id, String... more) {
    Requests requests = new Requests(sandbox.baseUrl());
    return switch (operation) {
      case "ems.exportResults" -> requests.ems(Requests.EMS_RESULTS + id, "*/*;version=1", more);
      case "ems.listAttachments" ->
          requests.ems(
              "/ems/attachments?entityType=experiment&entityId=" + id,
              "application/json;version=1",
              more);
      case "ems.downloadAttachment" ->
          requests.ems(
              "/ems/attachments/" + "0".repeat(Math.max(0, 32 - id.length())) + id,
              "*/*;version=1",
              more);
      case "ecreporting.downloadReport" -> requests.report(id, more);
      case "webadmit.listUserIdentities" -> requests.webAdmit("GET", "/api/v1/user_identities");
      case "webadmit.startExport" ->
          requests.webAdmit("POST", "/api/v1/user_identities/42/exports/" + id + "/export_files");
      case "webadmit.showExportFile" ->
          requests.webAdmit("GET", "/api/v1/exports/86446/export_files/" + id);
      default -> requests.metaStudio(id, more);
    };
  }
}
