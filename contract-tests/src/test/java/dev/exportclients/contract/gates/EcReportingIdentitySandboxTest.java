package dev.exportclients.contract.gates;

import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.VerificationReports;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import java.util.Map;

@Provider("ecreportingidentity")
@PactFolder("target/classes/pacts")
@VerificationReports({})
class EcReportingIdentitySandboxTest extends SandboxVerification {

  @Override
  void acceptTheCredentialsOfThePact() {
    sandbox()
        .settings()
        .ecReportingClient("a-client-id", "a-secret")
        .ecReportingUser("ada", "not-a-real-password");
  }

  @State("client may have tokens")
  void client(Map<String, Object> told) {
    about("createToken", told, "endpoint");
  }

  @State("user may have tokens")
  void user(Map<String, Object> told) {
    about("createToken", told, "endpoint");
  }

  @State("tokens come without their end")
  void withoutEnd(Map<String, Object> told) {
    about("createToken", told, "endpoint");
    layDown();
  }

  /** The sandbox has this reason by itself. */
  @State("credentials are refused")
  void credentialsRefused(Map<String, Object> told) {
    aboutReason(401, told);
    sandbox().settings().ecReportingClient("a-client-id", "another-secret");
  }

  @State("request is refused")
  void refused(Map<String, Object> told) {
    aboutReason(400, told);
    if (told.get("reason").equals("invalidGrant")) {
      sandbox().settings().ecReportingUser("ada", "another-password");
    } else {
      layDown();
    }
  }
}
