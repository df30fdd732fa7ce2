package dev.exportclients.cli;

import static dev.exportclients.core.CannedResponse.csv;
import static dev.exportclients.core.CannedResponse.json;
import static dev.exportclients.core.CannedResponse.response;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.cli.Terminal.Outcome;
import dev.exportclients.core.CannedResponse;
import dev.exportclients.core.RoutedServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person sees for every status that a provider documents. */
class DocumentedStatusesTest {
  private static final String RESULTS = "/ems/resultsExport/1234";
  private static final String ATTACHMENTS = "/ems/attachments";
  private static final String ATTACHMENT = "/ems/attachments/2421042979a6474a872e77f046b8802e";
  private static final String REPORT = "/ec-reporting-svc/rest/v2.0/reports/download";
  private static final String IDENTITIES = "/api/v1/user_identities";
  private static final String START = "/api/v1/user_identities/42/exports/86446/export_files";
  private static final String STATUS = "/api/v1/exports/86446/export_files/74780";
  private static final String RESULT = "/v2/p1/ies/result/be0821bdf8d04949bf4c9852fa87c590";

  private static final String PUBLIC_KEY = "/ems/userTokens/publicKey";
  private static final String CREATE_TOKEN = "/ems/userTokens/createExternal";

  /** Of 2048 bits; nobody has the other half. */
  private static final String RSA_KEY =
      "{'Modulus':'w" + "A7z".repeat(113) + "AB==','Exponent':'AQAB'}";

  private static final String EMS_ERROR = "{'Message':'said by EMS'}";
  private static final String EC_ERROR =
      "{'status':'error','errorData':{'errorCode':'REPT_4','errorMessage':'said by EC',"
          + "'details':'Field: userId'}}";
  private static final String MSS_ERROR =
      "{'error_code':'%s','error_msg':'said by MSS','request_id':'r-1'}";
  private static final String RUN =
      "{'export_files':{'id':74780,'href':'/api/v1/exports/86466/export_files/74780',"
          + "'export_id':86446,'status':'%s'}}";

  @TempDir Path folder;

  /**
   * @param said must occur on stderr, or, after a success, on stdout
   */
  record Row(
      String operation,
      String path,
      String command,
      CannedResponse response,
      int exitCode,
      String said) {
    @Override
    public String toString() {
      return operation + " " + response.status() + " -> " + exitCode + " " + said;
    }
  }

  static Stream<Row> rows() {
    CannedResponse csv = csv("a,b\r\n");
    return Stream.of(
            ems("startResults", "/ems/results", "start 4711", json(202, "1234"), "ems:1234"),
            emsSignIn("showPublicKey", PUBLIC_KEY, RSA_KEY),
            emsSignIn("createExternalToken", CREATE_TOKEN, "{'Token':'T1'}"),
            ems("exportResults", RESULTS, "results 1234 --no-wait", csv, "results-1234.csv"),
            ems(
                "listAttachments",
                ATTACHMENTS,
                "attachments --entity-type plate --entity-id 7",
                json(200, "[{'Id':'a321'}]"),
                "a321"),
            ems(
                "downloadAttachment",
                ATTACHMENT,
                "attachment 2421042979a6474a872e77f046b8802e",
                csv,
                "attachment-2421042979a6474a872e77f046b8802e.csv"),
            ecReporting(),
            ecReportingJobs(),
            webAdmit(),
            webAdmitList(
                "listExports",
                "/api/v1/exports",
                "exports",
                "{'exports':[{'id':7,'name':'Nightly','format':'f','mime_type':'m'}]}",
                "Nightly"),
            webAdmitList(
                "listExportsOfIdentity",
                "/api/v1/user_identities/42/exports",
                "exports --identity 42",
                "{'exports':[{'id':7,'name':'Nightly','format':'f','mime_type':'m'}]}",
                "Nightly"),
            webAdmitList(
                "listExportFiles",
                "/api/v1/user_identities/42/export_files",
                "files --identity 42",
                "{'export_files':[{'id':74780,'href':'x','export_id':7,'status':'Queued'}]}",
                "webadmit:7/74780"),
            metaStudio(),
            metaStudioTasks())
        .flatMap(rows -> rows);
  }

  private static Stream<Row> ems(
      String operation, String path, String arguments, CannedResponse success, String shown) {
    String name = "ems." + operation;
    String command = "ems " + arguments;
    Map<Integer, Integer> exitCodes =
        Map.of(400, 7, 401, 3, 403, 3, 404, 4, 406, 7, 410, 5, 412, 6, 503, 8);
    return Stream.concat(
        Stream.of(new Row(name, path, command, success, 0, shown)),
        exitCodes.entrySet().stream()
            .map(
                entry ->
                    new Row(
                        name,
                        path,
                        command,
                        json(entry.getKey(), EMS_ERROR),
                        entry.getValue(),
                        "said by EMS")));
  }

  /** By a password; what the other call of the two responds with is laid down by the test. */
  private static Stream<Row> emsSignIn(String operation, String path, String success) {
    String name = "ems." + operation;
    return Stream.concat(
        Stream.of(new Row(name, path, "tokens ems", json(200, success), 0, "T1")),
        Map.of(400, 7, 401, 3, 404, 4).entrySet().stream()
            .map(
                entry ->
                    new Row(
                        name,
                        path,
                        "tokens ems",
                        json(entry.getKey(), EMS_ERROR),
                        entry.getValue(),
                        "can't sign in at EMS: " + name)));
  }

  private static Stream<Row> ecReporting() {
    String name = "ecreporting.downloadReport";
    String command = "ecreporting report 6A7C29DD011241DFBE1B64399283C860 --mode test";
    CannedResponse file =
        csv("a,b\r\n").with("Content-Disposition", "attachment; filename=report.csv");
    return Stream.of(
        new Row(name, REPORT, command, file, 0, "report.csv"),
        new Row(
            name, REPORT, command, json(400, EC_ERROR), 7, "REPT_4: said by EC [Field: userId]"),
        new Row(name, REPORT, command, json(401, EC_ERROR), 3, "REPT_4: said by EC"),
        new Row(name, REPORT, command, json(403, EC_ERROR), 3, "REPT_4: said by EC"),
        new Row(name, REPORT, command, json(404, EC_ERROR), 4, "REPT_4: said by EC"),
        new Row(name, REPORT, command, json(429, EC_ERROR), 8, "REPT_4: said by EC"),
        new Row(name, REPORT, command, json(200, EC_ERROR), 7, "REPT_4: said by EC"));
  }

  private static Stream<Row> ecReportingJobs() {
    String of = " --study-id S1 --mode test";
    return Stream.of(
            jobs("listReports", "v1.0/reportmetadata", "reports" + of, 200, "[{'reportId':'R1'}]"),
            jobs(
                "showReport",
                "v1.0/studies/S1/test/reportmetadata/reportId/R1",
                "fields R1" + of,
                200,
                "[{'fldId':'R1'}]"),
            jobs("createReport", "v1.0/reports", "start R1" + of, 202, "{'id':'R1'}"),
            jobs(
                "listReportRuns",
                "v2.0/reportmetadata/downloadList",
                "runs" + of,
                200,
                "{'hasMore':'false','reportRunStatus':[{'downloadId':'R1'}]}"))
        .flatMap(rows -> rows);
  }

  private static Stream<Row> jobs(
      String operation, String path, String arguments, int success, String result) {
    String name = "ecreporting." + operation;
    String whole = "/ec-reporting-svc/rest/" + path;
    String command = "ecreporting " + arguments;
    CannedResponse fine = json(success, "{'status':'success','result':" + result + "}");
    return Stream.concat(
        Stream.of(new Row(name, whole, command, fine, 0, "R1")),
        Map.of(400, 7, 401, 3, 403, 3, 404, 4, 429, 8).entrySet().stream()
            .map(
                entry ->
                    new Row(
                        name,
                        whole,
                        command,
                        json(entry.getKey(), EC_ERROR),
                        entry.getValue(),
                        "REPT_4: said by EC")));
  }

  private static Stream<Row> webAdmit() {
    String identities = "webadmit identities";
    String start = "webadmit start 86446 --identity 42";
    String status = "webadmit status 86446 74780";
    String download = "webadmit download 86446 74780 --no-wait";
    CannedResponse nobody = response(401, "", "");
    CannedResponse tooMany = json(429, "{'message':'slow down'}").with("Retry-After", "7200");
    CannedResponse notFound = json(404, "{'message':'Not Found'}");
    String list = "webadmit.listUserIdentities";
    String post = "webadmit.startExport";
    String show = "webadmit.showExportFile";
    return Stream.of(
        new Row(
            list,
            IDENTITIES,
            identities,
            json(200, "{'user_identities':[{'id':42,'type':'Admissions User'}]}"),
            0,
            "Admissions User"),
        new Row(list, IDENTITIES, identities, nobody, 3, "Check the API key"),
        new Row(list, IDENTITIES, identities, tooMany, 8, "slow down"),
        new Row(post, START, start, json(201, RUN.formatted("Queued")), 0, "74780"),
        new Row(post, START, start, json(200, RUN.formatted("Queued")), 0, "74780"),
        new Row(post, START, start, nobody, 3, "Check the API key"),
        new Row(post, START, start, notFound, 4, "Not Found"),
        new Row(post, START, start, tooMany, 8, "slow down"),
        new Row(show, STATUS, status, json(200, RUN.formatted("In Progress")), 0, "in_progress"),
        new Row(show, STATUS, status, nobody, 3, "Check the API key"),
        new Row(show, STATUS, status, notFound, 4, "Not Found"),
        new Row(show, STATUS, status, tooMany, 8, "slow down"),
        new Row(show, STATUS, download, json(200, RUN.formatted("Queued")), 6, "Queued"),
        new Row(show, STATUS, download, json(200, RUN.formatted("in_progress")), 6, "in_progress"),
        new Row(show, STATUS, download, json(200, RUN.formatted("Failed")), 10, "failed"),
        new Row(show, STATUS, download, json(200, RUN.formatted("Empty List")), 13, "empty"),
        new Row(show, STATUS, download, notFound, 4, "Not Found"));
  }

  private static Stream<Row> webAdmitList(
      String operation, String path, String arguments, String list, String shown) {
    String name = "webadmit." + operation;
    String command = "webadmit " + arguments;
    return Stream.of(
        new Row(name, path, command, json(200, list), 0, shown),
        new Row(name, path, command, response(401, "", ""), 3, "Check the API key"),
        new Row(name, path, command, json(404, "{'message':'Not Found'}"), 4, "Not Found"),
        new Row(
            name,
            path,
            command,
            json(429, "{'message':'slow down'}").with("Retry-After", "7200"),
            8,
            "slow down"));
  }

  private static Stream<Row> metaStudio() {
    String name = "metastudio.downloadResult";
    String command = "metastudio result be0821bdf8d04949bf4c9852fa87c590";
    CannedResponse file = response(200, "application/octet-stream", "bytes");
    return Stream.of(
        new Row(name, RESULT, command, file, 0, "be0821bdf8d04949bf4c9852fa87c590"),
        mss(command, 400, "MSS.000000001", 7),
        mss(command, 400, "MSS.000000002", 8),
        mss(command, 400, "MSS.000000003", 7),
        mss(command, 400, "MSS.000000004", 3),
        mss(command, 401, "APIGW.0301", 3),
        mss(command, 401, "APIGW.0303", 3),
        mss(command, 403, "MSS.00010008", 3),
        mss(command, 403, "APIGW.0302", 3),
        mss(command, 404, "APIGW.0101", 4),
        mss(command, 429, "APIGW.0308", 8),
        mss(command, 500, "MSS.00000004", 8));
  }

  /** All but the result: each has the same refusals. */
  private static Stream<Row> metaStudioTasks() {
    String ies = "/v2/p1/ies/";
    String task = "{'task_id':'t1','task_name':'of questions'}";
    Path file = Path.of("pom.xml").toAbsolutePath();
    CannedResponse started = json(202, "{'value':'t1'}");
    return Stream.of(
            new Row("exportResource", ies + "export/r", "export r", started, 0, "metastudio:t1"),
            new Row(
                "importResource",
                ies + "import/r",
                "import r " + file,
                started,
                0,
                "metastudio:t1"),
            new Row(
                "downloadTemplate",
                ies + "import/r/template",
                "template r",
                response(200, "application/octet-stream", "bytes"),
                0,
                "r-template"),
            new Row("showTask", ies + "task/t1", "task t1", json(200, task), 0, "of questions"),
            new Row("deleteTask", ies + "task/t1", "delete t1", response(200, "", ""), 0, ""),
            new Row(
                "listTasks",
                ies + "task",
                "tasks",
                json(200, "{'data':[" + task + "]}"),
                0,
                "of questions"))
        .map(row -> of("metastudio." + row.operation(), "metastudio " + row.command(), row))
        .flatMap(
            row ->
                Stream.of(
                    row,
                    mss(row, 400, "MSS.000000001", 7),
                    mss(row, 401, "APIGW.0301", 3),
                    mss(row, 403, "MSS.000000004", 3),
                    mss(row, 404, "APIGW.0101", 4),
                    mss(row, 429, "APIGW.0308", 8),
                    mss(row, 500, "MSS.00000004", 8)));
  }

  private static Row of(String operation, String command, Row row) {
    return new Row(operation, row.path(), command, row.response(), row.exitCode(), row.said());
  }

  private static Row mss(Row success, int status, String code, int exitCode) {
    Row row = mss(success.command(), status, code, exitCode);
    return new Row(
        success.operation(),
        success.path(),
        row.command(),
        row.response(),
        row.exitCode(),
        row.said());
  }

  private static Row mss(String command, int status, String code, int exitCode) {
    return new Row(
        "metastudio.downloadResult",
        RESULT,
        command,
        json(status, MSS_ERROR.formatted(code)),
        exitCode,
        code + ": said by MSS (request id r-1)");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void saysWhatHappenedAndEndsWithItsNumber(Row row) {
    try (RoutedServer server =
        new RoutedServer()
            .on(PUBLIC_KEY, json(200, RSA_KEY))
            .on(CREATE_TOKEN, json(200, "{'Token':'T1'}"))
            .on(row.path(), row.response())) {
      Terminal terminal = new Terminal(folder, server.url());
      if (row.command().equals("tokens ems")) {
        terminal.unset("EMS_TOKEN").set("EMS_PASSWORD", "P4ss/1=");
      }
      Outcome outcome = terminal.run(row.command().split(" "));

      assertThat(outcome.exitCode()).as(outcome.stderr()).isEqualTo(row.exitCode());
      if (row.exitCode() == 0) {
        assertThat(outcome.stdout()).contains(row.said());
      } else {
        assertThat(outcome.stdout()).isEmpty();
        assertThat(outcome.told()).hasSizeBetween(1, 2);
        assertThat(outcome.told().get(0)).startsWith("exportctl: ").contains(row.said());
        assertThat(outcome.events())
            .hasSize(row.exitCode() == 8 ? server.requests().size() - 1 : 0);
        assertThat(folder).isEmptyDirectory();
      }
    }
  }

  /** The statuses that only a request for the rest of a file gets. */
  static Stream<Row> resumptions() {
    CannedResponse rest = response(206, "text/csv", "2\r\n").with("Content-Range", "bytes 5-7/8");
    CannedResponse changed = response(416, "", "").with("Content-Range", "bytes */8");
    return rows()
        .filter(row -> row.exitCode() == 0 && isOfAFile(row))
        .flatMap(
            row ->
                Stream.of(rest, changed)
                    .map(
                        response ->
                            new Row(
                                row.operation(),
                                row.path(),
                                row.command(),
                                response.with("ETag", "\"v1\""),
                                0,
                                row.said())));
  }

  private static boolean isOfAFile(Row row) {
    return row.operation().matches("ems.exportResults|.*\\.download.*");
  }

  @ParameterizedTest
  @MethodSource("resumptions")
  void hasTheWholeFileAfterABreak(Row row) {
    CannedResponse whole = csv("a,b\r\n2\r\n").with("ETag", "\"v1\"");
    try (RoutedServer server =
        new RoutedServer().on(row.path(), whole.cutAfter(5), row.response(), whole)) {
      Outcome outcome = new Terminal(folder, server.url()).run(row.command().split(" "));

      assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
      assertThat(server.requests().get(1).headers()).containsEntry("range", "bytes=5-");
      assertThat(server.requests()).hasSize(row.response().status() == 206 ? 2 : 3);
      assertThat(Path.of(outcome.stdout().strip())).hasContent("a,b\r\n2\r\n");
    }
  }

  @Test
  void coversEveryStatusOfEverySpec() throws IOException {
    Set<String> covered =
        Stream.concat(rows(), resumptions())
            .map(row -> row.operation() + " " + row.response().status())
            .collect(Collectors.toCollection(TreeSet::new));

    // A program asks for the version; no command does.
    Set<String> documented = documented();
    documented.removeIf(status -> status.startsWith("ems.showVersion "));
    assertThat(covered).containsAll(documented);
  }

  /** Read as text: {@code operationId} and the response keys below it. */
  private static Set<String> documented() throws IOException {
    Set<String> statuses = new TreeSet<>();
    for (JsonNode provider : ProvidersTest.providers()) {
      String spec = provider.path("name").asText();
      String operation = "";
      for (String line : lines("/specs/" + spec + ".yaml")) {
        if (line.startsWith("      operationId: ")) {
          operation = spec + "." + line.substring(line.indexOf(':') + 2);
        } else if (line.matches(" {8}\"\\d{3}\":.*")) {
          statuses.add(operation + " " + line.substring(9, 12));
        }
      }
    }
    assertThat(statuses).hasSizeGreaterThan(30);
    return statuses;
  }

  private static String[] lines(String resource) throws IOException {
    try (InputStream file = DocumentedStatusesTest.class.getResourceAsStream(resource)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n");
    }
  }
}
