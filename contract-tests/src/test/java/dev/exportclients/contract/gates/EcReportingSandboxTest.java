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

  @State({"report is ready", "report of the tenant is ready", "report is named"})
  void exists() {}

  @State({"report is forbidden", "report is unknown"})
  Map<String, Object> report() {
    return Map.of("jobId", "%032d".formatted(specialId()));
  }

  /** The reason that the sandbox has by itself is left to it. */
  @State("credentials are refused")
  void refused(Map<String, Object> params) {
    if (params.get("reason").equals("unauthorizedErrorData")) {
      sandbox().settings().ecReportingToken("another-token");
    } else {
      layDown();
    }
  }

  @State("request is refused")
  void laidDown() {
    layDown();
  }

  @State("file has an entity tag")
  Map<String, Object> entityTag() {
    String id = pacted().request().getQuery().get("id").get(0);
    return Map.of("etag", sandbox().file(operation().label(), id).etag());
  }
}
