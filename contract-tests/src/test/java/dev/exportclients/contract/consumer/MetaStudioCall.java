package dev.exportclients.contract.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.run.RunHandle;
import dev.exportclients.metastudio.MetaStudioClient;
import dev.exportclients.metastudio.Task;
import dev.exportclients.metastudio.TaskQuery;
import dev.exportclients.metastudio.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Each call about tasks: what is sent, in which state it succeeds, and what the client reads. */
enum MetaStudioCall {
  EXPORT(
      Call.post("metastudio.exportResource", "/v2/${projectId}/ies/export/${resource}")
          .query("business_id", "${businessId}"),
      "resource can be exported",
      "exportStarted",
      (client, names, folder) ->
          started(client.export(names.resource(), names.businessId()).handle())),

  IMPORT(
      Call.post("metastudio.importResource", "/v2/${projectId}/ies/import/${resource}")
          .query("business_id", "${businessId}")
          .form("file", "questions.csv", Names.FILE),
      "resource takes imports",
      "importStarted",
      (client, names, folder) ->
          started(
              client.importFile(names.resource(), names.businessId(), questions(folder)).handle())),

  TEMPLATE(
      Call.get("metastudio.downloadTemplate", "/v2/${projectId}/ies/import/${resource}/template"),
      "resource has a template",
      "templateCsv",
      (client, names, folder) ->
          assertThat(client.template(names.resource()).saveTo(folder.resolve("file")).bytes())
              .isEqualTo(17)),

  TASK(
      Call.get("metastudio.showTask", "/v2/${projectId}/ies/task/${taskId}"),
      "task is finished",
      "task",
      (client, names, folder) -> finished(client.task(names.task()))),

  TASKS(
      Call.get("metastudio.listTasks", "/v2/${projectId}/ies/task")
          .query("resource", "${resource}")
          .query("business_id", "${businessId}")
          .query("begin_time", "${since}")
          .query("end_time", "${until}"),
      "project has tasks",
      "tasks",
      (client, names, folder) -> listed(client.tasks(names.query()))),

  DELETE(
      Call.delete("metastudio.deleteTask", "/v2/${projectId}/ies/task/${taskId}"),
      "task can be deleted",
      "",
      (client, names, folder) -> client.delete(names.task()));

  /** What is asked for. */
  record Names(String projectId, String resource, String businessId, String task) {
    static final String FILE = "question,answer\r\nWhat is an import?,A file of questions\r\n";

    static final Instant SINCE = Instant.ofEpochMilli(1744276967708L);
    static final Instant UNTIL = Instant.ofEpochMilli(1744276967709L);

    static final Names PLAIN =
        new Names(
            MetaStudio.PROJECT, "knowledge-intent-question-create", "a-skill-id", MetaStudio.TASK);

    static final String AWKWARD_TEXT = "Übersicht1+2(a&b)=100%~*;x";
    static final String AWKWARD_SENT = "%C3%9Cbersicht1%2B2%28a%26b%29%3D100%25~%2A%3Bx";
    static final Names AWKWARD =
        new Names(AWKWARD_TEXT, AWKWARD_TEXT, AWKWARD_TEXT + " y", AWKWARD_TEXT);

    TaskQuery query() {
      return TaskQuery.all().resource(resource).businessId(businessId).since(SINCE).until(UNTIL);
    }
  }

  /** What a client does with it. */
  interface Drive {
    void with(MetaStudioClient client, Names names, Path folder) throws Exception;
  }

  final Call call;
  final String state;
  final String example;
  final Drive drive;

  MetaStudioCall(Call call, String state, String example, Drive drive) {
    boolean json = !call.operation().accepts().contains("*/*");
    this.call = call.header("Accept", json ? "application/json" : "*/*");
    this.state = state;
    this.example = example;
    this.drive = drive;
  }

  String operation() {
    return call.operation().label();
  }

  ExpectedResponse success() {
    return example.isEmpty()
        ? ExpectedResponse.empty(200)
        : call.response(call.operation().success(), example);
  }

  /** Names and values of what the state tells, in turn. */
  Object[] told(Names names) {
    return switch (this) {
      case EXPORT, IMPORT ->
          new Object[] {
            "projectId", names.projectId(),
            "resource", names.resource(),
            "businessId", names.businessId()
          };
      case TEMPLATE -> new Object[] {"projectId", names.projectId(), "resource", names.resource()};
      case TASK, DELETE -> new Object[] {"projectId", names.projectId(), "taskId", names.task()};
      case TASKS ->
          new Object[] {
            "projectId", names.projectId(),
            "resource", names.resource(),
            "businessId", names.businessId(),
            "since", Names.SINCE.toEpochMilli(),
            "until", Names.UNTIL.toEpochMilli()
          };
    };
  }

  private static void started(RunHandle handle) {
    assertThat(handle).hasToString("metastudio:" + MetaStudio.TASK);
  }

  private static Path questions(Path folder) throws IOException {
    return Files.writeString(folder.resolve("questions.csv"), Names.FILE);
  }

  private static void finished(Task task) {
    assertThat(task.isFinished()).isTrue();
    assertThat(task.id()).contains(MetaStudio.TASK);
    assertThat(task.name()).contains("导入问答对");
    assertThat(task.type()).contains("0");
    assertThat(task.status()).contains("2");
    assertThat(task.operator()).contains("ada");
    assertThat(task.userId()).contains("0a1b2c3d4e5f60718293a4b5c6d7e8f9");
    assertThat(task.resource()).contains("knowledge-intent-question-create");
    assertThat(task.beganAt()).contains(Names.SINCE);
    assertThat(task.endedAt()).contains(Names.SINCE);
    assertThat(task.totalCount()).hasValue(3);
    assertThat(task.successCount()).hasValue(2);
    assertThat(task.failureCount()).hasValue(1);
  }

  private static void listed(Tasks tasks) {
    assertThat(tasks.tasks().stream().map(task -> task.id().orElseThrow()))
        .containsExactly(MetaStudio.TASK, "629fcb8e1091448e9073c9662acabc3a");
    assertThat(tasks.count()).hasValue(2);
    assertThat(tasks.isComplete()).isTrue();
    assertThat(tasks.tasks().get(1).isFinished()).isFalse();
  }
}
