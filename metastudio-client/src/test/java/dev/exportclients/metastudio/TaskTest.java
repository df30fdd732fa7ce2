package dev.exportclients.metastudio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.InvalidRequestException;
import dev.exportclients.core.exception.LocalFileException;
import dev.exportclients.core.exception.NotReadyException;
import dev.exportclients.core.exception.ProviderUnavailableException;
import dev.exportclients.core.exception.RateLimitedException;
import dev.exportclients.core.exception.StartOutcomeUnknownException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.core.run.RunStatus;
import dev.exportclients.core.run.RunStatus.Phase;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tasks of a server that behaves as the provider's pages say, and where they say nothing, badly.
 */
class TaskTest {
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String RESOURCE = "knowledge-intent-question-create";
  private static final String ID = "be0821bdf8d04949bf4c9852fa87c590";
  private static final String REFUSED =
      "{\"error_code\":\"MSS.000000001\",\"error_msg\":\"failure\",\"request_id\":\"r1\"}";
  private static final String DONE =
      "\"begin_time\":1,\"end_time\":2,\"total_count\":2,\"success_count\":1,\"failure_count\":1";

  @TempDir Path folder;
  private final FakeTime time = new FakeTime();

  private static String started() {
    return "{\"value\":\"" + ID + "\"}";
  }

  private static String task(String members) {
    return "{\"task_id\":\"" + ID + "\",\"task_status\":7" + members + "}";
  }

  /** One that tells of the task, and responds to all else, its result, by the script. */
  private static ScriptedServer taskAndResult(String task, ScriptedServer.Script result)
      throws IOException {
    return new ScriptedServer(
        x -> {
          if (asked(x).contains("/task/")) {
            x.send("200 OK", JSON, task);
          } else {
            result.respond(x);
          }
        });
  }

  private static String asked(ScriptedServer.Exchange exchange) {
    return exchange.request().line().replaceFirst(" HTTP/1.1", "");
  }

  private MetaStudioClient client(ScriptedServer server) {
    return client(server, task -> false);
  }

  private MetaStudioClient client(ScriptedServer server, Predicate<Task> finished) {
    return client(server, finished, RetryPolicy.defaults(), token());
  }

  private MetaStudioClient client(
      ScriptedServer server,
      Predicate<Task> finished,
      RetryPolicy retries,
      MetaStudioCredentials credentials) {
    return MetaStudioClient.builder()
        .baseUrl(server.url())
        .projectId("p1")
        .credentials(credentials)
        .finishedWhen(finished)
        .settings(ClientSettings.builder().clock(time).sleeper(time).retryPolicy(retries).build())
        .build();
  }

  private static MetaStudioCredentials token() {
    return MetaStudioCredentials.token(TokenSource.of(Secret.of("t0k+E/N=")));
  }

  private static MetaStudioCredentials key() {
    return MetaStudioCredentials.akSk("ACCESS", Secret.of("S3c+r/E="));
  }

  @Test
  void runIsFoundAgainByItsHandleAndNotStartedTwice() throws Exception {
    try (var server = new ScriptedServer(x -> answerAfter(x, 3))) {
      String kept;
      try (MetaStudioClient client = client(server)) {
        kept = client.export(RESOURCE, "a skill").handle().toString();
      }
      assertThat(kept).isEqualTo("metastudio:" + ID);
      try (MetaStudioClient another = client(server)) {
        ExportRun run = another.run(RunHandle.parse(kept));
        DownloadOptions waiting = DownloadOptions.defaults().waitAtMost(Duration.ofHours(1));
        DownloadReceipt receipt = run.download().saveTo(folder, waiting);
        assertThat(receipt.file().orElseThrow()).hasContent("result");
        assertThat(receipt.attempts())
            .as("a refusal that means 'not ready' is a poll")
            .isEqualTo(1);
      }
      assertThat(server.requests().stream().filter(r -> r.line().startsWith("POST"))).hasSize(1);
      assertThat(server.requests().get(0).path())
          .isEqualTo("/v2/p1/ies/export/" + RESOURCE + "?business_id=a%20skill");
      assertThat(server.requests())
          .allSatisfy(r -> assertThat(r.headers()).containsEntry("x-auth-token", "t0k+E/N="));
    }
  }

  /** Unfinished it has no result; it is finished from the given request on. */
  private static void answerAfter(ScriptedServer.Exchange x, int number) throws IOException {
    boolean done = x.number() > number;
    if (asked(x).startsWith("POST")) {
      x.send("202 Accepted", JSON, started());
    } else if (asked(x).contains("/task/")) {
      x.send("200 OK", JSON, task(done ? "," + DONE : ""));
    } else if (done) {
      x.send("200 OK", "Content-Type: text/csv\r\n", "result");
    } else {
      x.send("400 Bad Request", JSON, REFUSED);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|false",
        ",\"begin_time\":1|false",
        ",\"begin_time\":1,\"end_time\":2|false",
        ",\"total_count\":2,\"success_count\":1,\"failure_count\":1|false",
        ",\"end_time\":0,\"total_count\":0,\"success_count\":0,\"failure_count\":0|false",
        ",\"end_time\":null,\"total_count\":0,\"success_count\":0,\"failure_count\":0|false",
        ",\"end_time\":\" \",\"total_count\":0,\"success_count\":0,\"failure_count\":0|false",
        ",\"end_time\":2,\"total_count\":3,\"success_count\":1,\"failure_count\":1|false",
        ",\"end_time\":2,\"total_count\":2,\"success_count\":1,\"failure_count\":1|true",
        ",\"end_time\":\"2\",\"total_count\":\"2\",\"success_count\":2,\"failure_count\":0|true",
        ",\"end_time\":\"2025-04-10 10:00\",\"total_count\":1,\"success_count\":0,\"failure_count\":1|true"
      })
  void taskIsFinishedWhenItHasAnEndAndItsCountsAddUp(String members, boolean finished)
      throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  if (asked(x).contains("/task/")) {
                    x.send("200 OK", JSON, task(members));
                  } else {
                    x.send("400 Bad Request", JSON, REFUSED);
                  }
                });
        MetaStudioClient client = client(server)) {
      assertThat(client.task(ID).isFinished()).isEqualTo(finished);
      ExportRun run = client.run(RunHandle.parse("metastudio:" + ID));
      assertThat(run.status().phase()).isEqualTo(finished ? Phase.READY : Phase.UNKNOWN);
      assertThat(run.status().providerState()).contains("7");
      Class<? extends RuntimeException> refusal =
          finished ? InvalidRequestException.class : NotReadyException.class;
      assertThatThrownBy(() -> run.download().saveTo(folder)).isInstanceOf(refusal);
    }
  }

  /** No word of theirs is published. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"task_status\":\"RUNNING\"|UNKNOWN|RUNNING",
        "\"task_status\":\"Exploded\"|UNKNOWN|Exploded",
        "\"task_status\":0|UNKNOWN|0",
        "\"task_status\":null|RUNNING|",
        "\"begin_time\":1|RUNNING|"
      })
  void wordOfAnUnfinishedTaskIsUnknownAndWithoutOneItGoesOn(String member, Phase phase, String word)
      throws Exception {
    try (var server =
            taskAndResult(
                "{\"task_id\":\"" + ID + "\"," + member + "}",
                x -> x.send("400 Bad Request", JSON, REFUSED));
        MetaStudioClient client = client(server)) {
      RunStatus status = client.run(RunHandle.parse("metastudio:" + ID)).status();
      assertThat(status.phase()).isEqualTo(phase);
      assertThat(status.providerState()).isEqualTo(Optional.ofNullable(word));
    }
  }

  @Test
  void taskIsFinishedWhenTheCallerSaysSo() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", JSON, task("")));
        MetaStudioClient client =
            client(server, task -> task.status().filter("7"::equals).isPresent())) {
      assertThat(client.run(RunHandle.parse("metastudio:" + ID)).status().phase())
          .isEqualTo(Phase.READY);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void taskIsFinishedWhenItsResultCanBeHad() throws Exception {
    try (var server =
            taskAndResult(task(""), x -> x.send("200 OK", "Content-Type: text/csv\r\n", "result"));
        MetaStudioClient client = client(server)) {
      ExportRun run = client.run(RunHandle.parse("metastudio:" + ID));
      assertThat(run.status().phase()).isEqualTo(Phase.READY);
      assertThat(run.download().saveTo(folder).file().orElseThrow()).hasContent("result");
    }
  }

  /** Which code an unfinished task's result is refused with is not documented. */
  @ParameterizedTest
  @ValueSource(strings = {"MSS.000000001", "MSS.000000002", "MSS.000000003", "MSS.123456789"})
  void unfinishedTaskIsWaitedForWhateverTheCode(String code) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (var server =
            taskAndResult(
                task(""),
                x -> {
                  if (asked.incrementAndGet() < 12) {
                    x.send("400 Bad Request", JSON, REFUSED.replace("MSS.000000001", code));
                  } else {
                    x.send("200 OK", "Content-Type: text/csv\r\n", "result");
                  }
                });
        MetaStudioClient client = client(server)) {
      ExportRun run = client.run(RunHandle.parse("metastudio:" + ID));
      assertThat(run.status().phase()).isNotIn(Phase.READY, Phase.FAILED);
      DownloadOptions waiting = DownloadOptions.defaults().waitAtMost(Duration.ofMinutes(5));
      assertThat(run.download().saveTo(folder, waiting).bytes()).isEqualTo(6);
    }
  }

  @Test
  void listThatIsMissingIsNotEmpty() throws Exception {
    for (String body : new String[] {"{}", "{\"count\":7}", "{\"data\":null}"}) {
      try (var server = new ScriptedServer(x -> x.send("200 OK", JSON, body));
          MetaStudioClient client = client(server)) {
        assertThatThrownBy(() -> client.tasks(TaskQuery.all()))
            .isInstanceOf(UnexpectedContentException.class)
            .hasMessageContaining("data, or a task in it, is missing");
      }
    }
  }

  /** Only "no such result" says that it is not finished: a refusal of the caller's is none. */
  @ParameterizedTest
  @ValueSource(ints = {401, 403, 429, 503})
  void statusThatCannotBeAskedForIsAnError(int status) throws Exception {
    try (var server = taskAndResult(task(""), x -> x.send(status + " Refused", JSON, REFUSED));
        MetaStudioClient client = client(server)) {
      ExportRun run = client.run(RunHandle.parse("metastudio:" + ID));
      assertThatThrownBy(run::status)
          .isInstanceOfSatisfying(
              ApiException.class, refused -> assertThat(refused.status()).isEqualTo(status));
    }
  }

  @Test
  void afterALostResponseTheOneTaskSinceThenIsTheRun() throws Exception {
    long now = time.instant().toEpochMilli();
    try (var server =
            new ScriptedServer(
                x -> {
                  if (asked(x).startsWith("POST")) {
                    x.reset();
                  } else {
                    x.send("200 OK", JSON, tasks(now, ID));
                  }
                });
        MetaStudioClient client = client(server)) {
      assertThat(client.export(RESOURCE).handle()).hasToString("metastudio:" + ID);
      assertThat(server.requests()).hasSize(2);
      assertThat(server.requests().get(1).path())
          .isEqualTo("/v2/p1/ies/task?resource=" + RESOURCE + "&begin_time=" + (now - 2_000));
    }
  }

  private static String tasks(long begin, String... ids) {
    return tasks(ids.length, begin, ids);
  }

  private static String tasks(int count, long begin, String... ids) {
    String listed =
        List.of(ids).stream()
            .map(id -> "{\"task_id\":\"" + id + "\",\"begin_time\":" + begin + "}")
            .reduce((one, two) -> one + "," + two)
            .orElse("");
    return "{\"offset\":0,\"limit\":10,\"count\":" + count + ",\"data\":[" + listed + "]}";
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "two", "cut", "older", "later", "ended", "other", "refused"})
  void afterALostResponseAnythingElseIsNotKnown(String found) throws Exception {
    long now = time.instant().toEpochMilli();
    String list =
        switch (found) {
          case "none" -> tasks(now);
          case "two" -> tasks(now, ID, "t2");
          case "cut" -> tasks(12, now, ID);
          case "older" -> tasks(now - 2001, ID);
          case "later" -> tasks(now + 2001, ID);
          case "ended" -> "{\"data\":[{\"task_id\":\"t\",\"end_time\":" + (now - 2001) + "}]}";
          case "other" -> "{\"data\":[{\"task_id\":\"t\",\"resource\":\"another\"}]}";
          default -> REFUSED;
        };
    String status = found.equals("refused") ? "400 Bad Request" : "200 OK";
    try (var server =
            new ScriptedServer(
                x -> {
                  if (asked(x).startsWith("POST")) {
                    x.reset();
                  } else {
                    x.send(status, JSON, list);
                  }
                });
        MetaStudioClient client = client(server)) {
      var unknown =
          catchThrowableOfType(
              StartOutcomeUnknownException.class, () -> client.export(RESOURCE, "b1"));
      assertThat(unknown).hasMessageContaining("among the resource's tasks");
      assertThat(unknown.ids())
          .containsEntry("resource", RESOURCE)
          .containsEntry("businessId", "b1");
      assertThat(unknown.candidates())
          .isEqualTo(
              found.equals("two") ? List.of("metastudio:" + ID, "metastudio:t2") : List.of());
      assertThat(server.requests().stream().filter(r -> r.line().startsWith("POST"))).hasSize(1);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void startIsNotSentAgainAfterARefusal() throws Exception {
    for (String status : List.of("429 Too Many Requests", "500 Internal Server Error")) {
      try (var server = new ScriptedServer(x -> x.send(status, JSON, "{}"));
          MetaStudioClient client = client(server)) {
        assertThatThrownBy(() -> client.export(RESOURCE))
            .isInstanceOfAny(RateLimitedException.class, ProviderUnavailableException.class);
        assertThat(server.requests()).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"value\":null}", "{\"value\":\"\"}", "{\"value\":\"..\"}"})
  void startWithoutAnIdIsNoStart(String body) throws Exception {
    long now = time.instant().toEpochMilli();
    for (String list : List.of(tasks(now, ID), tasks(now))) {
      try (var server =
              new ScriptedServer(
                  x -> {
                    boolean starts = asked(x).startsWith("POST");
                    x.send(starts ? "202 Accepted" : "200 OK", JSON, starts ? body : list);
                  });
          MetaStudioClient client = client(server)) {
        if (list.contains(ID)) {
          assertThat(client.export(RESOURCE).handle()).hasToString("metastudio:" + ID);
        } else {
          assertThatThrownBy(() -> client.export(RESOURCE))
              .isInstanceOf(StartOutcomeUnknownException.class)
              .hasCauseInstanceOf(UnexpectedContentException.class)
              .hasMessageContaining("value")
              .hasMessageContaining("among the resource's tasks");
        }
        assertThat(server.requests()).hasSize(2);
      }
    }
  }

  @Test
  void fileIsSentAsAFormAndItsSignatureLeavesOutTheBody() throws Exception {
    Path file = Files.writeString(folder.resolve("questions.csv"), "q,a\r\nWho?,Ada\r\n");
    try (var server = new ScriptedServer(x -> x.send("202 Accepted", JSON, started()));
        MetaStudioClient client = client(server, t -> false, RetryPolicy.none(), key())) {
      assertThat(client.importFile(RESOURCE, file).handle()).hasToString("metastudio:" + ID);
      ScriptedServer.Request request = server.requests().get(0);
      assertThat(request.line()).startsWith("POST /v2/p1/ies/import/" + RESOURCE + " ");
      assertThat(request.headers())
          .containsEntry("x-sdk-content-sha256", "UNSIGNED-PAYLOAD")
          .containsKey("content-length");
      assertThat(request.headers().get("content-type"))
          .startsWith("multipart/form-data; boundary=");
      assertThat(request.headers().get("authorization"))
          .contains("SignedHeaders=host;x-project-id;x-sdk-content-sha256;x-sdk-date,");
      assertThat(new String(request.body()))
          .contains("name=\"file\"; filename=\"questions.csv\"")
          .contains("\r\n\r\nq,a\r\nWho?,Ada\r\n\r\n--");
    }
  }

  /** The limit is of the whole body: some 250 bytes more than the file. */
  @ParameterizedTest
  @CsvSource({"signature, 12582912, true", "signature, 12582000, false", "token, 12582912, false"})
  void fileOverTwelveMegabytesIsNotSentWithASignature(String way, long size, boolean refused)
      throws Exception {
    Path file = folder.resolve("large");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(size);
    }
    MetaStudioCredentials credentials = way.equals("token") ? token() : key();
    try (var server = new ScriptedServer(x -> x.send("202 Accepted", JSON, started()));
        MetaStudioClient client = client(server, t -> false, RetryPolicy.none(), credentials)) {
      if (refused) {
        assertThatThrownBy(() -> client.importFile(RESOURCE, file))
            .isInstanceOf(LocalFileException.class)
            .hasMessageContaining("12 MB")
            .hasMessageContaining("large");
      } else {
        client.importFile(RESOURCE, file);
      }
      assertThat(server.requests()).hasSize(refused ? 0 : 1);
    }
  }

  @Test
  void whatIsNoFileIsRefusedBeforeAnythingIsSent() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty"));
    try (var server = new ScriptedServer(x -> x.send("202 Accepted", JSON, started()));
        MetaStudioClient client = client(server)) {
      for (Path file : List.of(empty, folder, folder.resolve("missing"))) {
        assertThatThrownBy(() -> client.importFile(RESOURCE, file))
            .isInstanceOf(LocalFileException.class)
            .hasMessageContaining(file.getFileName().toString());
      }
      assertThatIllegalArgumentException().isThrownBy(() -> client.importFile("..", empty));
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void fileOfAnotherFileSystemIsSentAsWell() throws Exception {
    Path archive = folder.resolve("questions.zip");
    try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"));
        var server = new ScriptedServer(x -> x.send("202 Accepted", JSON, started()));
        MetaStudioClient client = client(server, t -> false, RetryPolicy.none(), key())) {
      Path file = Files.writeString(zip.getPath("/Fragen ü.csv"), "q,a\r\nWho?,Ada\r\n");
      assertThat(client.importFile(RESOURCE, file).handle()).hasToString("metastudio:" + ID);
      assertThat(server.requests().get(0).text())
          .contains("name=\"file\"; filename=\"Fragen ü.csv\"")
          .contains("\r\n\r\nq,a\r\nWho?,Ada\r\n\r\n--");

      assertThatThrownBy(() -> client.importFile(RESOURCE, zip.getPath("/")))
          .isInstanceOf(LocalFileException.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  /** What becomes of the file once its length is known. */
  enum Change {
    GROWS(" grew while it was sent, so the request was broken off"),
    SHRINKS(" shrank while it was sent, so the request was broken off"),
    IS_EMPTIED(" shrank while it was sent, so the request was broken off"),
    VANISHES(" can't be read any more, so the request was broken off");

    final String told;

    Change(String told) {
      this.told = told;
    }

    void happensTo(Path file) throws IOException {
      try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
        open.setLength(
            switch (this) {
              case GROWS -> open.length() + 1;
              case SHRINKS -> open.length() - 1;
              default -> 0;
            });
      }
      if (this == VANISHES) {
        Files.delete(file);
      }
    }
  }

  /** Half a request is no import: it is neither sent again nor searched for. */
  @ParameterizedTest
  @EnumSource
  void fileThatChangesWhileItIsSentIsAnErrorOfItsOwn(Change change) throws Exception {
    for (int length : new int[] {20, 16 * 1024, 300_000}) {
      Path file = Files.write(folder.resolve("file-" + length), new byte[length]);
      TokenSource tokens =
          () -> {
            try {
              change.happensTo(file);
            } catch (IOException failure) {
              throw new UncheckedIOException(failure);
            }
            return Secret.of("T0ken+/=");
          };
      try (var server = new ScriptedServer(x -> x.send("202 Accepted", JSON, started()));
          MetaStudioClient client =
              client(
                  server,
                  t -> false,
                  RetryPolicy.defaults(),
                  MetaStudioCredentials.token(tokens))) {
        assertThatThrownBy(() -> client.importFile(RESOURCE, file))
            .isInstanceOf(LocalFileException.class)
            .hasMessageStartingWith(file + change.told)
            .extracting(failure -> ((LocalFileException) failure).path())
            .isEqualTo(file);
        assertThat(time.pauses()).isEmpty();
        assertThat(server.connections()).isLessThanOrEqualTo(1);
        assertThat(server.requests())
            .allSatisfy(
                half ->
                    assertThat(half.body().length)
                        .isLessThan(Integer.parseInt(half.headers().get("content-length"))));
      }
    }
  }

  @Test
  void tasksAreAskedForByResourcesAndTime() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", JSON, tasks(12, 5, ID)));
        MetaStudioClient client = client(server)) {
      Tasks tasks =
          client.tasks(
              TaskQuery.all()
                  .resource("a")
                  .resource("b&c")
                  .businessId("d e")
                  .since(Instant.ofEpochMilli(1))
                  .until(Instant.ofEpochSecond(2)));
      assertThat(tasks.isComplete()).isFalse();
      assertThat(tasks.count()).hasValue(12);
      assertThat(tasks.tasks().get(0).beganAt()).contains(Instant.ofEpochMilli(5));
      assertThat(server.requests().get(0).path())
          .isEqualTo(
              "/v2/p1/ies/task?resource=a&resource=b%26c&business_id=d%20e&begin_time=1&end_time=2000");
      client.tasks(TaskQuery.all());
      assertThat(server.requests().get(1).path()).isEqualTo("/v2/p1/ies/task");
    }
  }

  @Test
  void deletionNeedsNoBodyOfItsResponse() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", ""));
        MetaStudioClient client = client(server)) {
      client.delete("a/b");
      assertThat(server.requests().get(0).line()).startsWith("DELETE /v2/p1/ies/task/a%2Fb ");
    }
  }

  @Test
  void errorUnderASuccessIsAnErrorOfADeletionToo() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", JSON, REFUSED));
        MetaStudioClient client = client(server)) {
      assertThatThrownBy(() -> client.delete(ID)).isInstanceOf(InvalidRequestException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ems:1", "metastudio:a/b", "metastudio:a?mode=x"})
  void handleOfSomethingElseIsRefusedBeforeAnythingIsSent(String handle) throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", JSON, task("")));
        MetaStudioClient client = client(server)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> client.run(RunHandle.parse(handle)))
          .withMessageContaining("metastudio:be0821bdf8d04949bf4c9852fa87c590");
      assertThat(server.requests()).isEmpty();
    }
  }
}
