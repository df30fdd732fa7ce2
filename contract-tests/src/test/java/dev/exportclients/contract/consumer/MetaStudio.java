package dev.exportclients.contract.consumer;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.metastudio.MetaStudioClient;
import dev.exportclients.metastudio.MetaStudioCredentials;

/** What the MetaStudio client sends, as its documentation has it, by each way to sign in. */
final class MetaStudio {
  static final String PROJECT = "70b76f0a0b8d4c0d9a2b3c4d5e6f7081";
  static final String TASK = "be0821bdf8d04949bf4c9852fa87c590";

  static final MetaStudioCredentials TOKEN =
      MetaStudioCredentials.token(TokenSource.of(Secret.of("an-iam-token")));

  static final MetaStudioCredentials KEY =
      MetaStudioCredentials.akSk("AccessKey", Secret.of("SecretKey"));

  static final MetaStudioCredentials TEMPORARY_KEY =
      MetaStudioCredentials.akSk(
          "TemporaryKey", Secret.of("SecretKey"), Secret.of("a-security-token"));

  private static final Call RESULT =
      Call.get("metastudio.downloadResult", "/v2/${projectId}/ies/result/${taskId}")
          .header("Accept", "*/*");

  static final Call WITH_TOKEN = RESULT.header("X-Auth-Token", "an-iam-token");

  static final Call SIGNED = signed(RESULT, "AccessKey", "host;x-project-id;x-sdk-date");

  static final Call SIGNED_WITH_TEMPORARY_KEY =
      signed(RESULT, "TemporaryKey", "host;x-project-id;x-sdk-date;x-security-token")
          .header("X-Security-Token", "a-security-token");

  private MetaStudio() {}

  /** A call by one of the ways to sign in; a signature of a file's request leaves out its body. */
  static Call by(MetaStudioCredentials credentials, Call call) {
    if (credentials == TOKEN) {
      return call.header("X-Auth-Token", "an-iam-token");
    }
    String unsigned = "X-Sdk-Content-Sha256";
    boolean isForm = !call.body().isEmpty();
    Call sent = isForm ? call.header(unsigned, "UNSIGNED-PAYLOAD") : call;
    String signed = "host;x-project-id;" + (isForm ? "x-sdk-content-sha256;" : "") + "x-sdk-date";
    return credentials == KEY
        ? signed(sent, "AccessKey", signed)
        : signed(sent, "TemporaryKey", signed + ";x-security-token")
            .header("X-Security-Token", "a-security-token");
  }

  private static Call signed(Call call, String accessKey, String signedHeaders) {
    String start = "SDK-HMAC-SHA256 Access=" + accessKey + ", SignedHeaders=" + signedHeaders;
    return call.headerLike(
            "Authorization",
            start + ", Signature=[0-9a-f]{64}",
            start + ", Signature=" + "0123456789abcdef".repeat(4))
        .headerLike("X-Sdk-Date", "\\d{8}T\\d{6}Z", "20251208T010203Z")
        .header("X-Project-Id", "${projectId}");
  }

  static Contract<MetaStudioClient> contract(
      MetaStudioCredentials credentials, ClientSettings settings) {
    return contract(PROJECT, credentials, settings);
  }

  static Contract<MetaStudioClient> contract(
      String project, MetaStudioCredentials credentials, ClientSettings settings) {
    return new Contract<>(
        "metastudio",
        url ->
            MetaStudioClient.builder()
                .baseUrl(url)
                .projectId(project)
                .credentials(credentials)
                .settings(settings)
                .build());
  }
}
