package dev.exportclients.contract.consumer;

import static dev.exportclients.contract.consumer.EcReporting.CONTRACT;
import static dev.exportclients.contract.consumer.EcReporting.JOB;
import static dev.exportclients.contract.consumer.EcReporting.REPORT;
import static dev.exportclients.contract.consumer.EcReporting.STUDY;
import static dev.exportclients.contract.consumer.EcReporting.TENANT_REPORT;
import static dev.exportclients.contract.consumer.EcReporting.studyReport;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.ecreporting.EcReportingClient;
import dev.exportclients.ecreporting.ReportRequest;
import dev.exportclients.ecreporting.StudyMode;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(PactFiles.class)
class EcReportingContractTest {
  private static final String CSV =
      "Site,Subject,Form,Item,Value\r\nSite001,S-001,Vitals,PULSE,71\r\nSite002,S-002,Vitals,PULSE,68\r\n";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(StudyMode.class)
  void savesTheReportOfAStudyInEachOfItsModes(StudyMode mode) throws Exception {
    String name = mode.name().toLowerCase(Locale.ROOT);
    CONTRACT
        .given("report is ready", "jobId", JOB, "mode", name, "studyId", STUDY)
        .when(studyReport(name), report())
        .noting("in mode " + name)
        .check(
            client -> saves(client, ReportRequest.builder(JOB).mode(mode).studyId(STUDY).build()));
  }

  @Test
  void savesAReportThatIsACsv() throws Exception {
    CONTRACT
        .given("report is ready", "jobId", JOB, "mode", "test", "studyId", STUDY)
        .and("file is a CSV")
        .when(studyReport("test"), report().like(ExpectedResponse.CSV))
        .noting("as CSV")
        .check(client -> saves(client, study()));
  }

  @Test
  void sendsNoStudyForAReportOfTheTenant() throws Exception {
    CONTRACT
        .given("report of the tenant is ready", "jobId", JOB, "mode", "active")
        .when(TENANT_REPORT, report())
        .noting("of the tenant")
        .check(client -> saves(client, ReportRequest.builder(JOB).build()));
  }

  @Test
  void sendsTheWordNullForAReportOfTheTenantWhenAsked() throws Exception {
    CONTRACT
        .given("report of the tenant is ready", "jobId", JOB, "mode", "active")
        .when(TENANT_REPORT.query("studyId", "null"), report())
        .noting("of the study null")
        .check(client -> saves(client, ReportRequest.builder(JOB).studyId("null").build()));
  }

  @Test
  void sendsIdsNamesAndTimesLetterForLetter() throws Exception {
    String job = "job #1/2 & (a+b)?";
    String study = "Ä=100%; \"s\"";
    String name = "Übersicht & Co. = 100% (a+b)? #1/2; \"x\" %41 {y}";
    String kickoff = "2025-06-04T11:27:52.014+02:00";
    CONTRACT
        .given("report is ready", "jobId", job, "mode", "test", "studyId", study)
        .and("report is named", "reportName", name, "kickoff", kickoff)
        .when(
            studyReport("test")
                .query("reportName", "${reportName}")
                .query("rptKickoffDatetime", "${kickoff}"),
            report())
        .noting("with awkward characters")
        .check(
            client ->
                saves(
                    client,
                    ReportRequest.builder(job)
                        .mode(StudyMode.TEST)
                        .studyId(study)
                        .reportName(name)
                        .kickoff(kickoff)
                        .build()));
  }

  @ParameterizedTest(name = "{0} {2}")
  @CsvFileSource(
      resources = "/refusals/ecreporting.csv",
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      useHeadersInDisplayName = true)
  void tellsWhyOracleRefused(
      int status,
      String state,
      String example,
      String exception,
      String code,
      String message,
      String details)
      throws Exception {
    boolean byId = state.startsWith("report");
    ExpectedResponse refusal =
        example == null
            ? ExpectedResponse.empty(status)
            : REPORT.response(status, example).without("status", "result");
    Object[] params =
        byId
            ? new Object[] {"jobId", JOB, "mode", "test", "studyId", STUDY}
            : example == null ? new Object[0] : new Object[] {"reason", example};
    Call somewhere = studyReport("test").with("jobId", JOB).with("studyId", STUDY);
    Call call = byId ? studyReport("test") : somewhere;
    CONTRACT
        .given(state, params)
        .when(call, refusal)
        .check(
            client ->
                Refusal.of(() -> client.report(study()).saveTo(folder), exception)
                    .by("ecreporting.downloadReport", status)
                    .saying(code, message, details, null));
  }

  private static ExpectedResponse report() {
    return REPORT.response(200, "reportCsv");
  }

  private static ReportRequest study() {
    return ReportRequest.builder(JOB).mode(StudyMode.TEST).studyId(STUDY).build();
  }

  private void saves(EcReportingClient client, ReportRequest request) {
    DownloadReceipt receipt = client.report(request).saveTo(folder);
    assertThat(receipt.file()).contains(folder.resolve("report.csv"));
    assertThat(folder.resolve("report.csv")).hasContent(CSV);
    assertThat(receipt.mediaType()).contains("text/csv");
    assertThat(receipt.suggestedFilename()).contains("report.csv");
  }
}
