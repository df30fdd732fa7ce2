package dev.exportclients.ecreporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.ScriptedServer.Exchange;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.exception.NotFoundException;
import dev.exportclients.core.exception.NotReadyException;
import dev.exportclients.core.exception.StartOutcomeUnknownException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.core.run.RunStatus.Phase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that does as Oracle's pages say, and as far as they say it. */
class EcReportingRunTest {
  private static final String JOB = "0F8FAD5BD9CB469FA16570867728950E";
  private static final String STUDY = "CFD8A9C11AB34C0E8E43B1C5DDCD4C71";
  private static final String REPORT = "546A79C296BE11EABB370242AC130002";
  private static final ReportScope SCOPE = ReportScope.study(STUDY, StudyMode.ACTIVE);
  private static final String HANDLE = "ecreporting:" + JOB + "?studyId=" + STUDY + "&mode=active";
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String CSV = "Content-Type: text/csv\r\n";
  private static final DownloadOptions WAITING =
      DownloadOptions.defaults().waitAtMost(Duration.ofMinutes(5));

  @TempDir Path folder;
  private final FakeTime time = new FakeTime();

  private EcReportingClient client(ScriptedServer server) {
    return client(server, TokenSource.of(Secret.of("T0ken+with/Signs==")));
  }

  private EcReportingClient client(ScriptedServer server, TokenSource tokens) {
    return EcReportingClient.builder()
        .baseUrl(server.url())
        .credentials(tokens)
        .settings(
            ClientSettings.builder().allowInsecureHttp(true).clock(time).sleeper(time).build())
        .build();
  }

  private static boolean is(Exchange x, String what) {
    return x.request().path().contains(what);
  }

  private static String page(String hasMore, String... runs) {
    return "{\"status\":\"success\",\"result\":{\"hasMore\":"
        + hasMore
        + ",\"count\":"
        + runs.length
        + ",\"reportRunStatus\":["
        + String.join(",", runs)
        + "]}}";
  }

  private static String bare(String page) {
    return page.replaceFirst("\\{.*?\"result\":", "").replaceFirst("\\}$", "");
  }

  private static String run(String id) {
    return "{\"downloadId\":\"" + id + "\",\"rptFormat\":\"CSV\"}";
  }

  private static String run(String id, String kickoff) {
    return run(id).replace("}", ",\"rptKickoffDatetime\":\"" + kickoff + "\"}");
  }

  private static long starts(ScriptedServer server) {
    return server.requests().stream().filter(r -> r.line().startsWith("POST")).count();
  }

  /** Lists the job from the third look on; refuses its download at first even then. */
  private static ScriptedServer oracle(String listed, int refusals, String refusal) {
    AtomicInteger looks = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    return new ScriptedServer(
        x -> {
          if (is(x, "/v1.0/reports?")) {
            x.send("202 Accepted", JSON, "{\"id\":\"" + JOB + "\",\"rptFormat\":\"CSV\"}");
          } else if (is(x, "/downloadList")) {
            boolean isThere = looks.incrementAndGet() > 2;
            x.send("200 OK", JSON, isThere ? listed : page("\"false\"", run("OTHER")));
          } else if (refused.getAndIncrement() < refusals) {
            x.send(refusal, JSON, "{\"status\":\"error\"}");
          } else {
            x.send("200 OK", CSV, "a,b\r\n");
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"false\"", "false"})
  void runIsWaitedForInTheListAndItsFileIsSaved(String hasMore) throws Exception {
    try (var server = oracle(page(hasMore, run("OTHER"), run(JOB)), 0, "");
        var client = client(server)) {
      ExportRun run =
          client.start(
              ReportOrder.builder(REPORT, SCOPE)
                  .format("CSV")
                  .fields(
                      ReportFields.parse(
                          "{\"fieldSpecsList\":[{\"fldId\":\"F1\",\"fieldName\":\"siteId\",\"fieldType\":\"list\",\"fieldValueList\":[\"Ä+/=\"]}]}"))
                  .build());
      assertThat(run.handle()).hasToString(HANDLE);

      assertThat(run.download().saveTo(folder.resolve("r.csv"), WAITING).bytes()).isEqualTo(5);

      ScriptedServer.Request start = server.requests().get(0);
      assertThat(start.line())
          .startsWith(
              "POST /ec-reporting-svc/rest/v1.0/reports?reportid="
                  + REPORT
                  + "&format=CSV&studyId="
                  + STUDY
                  + "&mode=active ");
      assertThat(start.text())
          .isEqualTo(
              "{\"fieldSpecsList\":[{\"fldId\":\"F1\",\"fieldName\":\"siteId\",\"fieldType\":\"list\",\"fieldValueList\":[\"Ä+/=\"]}],\"extFieldSpecsList\":[]}");
      assertThat(server.requests())
          .allSatisfy(
              sent ->
                  assertThat(sent.headers())
                      .containsEntry("authorization", "Bearer T0ken+with/Signs=="));
      assertThat(server.requests())
          .extracting(ScriptedServer.Request::path)
          .filteredOn(p -> p.contains("downloadList"))
          .hasSize(3);
      assertThat(time.pauses()).hasSize(2);
    }
  }

  @Test
  void processThatTakesTheHandleOverEndsWithTheSameFileAndNoSecondStart() throws Exception {
    try (var server = oracle(page("\"false\"", run(JOB)), 0, "")) {
      String kept;
      try (var client = client(server)) {
        kept = client.start(ReportOrder.builder(REPORT, SCOPE).build()).handle().toString();
      }
      try (var another = client(server)) {
        ExportRun run = another.run(RunHandle.parse(kept));
        assertThat(run.status().phase()).isEqualTo(Phase.RUNNING);
        run.download().saveTo(folder.resolve("r.csv"), WAITING);
        assertThat(run.status().phase()).isEqualTo(Phase.READY);
      }
      assertThat(folder.resolve("r.csv")).hasContent("a,b\r\n");
      assertThat(starts(server)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"404 Not Found", "400 Bad Request"})
  void listedJobWhoseDownloadIsRefusedIsNotReadyWhileOneWaits(String refusal) throws Exception {
    try (var server = oracle(page("\"false\"", run(JOB)), 2, refusal);
        var client = client(server)) {
      client.run(RunHandle.parse(HANDLE)).download().saveTo(folder.resolve("r.csv"), WAITING);
      assertThat(folder.resolve("r.csv")).hasContent("a,b\r\n");
    }
  }

  @Test
  void listedJobWhoseDownloadIsRefusedIsNotFoundForWhoDoesNotWait() throws Exception {
    try (var server = oracle(page("\"false\"", run(JOB)), 9, "404 Not Found");
        var client = client(server)) {
      var download = client.run(RunHandle.parse(HANDLE)).download();
      for (int look = 0; look < 2; look++) {
        assertThatThrownBy(() -> download.saveTo(folder.resolve("r.csv")))
            .isInstanceOf(NotReadyException.class);
      }
      assertThatThrownBy(() -> download.saveTo(folder.resolve("r.csv")))
          .isInstanceOf(NotFoundException.class);
    }
  }

  @Test
  void jobThatIsNeverListedIsNotReadyWhenTheWaitEnds() throws Exception {
    try (var server = oracle(page("\"false\"", run("OTHER")), 0, "");
        var client = client(server)) {
      NotReadyException over =
          catchThrowableOfType(
              NotReadyException.class,
              () ->
                  client
                      .run(RunHandle.parse(HANDLE))
                      .download()
                      .saveTo(folder.resolve("r"), WAITING));
      assertThat(over).hasMessageContaining("not listed").hasMessageContaining(JOB);
      assertThat(time.slept()).isLessThanOrEqualTo(Duration.ofMinutes(5));
    }
  }

  /** Who only downloads a job's report is not asked to see the list. */
  @Test
  void reportIsDownloadedWithoutTheListUnlessItIsWaitedFor() throws Exception {
    try (var server = oracle(page("\"false\"", run(JOB)), 0, "");
        var client = client(server)) {
      ReportRequest request = ReportRequest.builder(JOB).studyId(STUDY).build();
      client.report(request).saveTo(folder.resolve("one"));
      assertThat(server.requests()).hasSize(1);
      client.report(request).saveTo(folder.resolve("two"), WAITING);
      assertThat(server.requests()).hasSize(5);
    }
  }

  /** In the service's envelope or without, by a text or a boolean. */
  @ParameterizedTest
  @CsvSource({"\"true\",true", "true,true", "\"TRUE\",false", "true,false"})
  void runsArePagedAsTheyAreRead(String more, boolean isEnveloped) throws Exception {
    try (var server =
            new ScriptedServer(
                x -> {
                  boolean first = is(x, "offset=0&");
                  String page = first ? page(more, run("A"), run("B")) : page("false", run("C"));
                  x.send("200 OK", JSON, isEnveloped ? page : bare(page));
                });
        var client = client(server)) {
      var rest = client.runs(SCOPE, REPORT).iterator();
      assertThat(server.requests()).isEmpty();
      assertThat(rest.next().jobId()).contains("A");
      assertThat(rest.next().jobId()).contains("B");
      assertThat(server.requests()).hasSize(1);
      assertThat(rest.next().jobId()).contains("C");
      assertThat(rest.hasNext()).isFalse();
      assertThat(server.requests())
          .extracting(ScriptedServer.Request::path)
          .containsExactly(
              "/ec-reporting-svc/rest/v2.0/reportmetadata/downloadList?limit=50&offset=0&studyId="
                  + STUDY
                  + "&mode=active&rptId="
                  + REPORT,
              "/ec-reporting-svc/rest/v2.0/reportmetadata/downloadList?limit=50&offset=2&studyId="
                  + STUDY
                  + "&mode=active&rptId="
                  + REPORT);
    }
  }

  /** A server that takes no notice of the offset, and has two pages in turn. */
  @Test
  void listThatIsToldToEndEnds() throws Exception {
    try (var server =
            new ScriptedServer(
                x ->
                    x.send(
                        "200 OK",
                        JSON,
                        page("\"true\",\"totalResults\":4", run("A" + x.number() % 2), run("B"))));
        var client = client(server)) {
      assertThat(client.runs(SCOPE).toList()).hasSize(4);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"status\":\"success\"}", "{\"result\":null}"})
  void listThatIsMissingIsNotEmpty(String body) throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", JSON, body));
        var client = client(server)) {
      assertThatThrownBy(() -> client.reports(SCOPE))
          .isInstanceOf(UnexpectedContentException.class)
          .hasMessageContaining("result is missing");
      assertThatThrownBy(() -> client.runs(SCOPE).toList())
          .isInstanceOf(UnexpectedContentException.class)
          .hasMessageContaining("reportRunStatus is missing");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"count\":0}",
        "{\"hasMore\":\"false\"}",
        "{\"status\":\"success\",\"result\":{\"hasMore\":false,\"count\":0}}"
      })
  void pageWithoutRunsMayLeaveTheirListOut(String body) throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", JSON, body));
        var client = client(server)) {
      assertThat(client.runs(SCOPE)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", ""})
  void listThatNeverEndsIsLeft(String id) throws Exception {
    String[] runs = id.isEmpty() ? new String[0] : new String[] {run(id)};
    try (var server = new ScriptedServer(x -> x.send("200 OK", JSON, page("\"true\"", runs)));
        var client = client(server)) {
      assertThat(client.runs(SCOPE).toList()).hasSize(runs.length);
      assertThat(server.requests()).hasSizeLessThanOrEqualTo(2);
    }
  }

  /** Sends no response to the start, and has these runs. */
  private ScriptedServer losing(String runs) {
    return new ScriptedServer(
        x -> {
          if (is(x, "/v1.0/reports?")) {
            x.head("202 Accepted", "Content-Length: 20\r\n");
            x.cut();
          } else {
            x.send("200 OK", JSON, page("\"false\"", runs));
          }
        });
  }

  @ParameterizedTest
  @CsvSource({"2026-11-23T10:00:01.5Z", "2026-11-23T10:00:01.5", "2026-11-23T12:00:00+02:00"})
  void onlyRunOfTheReportSinceThenIsTheOneWhoseResponseWasLost(String kickoff) throws Exception {
    String runs = run("OLD", "2026-11-23T09:59:00Z") + "," + run(JOB, kickoff);
    try (var server = losing(runs);
        var client = client(server)) {
      ExportRun run = client.start(ReportOrder.builder(REPORT, SCOPE).format("csv").build());
      assertThat(run.handle()).hasToString(HANDLE);
      assertThat(starts(server)).isEqualTo(1);
      assertThat(server.requests().get(1).path()).contains("&rptId=" + REPORT);
    }
  }

  /** A service that does not heed what it was asked for says itself of which report they are. */
  @ParameterizedTest
  @CsvSource({"OTHER, false", "REPORT, true", "'', true"})
  void runOfAnotherReportIsNotTakenForIt(String report, boolean isFound) throws Exception {
    String id = report.equals("REPORT") ? REPORT.toLowerCase(java.util.Locale.ROOT) : report;
    String member = id.isEmpty() ? "" : "\"reportId\":\"" + id + "\",";
    String list =
        page("\"false\"", run(JOB, "2026-11-23T10:00:01Z"))
            .replace("\"hasMore\"", member + "\"hasMore\"");
    try (var server =
            new ScriptedServer(
                x -> {
                  if (is(x, "/v1.0/reports?")) {
                    x.cut();
                  } else {
                    x.send("200 OK", JSON, list);
                  }
                });
        var client = client(server)) {
      ReportOrder order = ReportOrder.builder(REPORT, SCOPE).build();
      if (isFound) {
        assertThat(client.start(order).handle()).hasToString(HANDLE);
      } else {
        assertThat(
                catchThrowableOfType(StartOutcomeUnknownException.class, () -> client.start(order))
                    .candidates())
            .isEmpty();
      }
    }
  }

  static List<String> ambiguous() {
    return List.of(
        run("OLD", "2026-11-23T09:59:00Z"),
        run("WITHOUT"),
        run("ODD", "yesterday"),
        run("PDF", "2026-11-23T10:00:01Z").replace("CSV", "PDF"),
        run("LATER", "2026-11-23T10:00:03Z"),
        run("EARLIER", "2026-11-23T09:59:57Z"),
        run("A", "2026-11-23T10:00:01Z") + "," + run("B", "2026-11-23T10:00:02Z"));
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.MethodSource("ambiguous")
  void whereNoneOrSeveralMayBeItTheErrorNamesTheCommandThatListsThem(String runs) throws Exception {
    try (var server = losing(runs);
        var client = client(server)) {
      StartOutcomeUnknownException unknown =
          catchThrowableOfType(
              StartOutcomeUnknownException.class,
              () -> client.start(ReportOrder.builder(REPORT, SCOPE).format("CSV").build()));
      assertThat(unknown).hasMessageContaining("list of the report's runs");
      assertThat(unknown.ids()).containsEntry("reportId", REPORT).containsEntry("mode", "active");
      assertThat(unknown.candidates()).hasSize(runs.contains("},{") ? 2 : 0);
      assertThat(starts(server)).isEqualTo(1);
    }
  }

  @Test
  void startThatIsRefusedAsNotSignedInGoesOnceMoreWithAFreshToken() throws Exception {
    AtomicReference<String> token = new AtomicReference<>("Old+T0ken/==");
    TokenSource tokens =
        new TokenSource() {
          @Override
          public Secret token() {
            return Secret.of(token.get());
          }

          @Override
          public Secret refreshed(Secret refused) {
            token.set("New+T0ken/==");
            return token();
          }
        };
    try (var server =
            new ScriptedServer(
                x -> {
                  boolean isOld = x.request().headers().get("authorization").contains("Old");
                  x.send(
                      isOld ? "401 Who" : "202 Accepted",
                      JSON,
                      isOld ? "{}" : "{\"id\":\"" + JOB + "\"}");
                });
        var client = client(server, tokens)) {
      assertThat(client.start(ReportOrder.builder(REPORT, SCOPE).build()).handle().ids())
          .containsExactly(JOB);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"id\":\"\"}",
        "{\"id\":\"..\"}",
        "{\"id\":\"a\\nb\"}",
        "{\"id\":\"http://x/\"}"
      })
  void responseWithoutAJobThatCanBeAskedForIsNoRun(String body) throws Exception {
    for (boolean isListed : List.of(true, false)) {
      String runs = isListed ? run(JOB, "2026-11-23T10:00:00Z") : "";
      try (var server =
              new ScriptedServer(
                  x -> {
                    boolean starts = is(x, "/v1.0/reports?");
                    x.send("202 Accepted", JSON, starts ? body : page("\"false\"", runs));
                  });
          var client = client(server)) {
        ReportOrder order = ReportOrder.builder(REPORT, SCOPE).build();
        if (isListed) {
          assertThat(client.start(order).handle()).hasToString(HANDLE);
        } else {
          assertThatThrownBy(() -> client.start(order))
              .isInstanceOf(StartOutcomeUnknownException.class)
              .hasMessageContaining("list of the report's runs")
              .hasCauseInstanceOf(UnexpectedContentException.class);
        }
        assertThat(starts(server)).isEqualTo(1);
        assertThat(server.requests()).hasSize(2);
      }
    }
  }

  @Test
  void tenantsRunsHaveNoStudy() throws Exception {
    try (var server = oracle(page("\"false\"", run(JOB)), 0, "");
        var client = client(server)) {
      ReportScope tenant = ReportScope.tenant(StudyMode.TEST);
      ExportRun run = client.start(ReportOrder.builder(REPORT, tenant).build());
      assertThat(run.handle()).hasToString("ecreporting:" + JOB + "?mode=test");
      client.run(run.handle()).download().saveTo(folder.resolve("r"), WAITING);
      assertThat(server.requests())
          .extracting(ScriptedServer.Request::path)
          .noneMatch(path -> path.contains("studyId"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ems:1",
        "ecreporting:A",
        "ecreporting:A?studyId=B",
        "ecreporting:A?mode=",
        "ecreporting:A?mode=design",
        "ecreporting:A/B?mode=test",
        "ecreporting:A?mode=test&region=eu"
      })
  void handleOfSomethingElseIsRefusedBeforeAnythingIsSent(String handle) throws IOException {
    try (var server = oracle("", 0, "");
        var client = client(server)) {
      assertThatIllegalArgumentException().isThrownBy(() -> client.run(RunHandle.parse(handle)));
      assertThat(server.requests()).isEmpty();
    }
  }
}
