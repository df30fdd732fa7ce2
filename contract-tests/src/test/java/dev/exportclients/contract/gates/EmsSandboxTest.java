package dev.exportclients.contract.gates;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.VerificationReports;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import dev.exportclients.contract.live.ApiKeySignatures;
import dev.exportclients.sandbox.internal.provider.ems.EmsUserTokens;
import java.util.Map;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.io.entity.StringEntity;

@Provider("ems")
@PactFolder("target/classes/pacts")
@VerificationReports({})
class EmsSandboxTest extends SandboxVerification {
  private static final String PASSWORD = "P4ss+Word/=";
  private static final String JSON = "application/json;version=1";

  @Override
  void acceptTheCredentialsOfThePact() {
    sandbox()
        .settings()
        .ems("ExampleDomain\\User.Name", "a-user-token")
        .emsPassword(PASSWORD, false)
        .emsApiKey("Api+Key/1", "S3cret+/=")
        .pollsUntilReady(0);
  }

  /** And with a password that is encrypted by the sandbox's key. */
  @Override
  void sign(HttpRequest request) {
    if (ApiKeySignatures.isSigned(request)) {
      new ApiKeySignatures("Api+Key/1", "S3cret+/=").sign(request);
    }
    if (pacted().request().getBody().isPresent()) {
      String body = EmsUserTokens.body("ExampleDomain\\User.Name", PASSWORD);
      ((ClassicHttpRequest) request).setEntity(new StringEntity(body, ContentType.parse(JSON)));
    }
  }

  @State("experiment exists")
  void experiment(Map<String, Object> told) {
    about("startResults", told, "experimentId");
  }

  /** As a number by itself, unless the state says otherwise. */
  @State("dataset ids are worded")
  void worded(Map<String, Object> told) {
    about("startResults", told, "as");
    aboutExample(told.get("as"));
    if (!told.get("as").equals("datasetIdNumber")) {
      layDown();
    }
  }

  @State("experiment is forbidden")
  Map<String, Object> experimentForbidden(Map<String, Object> told) {
    return experiment(403, told);
  }

  @State("experiment is unknown")
  Map<String, Object> experimentUnknown(Map<String, Object> told) {
    return experiment(404, told);
  }

  private Map<String, Object> experiment(int status, Map<String, Object> told) {
    about("startResults", told, "experimentId");
    requireStatus(status);
    return Map.of("experimentId", specialId());
  }

  @State("deployment tells its version")
  void version(Map<String, Object> told) {
    about("showVersion", told);
  }

  @State("deployment has a public key")
  void publicKey(Map<String, Object> told) {
    about("showPublicKey", told);
  }

  @State("user has a password")
  void password(Map<String, Object> told) {
    about("createExternalToken", told);
  }

  @State("dataset is ready")
  void ready(Map<String, Object> told) {
    about("exportResults", told, "datasetId");
  }

  @State("attachment exists")
  void exists(Map<String, Object> told) {
    about("downloadAttachment", told, "identifier");
  }

  @State("entity has attachments")
  void full(Map<String, Object> told) {
    about("listAttachments", told, "entityId", "entityType");
    assertThat(pacted().example().orElseThrow()).startsWith("attachments");
  }

  @State("entity has described attachments")
  void described(Map<String, Object> told) {
    full(told);
  }

  @State("entity has attachments with nulls")
  void nulls(Map<String, Object> told) {
    about("listAttachments", told, "entityId", "entityType");
    assertThat(pacted().example().orElseThrow()).startsWith("nulls");
    Map<String, String> headers = Map.of("Content-Type", pacted().mediaType().orElseThrow());
    sandbox().script(operation().label(), null, 200, pacted().example().get(), headers, 0);
  }

  @State("attachment has a name and a type")
  void named(Map<String, Object> told) {
    about("downloadAttachment", told);
    goesWith("attachment exists");
  }

  @State("file is a CSV")
  void csv(Map<String, Object> told) {
    about("exportResults", told);
    goesWith("dataset is ready");
  }

  @State("entity has no attachments")
  Map<String, Object> empty(Map<String, Object> told) {
    about("listAttachments", told, "entityId", "entityType");
    return Map.of("entityId", 0);
  }

  /** In JSON, by the sandbox's own count of polls. */
  @State("dataset is being written")
  Map<String, Object> beingWritten(Map<String, Object> told) {
    about("exportResults", told, "datasetId");
    requireStatus(412);
    sandbox().settings().pollsUntilReady(1);
    boolean json = pacted().example().orElseThrow().endsWith("Json");
    return Map.of("datasetId", json ? 1234 : specialId());
  }

  @State("dataset is forbidden")
  Map<String, Object> forbidden(Map<String, Object> told) {
    return dataset(403, told);
  }

  @State("dataset is unknown")
  Map<String, Object> unknown(Map<String, Object> told) {
    return dataset(404, told);
  }

  @State("dataset has expired")
  Map<String, Object> expired(Map<String, Object> told) {
    return dataset(410, told);
  }

  private Map<String, Object> dataset(int status, Map<String, Object> told) {
    about("exportResults", told, "datasetId");
    requireStatus(status);
    return Map.of("datasetId", specialId());
  }

  @State("entity is unknown")
  Map<String, Object> entity(Map<String, Object> told) {
    about("listAttachments", told, "entityId", "entityType");
    requireStatus(404);
    return Map.of("entityId", specialId());
  }

  @State("attachment is unknown")
  Map<String, Object> attachment(Map<String, Object> told) {
    about("downloadAttachment", told, "identifier");
    requireStatus(404);
    return Map.of("identifier", "%032d".formatted(specialId()));
  }

  /** The reason that the sandbox has by itself is left to it. */
  @State("credentials are refused")
  void credentialsRefused(Map<String, Object> told) {
    aboutReason(401, told);
    boolean isByToken = pacted().request().getHeaders().containsKey("api-usertoken");
    if (isByToken && told.get("reason").equals("tokenNotFound")) {
      sandbox().settings().ems("ExampleDomain\\User.Name", "another-token");
    } else {
      layDown();
    }
  }

  @State("request is refused")
  void refused(Map<String, Object> told) {
    aboutReason(Set.of(404, 406).contains(pacted().status()) ? pacted().status() : 400, told);
    layDown();
  }

  @State("service is down")
  void down(Map<String, Object> told) {
    aboutReason(503, told);
    layDown();
  }

  /** Of errors, the id or the response that is laid down has it. */
  @State("answers come as")
  void mediaType(Map<String, Object> told) {
    about("", told, "mediaType");
    assertThat(pacted().mediaType()).contains(told.get("mediaType").toString());
    sandbox().settings().attachmentsMediaType(told.get("mediaType").toString());
  }
}
