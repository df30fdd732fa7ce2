package dev.exportclients.contract.gates;

import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.VerificationReports;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import java.util.Map;

@Provider("ems")
@PactFolder("target/classes/pacts")
@VerificationReports({})
class EmsSandboxTest extends SandboxVerification {

  @Override
  void acceptTheCredentialsOfThePact() {
    sandbox().settings().ems("ExampleDomain\\User.Name", "a-user-token").pollsUntilReady(0);
  }

  @State({"dataset is ready", "attachment exists", "entity has attachments"})
  void exists() {}

  @State("entity has no attachments")
  Map<String, Object> empty() {
    return Map.of("entityId", 0);
  }

  /** In JSON, by the sandbox's own count of polls. */
  @State("dataset is being written")
  Map<String, Object> beingWritten() {
    sandbox().settings().pollsUntilReady(1);
    boolean json = pacted().example().orElseThrow().endsWith("Json");
    return Map.of("datasetId", json ? 1234 : specialId());
  }

  @State({"dataset is forbidden", "dataset is unknown", "dataset has expired"})
  Map<String, Object> dataset() {
    return Map.of("datasetId", specialId());
  }

  @State("entity is unknown")
  Map<String, Object> entity() {
    return Map.of("entityId", specialId());
  }

  @State("attachment is unknown")
  Map<String, Object> attachment() {
    return Map.of("identifier", "%032d".formatted(specialId()));
  }

  /** The reason that the sandbox has by itself is left to it. */
  @State("credentials are refused")
  void refused(Map<String, Object> params) {
    if (params.get("reason").equals("tokenNotFound")) {
      sandbox().settings().ems("ExampleDomain\\User.Name", "another-token");
    } else {
      layDown();
    }
  }

  @State({"request is refused", "service is down"})
  void laidDown() {
    layDown();
  }

  /** Of errors, the id or the answer that is laid down has it. */
  @State("answers come as")
  void mediaType(Map<String, Object> params) {
    sandbox().settings().attachmentsMediaType(params.get("mediaType").toString());
  }

  @State("file has an entity tag")
  Map<String, Object> entityTag() {
    String path = pacted().request().getPath();
    String id = path.substring(path.lastIndexOf('/') + 1);
    return Map.of("etag", sandbox().file(operation().label(), id).etag());
  }
}
