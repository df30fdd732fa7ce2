package dev.exportclients.contract.consumer;

import static dev.exportclients.contract.consumer.MetaStudio.KEY;
import static dev.exportclients.contract.consumer.MetaStudio.PROJECT;
import static dev.exportclients.contract.consumer.MetaStudio.TASK;
import static dev.exportclients.contract.consumer.MetaStudio.TEMPORARY_KEY;
import static dev.exportclients.contract.consumer.MetaStudio.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.contract.consumer.MetaStudioCall.Names;
import dev.exportclients.metastudio.MetaStudioCredentials;
import dev.exportclients.metastudio.Task;
import dev.exportclients.specs.Example;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tasks: starting, showing, listing and deleting them, by each way to sign in. */
@ExtendWith(PactFiles.class)
class MetaStudioTasksContractTest {
  private static final Map<String, MetaStudioCredentials> WAYS =
      Map.of("by token", TOKEN, "by signature", KEY, "by temporary key", TEMPORARY_KEY);

  @TempDir Path folder;

  static Stream<Arguments> callsByEachWay() {
    return Arrays.stream(MetaStudioCall.values())
        .flatMap(asked -> WAYS.keySet().stream().sorted().map(way -> Arguments.of(asked, way)));
  }

  @ParameterizedTest
  @MethodSource("callsByEachWay")
  void asksAndReadsTheResponse(MetaStudioCall asked, String way) throws Exception {
    MetaStudioCredentials credentials = WAYS.get(way);
    MetaStudio.contract(credentials, Settings.ONE_REQUEST)
        .given(asked.state, asked.told(Names.PLAIN))
        .when(MetaStudio.by(credentials, asked.call), asked.success())
        .noting(way)
        .check(client -> asked.drive.with(client, Names.PLAIN, folder));
  }

  @ParameterizedTest
  @EnumSource
  void namesWhatHasAwkwardCharacters(MetaStudioCall asked) throws Exception {
    Call call = MetaStudio.by(TOKEN, asked.call);
    for (String param : List.of("projectId", "resource", "taskId")) {
      call = call.inPath(param, Names.AWKWARD_SENT);
    }
    MetaStudio.contract(Names.AWKWARD_TEXT, TOKEN, Settings.ONE_REQUEST)
        .given(asked.state, asked.told(Names.AWKWARD))
        .when(call, asked.success())
        .noting("of awkward names")
        .check(client -> asked.drive.with(client, Names.AWKWARD, folder));
  }

  @Test
  void startsWithoutABusinessId() throws Exception {
    Call call =
        Call.post("metastudio.exportResource", "/v2/${projectId}/ies/export/${resource}")
            .header("Accept", "application/json");
    String resource = Names.PLAIN.resource();
    MetaStudio.contract(TOKEN, Settings.ONE_REQUEST)
        .given("whole resource can be exported", "projectId", PROJECT, "resource", resource)
        .when(MetaStudio.by(TOKEN, call), 202, "exportStarted")
        .noting("of the whole")
        .check(
            client ->
                assertThat(client.export(resource).handle()).hasToString("metastudio:" + TASK));
  }

  @Test
  void readsATaskThatGoesOn() throws Exception {
    MetaStudio.contract(TOKEN, Settings.ONE_REQUEST)
        .given("task is running", "projectId", PROJECT, "taskId", TASK)
        .when(MetaStudio.by(TOKEN, MetaStudioCall.TASK.call), 200, "runningTask")
        .check(
            client -> {
              Task task = client.task(TASK);
              assertThat(task.isFinished()).isFalse();
              assertThat(task.status()).contains("1");
              assertThat(task.endedAt()).isEmpty();
            });
  }

  @Test
  void readsATaskWhoseNumbersAreTexts() throws Exception {
    String id = "629fcb8e1091448e9073c9662acabc3a";
    MetaStudio.contract(TOKEN, Settings.ONE_REQUEST)
        .given("task is told in texts", "projectId", PROJECT, "taskId", id)
        .when(MetaStudio.by(TOKEN, MetaStudioCall.TASK.call), 200, "taskOfTexts")
        .check(
            client -> {
              Task task = client.task(id);
              assertThat(task.isFinished()).isTrue();
              assertThat(task.status()).contains("finished");
              assertThat(task.type()).contains("export");
              assertThat(task.beganAt()).contains(Names.SINCE);
            });
  }

  @Test
  void readsAListWithoutTasks() throws Exception {
    MetaStudio.contract(TOKEN, Settings.ONE_REQUEST)
        .given("project has no such tasks", MetaStudioCall.TASKS.told(Names.PLAIN))
        .when(MetaStudio.by(TOKEN, MetaStudioCall.TASKS.call), 200, "noTasks")
        .check(client -> assertThat(client.tasks(Names.PLAIN.query()).tasks()).isEmpty());
  }

  @ParameterizedTest(name = "{0} {1} {4}")
  @MethodSource("refusals")
  void tellsWhyMetaStudioRefused(
      MetaStudioCall asked,
      int status,
      String state,
      String credentials,
      String example,
      String exception,
      String code,
      String message,
      String requestId)
      throws Exception {
    MetaStudioCredentials way = credentials.equals("token") ? TOKEN : KEY;
    Call call = filled(MetaStudio.by(way, asked.call));
    ExpectedResponse response = call.response(status, example).exactly("error_code");
    boolean idInHeader = requestId.equals("from-the-header");
    MetaStudio.contract(way, Settings.ONE_REQUEST)
        .given(state, "reason", example)
        .when(call, idInHeader ? response.header("X-Request-Id", ".+", requestId) : response)
        .check(
            client ->
                Refusal.of(() -> asked.drive.with(client, Names.PLAIN, folder), exception)
                    .by(asked.operation(), status)
                    .saying(code, message, null, requestId));
  }

  private static Call filled(Call call) {
    return call.with("projectId", PROJECT)
        .with("resource", Names.PLAIN.resource())
        .with("businessId", Names.PLAIN.businessId())
        .with("taskId", TASK)
        .with("since", Names.SINCE.toEpochMilli())
        .with("until", Names.UNTIL.toEpochMilli());
  }

  /** The rows of those examples that the spec has for a call. */
  static Stream<Arguments> refusals() throws IOException {
    List<String[]> rows = rows();
    return Arrays.stream(MetaStudioCall.values())
        .flatMap(
            asked ->
                rows.stream()
                    .filter(row -> names(asked, Integer.parseInt(row[0])).contains(row[3]))
                    .map(row -> arguments(asked, row)));
  }

  private static Arguments arguments(MetaStudioCall asked, String[] row) {
    return Arguments.of(
        asked, Integer.valueOf(row[0]), row[1], row[2], row[3], row[4], row[5], row[6], row[7]);
  }

  private static List<String> names(MetaStudioCall asked, int status) {
    return asked.call.operation().examples(status).stream().map(Example::name).toList();
  }

  private static List<String[]> rows() throws IOException {
    try (InputStream in =
        MetaStudioTasksContractTest.class.getResourceAsStream("/refusals/metastudio.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\\s*\\|\\s*"))
          .toList();
    }
  }
}
