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
