package dev.exportclients.contract.gates;

import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.VerificationReports;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import java.util.Map;

@Provider("metastudioidentity")
@PactFolder("target/classes/pacts")
@VerificationReports({})
class MetaStudioIdentitySandboxTest extends SandboxVerification {

  @Override
  void acceptTheCredentialsOfThePact() {
    sandbox()
        .settings()
        .metaStudioToken("not-a-real-token")
        .iamUser("IAMUser", "not-a-real-password", "IAMDomain");
  }

  @State("user may sign in")
  void maySignIn(Map<String, Object> told) {
    about("createToken", told, "nocatalog");
  }

  @State("project has a name")
  void named(Map<String, Object> told) {
    about("listProjects", told, "region");
  }

  @State("no project has the name")
  void unnamed(Map<String, Object> told) {
    about("listProjects", told, "region");
  }

  @State("order is refused")
  void refused(Map<String, Object> told) {
    laidDown(400, told);
  }

  @State("user is refused")
  void unknown(Map<String, Object> told) {
    laidDown(401, told);
  }

  @State("project is forbidden")
  void forbidden(Map<String, Object> told) {
    laidDown(403, told);
  }

  private void laidDown(int status, Map<String, Object> told) {
    aboutReason(status, told);
    layDown();
  }
}
