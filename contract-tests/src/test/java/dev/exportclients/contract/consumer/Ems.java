package dev.exportclients.contract.consumer;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Secret;
import dev.exportclients.ems.EmsClient;

/** What the EMS client sends, as its documentation has it. */
final class Ems {
  static final Contract<EmsClient> CONTRACT = contract(Settings.ONE_REQUEST);

  static final Call RESULTS =
      signed(Call.get("ems.exportResults", "/ems/resultsExport/${datasetId}"))
          .header("Accept", "*/*;version=1");

  /** The type of entity is missing. */
  private static final Call LIST =
      signed(Call.get("ems.listAttachments", "/ems/attachments"))
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

  static Call list(String entityType) {
    return LIST.query("entityType", entityType);
  }

  static Contract<EmsClient> contract(ClientSettings settings) {
    return new Contract<>(
        "ems",
        url ->
            EmsClient.builder()
                .baseUrl(url)
                .credentials("ExampleDomain\\User.Name", Secret.of("a-user-token"))
                .settings(settings)
                .build());
  }

  private static Call signed(Call call) {
    return call.header("api-username", "ExampleDomain\\User.Name")
        .header("api-usertoken", "a-user-token");
  }
}
