package dev.exportclients.contract.consumer;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Secret;
import dev.exportclients.webadmit.WebAdmitClient;

/** What the WebAdMIT client sends, as its documentation has it. */
final class WebAdmit {
  static final String KEY = "6ee2b1a2d1a94dbbab2a1b5cd1d7e9f0";

  static final Contract<WebAdmitClient> CONTRACT = contract(Settings.ONE_REQUEST);

  static final Call IDENTITIES =
      signed(Call.get("webadmit.listUserIdentities", "/api/v1/user_identities"));

  static final Call EXPORTS = signed(Call.get("webadmit.listExports", "/api/v1/exports"));

  static final Call EXPORTS_OF_IDENTITY =
      signed(
          Call.get(
              "webadmit.listExportsOfIdentity",
              "/api/v1/user_identities/${userIdentityId}/exports"));

  static final Call FILES =
      signed(
          Call.get(
              "webadmit.listExportFiles",
              "/api/v1/user_identities/${userIdentityId}/export_files"));

  static final Call START =
      signed(
          Call.post(
              "webadmit.startExport",
              "/api/v1/user_identities/${userIdentityId}/exports/${exportId}/export_files"));

  static final Call STATUS =
      signed(
          Call.get(
              "webadmit.showExportFile", "/api/v1/exports/${exportId}/export_files/${fileId}"));

  private WebAdmit() {}

  static Contract<WebAdmitClient> contract(ClientSettings settings) {
    return new Contract<>(
        "webadmit",
        url ->
            WebAdmitClient.builder()
                .baseUrl(url)
                .credentials(Secret.of(KEY))
                .settings(settings)
                .build());
  }

  private static Call signed(Call call) {
    return call.header("Accept", "application/json").header("x-api-key", KEY);
  }
}
