package dev.exportclients.contract.gates;

import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.VerificationReports;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import java.util.Map;

@Provider("webadmit")
@PactFolder("target/classes/pacts")
@VerificationReports({})
class WebAdmitSandboxTest extends SandboxVerification {
  /** Runs of the sandbox that stay in a state; those of the other spelling are 1000 further on. */
  private static final Map<String, Integer> RUNS =
      Map.of(
          "run is initializing", 1001,
          "run is queued", 1002,
          "run is in progress", 1003,
          "run is available", 1004,
          "run is success with errors", 1005,
          "run is empty list", 1006,
          "run is failed", 1007);

  @Override
  void acceptTheCredentialsOfThePact() {
    sandbox().settings().webAdmitApiKey("6ee2b1a2d1a94dbbab2a1b5cd1d7e9f0");
  }

  @State("user has identities")
  void identities(Map<String, Object> params) {
    sandbox().settings().userIdentities(Integer.parseInt(params.get("count").toString()));
  }

  /** A new run of the sandbox begins with the first state there is. */
  @State("export has no run")
  void noRun() {}

  @State({"export has an available run", "export has a queued run"})
  void goingOn() {
    layDown();
  }

  @State({
    "run is initializing",
    "run is queued",
    "run is in progress",
    "run is available",
    "run is success with errors",
    "run is empty list",
    "run is failed"
  })
  Map<String, Object> run() {
    int further = pacted().example().orElseThrow().endsWith("Capitalised") ? 0 : 1000;
    String state = pacted().interaction().getProviderStates().get(0).getName();
    return Map.of("fileId", RUNS.get(state) + further);
  }

  @State("states are spelled")
  void spelling(Map<String, Object> params) {
    sandbox().settings().snakeCaseStates(params.get("as").equals("lower case"));
  }

  /** Where the sandbox has words of its own for it, they are its own. */
  @State("identity is unknown")
  Map<String, Object> identity() {
    return example("userIdentityNotFound")
        ? Map.of("userIdentityId", 999)
        : Map.of("exportId", specialId());
  }

  @State("run is unknown")
  Map<String, Object> unknownRun() {
    return Map.of("fileId", example("notFound") ? 9999 : specialId());
  }

  private boolean example(String name) {
    return pacted().example().orElseThrow().equals(name);
  }

  /** The id has it. */
  @State("errors are worded")
  void wording() {}

  @State("credentials are refused")
  void refused() {
    sandbox().settings().webAdmitApiKey("another-key");
  }

  @State("calls are used up")
  void usedUp() {
    layDown();
  }
}
