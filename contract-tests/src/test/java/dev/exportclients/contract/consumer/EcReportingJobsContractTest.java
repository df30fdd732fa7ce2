package dev.exportclients.contract.consumer;

import static dev.exportclients.contract.consumer.EcReporting.CONTRACT;
import static dev.exportclients.contract.consumer.EcReporting.JOB;
import static dev.exportclients.contract.consumer.EcReporting.STUDY;
import static dev.exportclients.contract.consumer.EcReportingCall.FIELDS;
import static dev.exportclients.contract.consumer.EcReportingCall.REPORTS;
import static dev.exportclients.contract.consumer.EcReportingCall.RUNS;
import static dev.exportclients.contract.consumer.EcReportingCall.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.contract.consumer.EcReportingCall.Names;
import dev.exportclients.ecreporting.Report;
import dev.exportclients.ecreporting.ReportField;
import dev.exportclients.ecreporting.ReportOrder;
import dev.exportclients.ecreporting.ReportRun;
import dev.exportclients.ecreporting.ReportScope;
import dev.exportclients.ecreporting.StudyMode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(PactFiles.class)
class EcReportingJobsContractTest {
  private static final String KICKOFF = "2021-03-25T07:04:16.062";
  private static final String REPORT_OF_RUNS = "E341BB429E7D44E3989D113A504F3BF8";

  @ParameterizedTest
  @EnumSource(StudyMode.class)
  void listsReportsInEachMode(StudyMode mode) throws Exception {
    succeeds(REPORTS, new Names(STUDY, mode, Names.REPORT, "CSV"), "in mode " + mode);
  }

  @ParameterizedTest
  @EnumSource(StudyMode.class)
  void showsFieldsInEachMode(StudyMode mode) throws Exception {
    succeeds(FIELDS, new Names(STUDY, mode, Names.REPORT, "CSV"), "in mode " + mode);
  }

  @ParameterizedTest
  @EnumSource(StudyMode.class)
  void startsInEachMode(StudyMode mode) throws Exception {
    succeeds(START, new Names(STUDY, mode, Names.REPORT, "CSV"), "in mode " + mode);
  }

  @ParameterizedTest
  @EnumSource(StudyMode.class)
  void listsRunsInEachMode(StudyMode mode) throws Exception {
    succeeds(RUNS, new Names(STUDY, mode, Names.REPORT, "CSV"), "in mode " + mode);
  }

  /** With the fields that a client can do without left out of the response. */
  private static void succeeds(EcReportingCall call, Names names, String note) throws Exception {
    CONTRACT
        .given(call.state, call.told(names))
        .when(call.call, response(call))
        .noting(note)
        .check(client -> assertThat(call.run(client, names)).isNotNull());
  }

  private static ExpectedResponse response(EcReportingCall call) {
    return call.call.response(call.success, call.example);
  }

  @ParameterizedTest
  @EnumSource(EcReportingCall.class)
  void sendsAwkwardNamesLetterForLetter(EcReportingCall call) throws Exception {
    Names names = Names.AWKWARD;
    CONTRACT
        .given(call.state, call.told(names))
        .when(
            call == FIELDS
                ? call.call
                    .inPath("studyId", Names.AWKWARD_SENT)
                    .inPath("reportId", Names.AWKWARD_SENT)
                : call.call,
            response(call))
        .noting("with awkward characters")
        .check(client -> assertThat(call.run(client, names)).isNotNull());
  }

  @Test
  void readsAReportWhole() throws Exception {
    CONTRACT
        .given(REPORTS.state, REPORTS.told(Names.PLAIN))
        .when(REPORTS.call, response(REPORTS).without("status"))
        .noting("read whole")
        .check(
            client ->
                assertThat(client.reports(Names.PLAIN.scope()))
                    .containsExactly(
                        new Report(
                            REPORT_OF_RUNS,
                            Optional.of("Subject Data Extract"),
                            Optional.of("Study Production"),
                            Optional.of(1),
                            Optional.of(1))));
  }

  @Test
  void listsNoReportsOfTheTenantWhereThereAreNone() throws Exception {
    CONTRACT
        .given("tenant has no reports", "mode", "test")
        .when(
            REPORTS.call.with("studyId", "null"),
            REPORTS.call.response(200, "noReports").without("status"))
        .check(client -> assertThat(client.reports(ReportScope.tenant(StudyMode.TEST))).isEmpty());
  }

  @Test
  void readsTheFieldsOfAReport() throws Exception {
    CONTRACT
        .given(FIELDS.state, FIELDS.told(Names.PLAIN))
        .when(FIELDS.call, response(FIELDS).without("status", "jobs", "reportId", "reportName"))
        .noting("read whole")
        .check(
            client -> {
              List<ReportField> fields = client.fields(Names.REPORT, Names.PLAIN.scope());
              assertThat(fields).extracting(ReportField::isMandatory).containsExactly(true, false);
              assertThat(fields.get(0).name()).contains("fileName");
              assertThat(fields.get(1).parentId()).contains(fields.get(0).id());
            });
  }

  @Test
  void findsNoFieldsInAReportWithout() throws Exception {
    CONTRACT
        .given("report has no fields", FIELDS.told(Names.PLAIN))
        .when(FIELDS.call, FIELDS.call.response(200, "reportWithoutFields").without("status"))
        .check(client -> assertThat(client.fields(Names.REPORT, Names.PLAIN.scope())).isEmpty());
  }

  @Test
  void startsAReportWithFields() throws Exception {
    CONTRACT
        .given(START.state, START.told(Names.PLAIN))
        .when(
            START.call.body(
                "application/json",
                START.call.operation().spec().example("reportOrder").toString()),
            response(START))
        .noting("with fields")
        .check(
            client ->
                client.start(
                    ReportOrder.builder(Names.REPORT, Names.PLAIN.scope())
                        .format("CSV")
                        .fields(Names.FIELDS)
                        .build()));
  }

  @Test
  void startsAReportOfTheTenantWithoutAStudy() throws Exception {
    CONTRACT
        .given("report of the tenant can be started", "mode", "active", "reportId", Names.REPORT)
        .when(tenantStart(), response(START).without(ALL_BUT_THE_ID))
        .noting("of the tenant")
        .check(
            client ->
                assertThat(
                        client
                            .start(
                                ReportOrder.builder(
                                        Names.REPORT, ReportScope.tenant(StudyMode.ACTIVE))
                                    .build())
                            .handle())
                    .hasToString("ecreporting:" + JOB + "?mode=active"));
  }

  private static final String[] ALL_BUT_THE_ID = {
    "rptId",
    "rptFormat",
    "rptKickoffDatetime",
    "comment",
    "currSearchSpec",
    "currSortSpec",
    "fileStorageId",
    "objectVersionNumber",
    "operationType",
    "reason",
    "recCount"
  };

  private static Call tenantStart() {
    return EcReporting.json(
            Call.post("ecreporting.createReport", "/ec-reporting-svc/rest/v1.0/reports"))
        .query("reportid", "${reportId}")
        .query("mode", "${mode}")
        .body("application/json", Names.NO_FIELDS);
  }

  @Test
  void readsTheJobAlsoInAnEnvelope() throws Exception {
    CONTRACT
        .given("report can be started in an envelope", START.told(Names.PLAIN))
        .when(
            START.call,
            START.call.response(202, "executionLogInEnvelope").without("status", "rptFormat"))
        .check(
            client ->
                assertThat(
                        client
                            .start(
                                ReportOrder.builder(Names.REPORT, Names.PLAIN.scope())
                                    .format("CSV")
                                    .build())
                            .handle()
                            .ids())
                    .containsExactly(JOB));
  }

  @Test
  void readsARunWhole() throws Exception {
    CONTRACT
        .given(RUNS.state, RUNS.told(Names.PLAIN))
        .when(RUNS.call, response(RUNS).exactly("hasMore"))
        .noting("read whole")
        .check(
            client ->
                assertThat(client.runs(Names.PLAIN.scope(), Names.REPORT))
                    .containsExactly(
                        new ReportRun(
                            Optional.of(JOB),
                            Optional.of(REPORT_OF_RUNS),
                            Optional.of("CSV"),
                            Optional.of(KICKOFF),
                            Optional.of("siteId"),
                            Optional.of("siteId"))));
  }

  @Test
  void listsTheRunsOfAllReportsOfTheTenant() throws Exception {
    Call call =
        EcReporting.json(
                Call.get(
                    "ecreporting.listReportRuns",
                    "/ec-reporting-svc/rest/v2.0/reportmetadata/downloadList"))
            .query("limit", "${limit}")
            .query("offset", "${offset}")
            .query("mode", "${mode}");
    CONTRACT
        .given("tenant has no runs", "limit", 50, "mode", "active", "offset", 0)
        .when(call, RUNS.call.response(200, "noReportRuns").exactly("hasMore"))
        .check(client -> assertThat(client.runs(ReportScope.tenant(StudyMode.ACTIVE))).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(
      value = RunPage.class,
      names = {"BARE", "MORE"})
  void readsAPageThatIsBareOrNotTheLast(RunPage page) throws Exception {
    CONTRACT
        .given(page.state, RUNS.told(Names.PLAIN))
        .when(RUNS.call, RUNS.call.response(200, page.example).exactly("hasMore"))
        .check(
            client ->
                assertThat(client.runs(Names.PLAIN.scope(), Names.REPORT).findFirst())
                    .map(ReportRun::kickoff)
                    .contains(Optional.of(KICKOFF)));
  }

  /** The pages that the download list may come in. */
  enum RunPage {
    BARE("report has runs without an envelope", "bareReportRuns"),
    MORE("report has runs on more pages", "moreReportRuns");

    private final String state;
    private final String example;

    RunPage(String state, String example) {
      this.state = state;
      this.example = example;
    }
  }

  @ParameterizedTest(name = "{0}: {1} {3}")
  @CsvFileSource(
      resources = "/refusals/ecreporting-jobs.csv",
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      useHeadersInDisplayName = true)
  void tellsWhyOracleRefused(
      String operation,
      int status,
      String state,
      String example,
      String exception,
      String code,
      String message,
      String details)
      throws Exception {
    EcReportingCall call = EcReportingCall.valueOf(operation);
    Call filled = call.filled(Names.PLAIN);
    ExpectedResponse refusal =
        example == null
            ? ExpectedResponse.empty(status)
            : filled.response(status, example).without("status");
    Object[] params = example == null ? new Object[0] : new Object[] {"reason", example};
    CONTRACT
        .given(state, params)
        .when(filled, refusal)
        .check(
            client ->
                Refusal.of(() -> call.run(client, Names.PLAIN), exception)
                    .by(call.call.operation().label(), status)
                    .saying(code, message, details, null));
  }
}
