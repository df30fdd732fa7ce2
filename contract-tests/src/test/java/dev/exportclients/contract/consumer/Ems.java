package dev.exportclients.contract.consumer;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.Secret;
import dev.exportclients.ems.EmsClient;

/** What the EMS client sends, as its documentation has it. */
final class Ems {
  static final Contract<EmsClient> CONTRACT =
      new Contract<>(
          "ems",
          url ->
              EmsClient.builder()
                  .baseUrl(url)
                  .credentials("ExampleDomain\\User.Name", Secret.of("a-user-token"))
                  .settings(ClientSettings.builder().retryPolicy(RetryPolicy.none()).build())
                  .build());

  static final Call RESULTS =
      signed(Call.get("ems.exportResults", "/ems/resultsExport/${datasetId}"))
          .header("Accept", "*/*;version=1");

  static final Call LIST =
      signed(Call.get("ems.listAttachments", "/ems/attachments"))
          .query("entityType", "${entityType}")
          .query("entityId", "${entityId}")
          .header(
              "Accept",
              "application/json;version=1",
              "text/json;version=1",
              "application/xml;version=1",
              "text/xml;version=1");

  static final Call ATTACHMENT =
      signed(Call.get("ems.downloadAttachment", "/ems/attachments/${identifier}"))
          .header("Accept", "*/*;version=1");

  private Ems() {}

  private static Call signed(Call call) {
    return call.header("api-username", "ExampleDomain\\User.Name")
        .header("api-usertoken", "a-user-token");
  }
}
