package dev.exportclients.contract.gates;

import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.VerificationReports;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import dev.exportclients.contract.live.Signatures;
import dev.exportclients.sandbox.SandboxCredentials;
import java.util.Map;
import org.apache.hc.core5.http.HttpRequest;

@Provider("metastudio")
@PactFolder("target/classes/pacts")
@VerificationReports({})
class MetaStudioSandboxTest extends SandboxVerification {
  private static final Signatures KEY =
      new Signatures(SandboxCredentials.METASTUDIO_AK, SandboxCredentials.METASTUDIO_SK);

  private static final Signatures TEMPORARY_KEY =
      new Signatures(
          SandboxCredentials.METASTUDIO_TEMPORARY_AK, SandboxCredentials.METASTUDIO_TEMPORARY_SK);

  @Override
  void acceptTheCredentialsOfThePact() {
    sandbox().settings().metaStudioToken("an-iam-token");
  }

  @Override
  void sign(HttpRequest request) {
    if (request.containsHeader("X-Security-Token")) {
      request.setHeader("X-Security-Token", SandboxCredentials.METASTUDIO_SECURITY_TOKEN);
      TEMPORARY_KEY.sign(request);
    } else if (request.containsHeader("Authorization")) {
      KEY.sign(request);
    }
  }

  @State("task has a result")
  void exists(Map<String, Object> told) {
    about("downloadResult", told, "projectId", "taskId");
  }

  @State("resource can be exported")
  void exportable(Map<String, Object> told) {
    about("exportResource", told, "projectId", "resource", "businessId");
    layDownOfAnotherProject(told);
  }

  @State("whole resource can be exported")
  void wholeExportable(Map<String, Object> told) {
    about("exportResource", told, "projectId", "resource");
  }

  @State("resource takes imports")
  void importable(Map<String, Object> told) {
    about("importResource", told, "projectId", "resource", "businessId");
    layDownOfAnotherProject(told);
  }

  @State("resource has a template")
  void template(Map<String, Object> told) {
    about("downloadTemplate", told, "projectId", "resource");
    layDownOfAnotherProject(told);
  }

  @State("task is finished")
  void finished(Map<String, Object> told) {
    about("showTask", told, "projectId", "taskId");
    layDownOfAnotherProject(told);
  }

  @State("task is running")
  void running(Map<String, Object> told) {
    about("showTask", told, "projectId", "taskId");
    aboutExample("runningTask");
    layDown();
  }

  @State("task is told in texts")
  void texts(Map<String, Object> told) {
    about("showTask", told, "projectId", "taskId");
    aboutExample("taskOfTexts");
    layDown();
  }

  @State("task can be deleted")
  void deletable(Map<String, Object> told) {
    about("deleteTask", told, "projectId", "taskId");
    layDownOfAnotherProject(told);
  }

  @State("project has tasks")
  void tasks(Map<String, Object> told) {
    about("listTasks", told, "projectId", "resource", "businessId", "since", "until");
    aboutExample("tasks");
    layDown();
  }

  @State("project has no such tasks")
  void noTasks(Map<String, Object> told) {
    about("listTasks", told, "projectId", "resource", "businessId", "since", "until");
    aboutExample("noTasks");
  }

  /** The sandbox has one project. */
  private void layDownOfAnotherProject(Map<String, Object> told) {
    if (!told.get("projectId").equals(SandboxCredentials.METASTUDIO_PROJECT_ID)) {
      String example = pacted().example().orElse(null);
      Map<String, String> headers = operation().isDownload() ? Map.of("ETag", "\"v1\"") : Map.of();
      sandbox().script(operation().label(), null, pacted().status(), example, headers, 0);
    }
  }

  /** Reasons that the sandbox has by itself are left to it. */
  @State("credentials are refused")
  void credentialsRefused(Map<String, Object> told) {
    aboutReason(401, told);
    switch (told.get("reason").toString()) {
      case "gatewaySignatureWrong" -> sandbox().settings().metaStudioSecretKey("another-secret");
      case "gatewayTokenUndecipherable" -> sandbox().settings().metaStudioToken("another-token");
      default -> layDown();
    }
  }

  @State("request is refused")
  void refused(Map<String, Object> told) {
    laidDown(400, told);
  }

  @State("permission is missing")
  void permissionMissing(Map<String, Object> told) {
    laidDown(403, told);
  }

  @State("region lacks the call")
  void callMissing(Map<String, Object> told) {
    laidDown(404, told);
  }

  @State("calls are throttled")
  void throttled(Map<String, Object> told) {
    laidDown(429, told);
  }

  @State("service has failed")
  void failed(Map<String, Object> told) {
    laidDown(500, told);
  }

  private void laidDown(int status, Map<String, Object> told) {
    aboutReason(status, told);
    layDown();
  }
}
