package dev.exportclients.contract.gates;

import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.VerificationReports;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import java.util.Map;

@Provider("ecreporting")
@PactFolder("target/classes/pacts")
@VerificationReports({})
class EcReportingSandboxTest extends SandboxVerification {

  @Override
  void acceptTheCredentialsOfThePact() {
    sandbox().settings().ecReportingToken("a-bearer-token");
  }

  @State("report is ready")
  void ready(Map<String, Object> told) {
    aboutReport(told);
  }

  @State("report of the tenant is ready")
  void tenantsReady(Map<String, Object> told) {
    about("downloadReport", told, "jobId", "mode");
  }

  @State("report is named")
  void named(Map<String, Object> told) {
    about("downloadReport", told, "kickoff", "reportName");
    goesWith("report is ready");
  }

  @State("file is a CSV")
  void csv(Map<String, Object> told) {
    about("downloadReport", told);
    goesWith("report is ready");
  }

  @State("report is forbidden")
  Map<String, Object> forbidden(Map<String, Object> told) {
    aboutReport(told);
    requireStatus(403);
    return Map.of("jobId", "%032d".formatted(specialId()));
  }

  @State("report is unknown")
  Map<String, Object> unknown(Map<String, Object> told) {
    aboutReport(told);
    requireStatus(404);
    return Map.of("jobId", "%032d".formatted(specialId()));
  }

  private void aboutReport(Map<String, Object> told) {
    about("downloadReport", told, "jobId", "mode", "studyId");
  }

  @State("study has reports")
  void reports(Map<String, Object> told) {
    about("listReports", told, "mode", "studyId");
  }

  @State("tenant has no reports")
  void noReports(Map<String, Object> told) {
    about("listReports", told, "mode");
    layDown();
  }

  @State("report has fields")
  void fields(Map<String, Object> told) {
    about("showReport", told, "mode", "reportId", "studyId");
  }

  @State("report has no fields")
  void noFields(Map<String, Object> told) {
    about("showReport", told, "mode", "reportId", "studyId");
    layDown();
  }

  @State("report can be started")
  void startable(Map<String, Object> told) {
    about("createReport", told, "format", "mode", "reportId", "studyId");
  }

  @State("report can be started in an envelope")
  void startableInAnEnvelope(Map<String, Object> told) {
    startable(told);
    layDown();
  }

  @State("report of the tenant can be started")
  void tenantsStartable(Map<String, Object> told) {
    about("createReport", told, "mode", "reportId");
  }

  @State("report has runs")
  void runs(Map<String, Object> told) {
    about("listReportRuns", told, "limit", "mode", "offset", "reportId", "studyId");
  }

  @State("report has runs without an envelope")
  void bareRuns(Map<String, Object> told) {
    runs(told);
    aboutExample("bareReportRuns");
    layDown();
  }

  @State("report has runs on more pages")
  void moreRuns(Map<String, Object> told) {
    runs(told);
    aboutExample("moreReportRuns");
    layDown();
  }

  @State("tenant has no runs")
  void noRuns(Map<String, Object> told) {
    about("listReportRuns", told, "limit", "mode", "offset");
    layDown();
  }

  @State("reports are forbidden")
  void reportsForbidden(Map<String, Object> told) {
    aboutReason(403, told);
    layDown();
  }

  @State("nothing is found")
  void nothingFound(Map<String, Object> told) {
    aboutReason(404, told);
    layDown();
  }

  /** The reason that the sandbox has by itself is left to it. */
  @State("credentials are refused")
  void credentialsRefused(Map<String, Object> told) {
    aboutReason(401, told);
    if (told.get("reason").equals("unauthorizedErrorData")) {
      sandbox().settings().ecReportingToken("another-token");
    } else {
      layDown();
    }
  }

  @State("request is refused")
  void refused(Map<String, Object> told) {
    aboutReason(400, told);
    layDown();
  }

  @State("calls are used up")
  void usedUp(Map<String, Object> told) {
    about("", told);
    requireStatus(429);
    layDown();
  }

  @Override
  String id() {
    return pacted().request().getQuery().get("id").get(0);
  }
}
