package dev.exportclients.contract.gates;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.VerificationReports;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import java.util.Map;

@Provider("webadmit")
@PactFolder("target/classes/pacts")
@VerificationReports({})
class WebAdmitSandboxTest extends SandboxVerification {
  @Override
  void acceptTheCredentialsOfThePact() {
    sandbox().settings().webAdmitApiKey("6ee2b1a2d1a94dbbab2a1b5cd1d7e9f0");
  }

  @State("user has identities")
  void identities(Map<String, Object> told) {
    about("listUserIdentities", told, "count");
    sandbox().settings().userIdentities(Integer.parseInt(told.get("count").toString()));
  }

  @State("identities are described")
  void described(Map<String, Object> told) {
    about("listUserIdentities", told);
    goesWith("user has identities");
    aboutExample("userIdentities");
  }

  @State("second identity has nulls")
  void secondHasNulls(Map<String, Object> told) {
    about("listUserIdentities", told);
    goesWith("user has identities");
    aboutExample("severalUserIdentities");
  }

  @State("user has exports")
  void exports(Map<String, Object> told) {
    aboutExports("exports", told);
    layDown();
  }

  @State("user has exports of each format")
  void exportsOfEachFormat(Map<String, Object> told) {
    aboutExports("exportsOfEachFormat", told);
  }

  @State("user has no exports")
  void noExports(Map<String, Object> told) {
    aboutExports("noExports", told);
    layDown();
  }

  private void aboutExports(String example, Map<String, Object> told) {
    about("listExports", told);
    aboutExample(example);
  }

  @State("identity has exports")
  void exportsOfIdentity(Map<String, Object> told) {
    aboutIdentity("listExportsOfIdentity", "exportsOfIdentity", told);
  }

  @State("identity has no exports")
  void noExportsOfIdentity(Map<String, Object> told) {
    aboutIdentity("listExportsOfIdentity", "noExportsOfIdentity", told);
    layDown();
  }

  @State("identity has an available run")
  void oneRun(Map<String, Object> told) {
    aboutIdentity("listExportFiles", "exportFiles", told);
    layDown();
  }

  @State("identity has runs in each state")
  void runsInEachState(Map<String, Object> told) {
    aboutIdentity("listExportFiles", "exportFilesInEachState", told);
    layDown();
  }

  @State("identity has no runs")
  void noRuns(Map<String, Object> told) {
    aboutIdentity("listExportFiles", "noExportFiles", told);
  }

  private void aboutIdentity(String operation, String example, Map<String, Object> told) {
    about(operation, told, "userIdentityId");
    aboutExample(example);
  }

  @State("listed identity is unknown")
  Map<String, Object> unknownIdentity(Map<String, Object> told) {
    about("listExportsOfIdentity,listExportFiles", told, "userIdentityId");
    requireStatus(404);
    return Map.of("userIdentityId", example("userIdentityNotFound") ? 999 : specialId());
  }

  @State("run is queued with a null link")
  void nullLink(Map<String, Object> told) {
    about("showExportFile", told, "exportId", "fileId");
    aboutExample("queuedWithNullLinkCapitalised");
    layDown();
  }

  /** A new run of the sandbox begins with the first state there is. */
  @State("export has no run")
  void noRun(Map<String, Object> told) {
    aboutStart("startedInitializing", told);
  }

  @State("export has an available run")
  void availableRun(Map<String, Object> told) {
    aboutStart("startedAvailable", told);
    layDown();
  }

  @State("export has a queued run")
  void queuedRun(Map<String, Object> told) {
    aboutStart("startedQueued", told);
    layDown();
  }

  @State("starts are answered with 200")
  void respondedWith200(Map<String, Object> told) {
    aboutStart("startedUnder200", told);
    requireStatus(200);
    layDown();
  }

  private void aboutStart(String example, Map<String, Object> told) {
    about("startExport", told, "exportId", "userIdentityId");
    aboutExample(example);
  }

  @State("run is initializing")
  Map<String, Object> initializing(Map<String, Object> told) {
    return run(1001, "initializing", told);
  }

  @State("run is queued")
  Map<String, Object> queued(Map<String, Object> told) {
    return run(1002, "queued", told);
  }

  @State("run is in progress")
  Map<String, Object> inProgress(Map<String, Object> told) {
    return run(1003, "inProgress", told);
  }

  @State("run is available")
  Map<String, Object> available(Map<String, Object> told) {
    return run(1004, "available", told);
  }

  @State("run is success with errors")
  Map<String, Object> successWithErrors(Map<String, Object> told) {
    return run(1005, "successWithErrors", told);
  }

  @State("run is empty list")
  Map<String, Object> emptyList(Map<String, Object> told) {
    return run(1006, "emptyList", told);
  }

  @State("run is failed")
  Map<String, Object> failed(Map<String, Object> told) {
    return run(1007, "failed", told);
  }

  /**
   * @param id that of the sandbox's run that stays in the state; the one of the other spelling is
   *     1000 further on
   */
  private Map<String, Object> run(int id, String example, Map<String, Object> told) {
    about("showExportFile", told, "exportId", "fileId");
    goesWith("states are spelled");
    aboutExample(example + (capitalised() ? "Capitalised" : ""));
    return Map.of("fileId", id + (capitalised() ? 0 : 1000));
  }

  private boolean capitalised() {
    return pacted().example().orElseThrow().endsWith("Capitalised");
  }

  @State("states are spelled")
  void spelling(Map<String, Object> told) {
    about("startExport,showExportFile", told, "as");
    boolean lowerCase = told.get("as").equals("lower case");
    if (operation().id().equals("showExportFile")) {
      assertThat(told.get("as")).isEqualTo(capitalised() ? "capitalised" : "lower case");
    }
    sandbox().settings().snakeCaseStates(lowerCase);
  }

  /** Where the sandbox has words of its own for it, they are its own. */
  @State("identity is unknown")
  Map<String, Object> identity(Map<String, Object> told) {
    about("startExport", told, "exportId", "userIdentityId");
    requireStatus(404);
    return example("userIdentityNotFound")
        ? Map.of("userIdentityId", 999)
        : Map.of("exportId", specialId());
  }

  @State("run is unknown")
  Map<String, Object> unknownRun(Map<String, Object> told) {
    about("showExportFile", told, "exportId", "fileId");
    requireStatus(404);
    return Map.of("fileId", example("notFound") ? 9999 : specialId());
  }

  private boolean example(String name) {
    return pacted().example().orElseThrow().equals(name);
  }

  /** The id has it. */
  @State("errors are worded")
  void wording(Map<String, Object> told) {
    about("startExport,showExportFile,listExportsOfIdentity,listExportFiles", told, "as");
    requireStatus(404);
    aboutExample(told.get("as"));
  }

  @State("credentials are refused")
  void refused(Map<String, Object> told) {
    about("", told);
    requireStatus(401);
    sandbox().settings().webAdmitApiKey("another-key");
  }

  @State("calls are used up")
  void usedUp(Map<String, Object> told) {
    about("", told);
    requireStatus(429);
    layDown();
  }
}
