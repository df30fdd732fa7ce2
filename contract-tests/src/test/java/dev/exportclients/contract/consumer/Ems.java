package dev.exportclients.contract.consumer;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Secret;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.ems.EmsCredentials;
import dev.exportclients.ems.EmsTokens;

/** What the EMS client sends, as its documentation has it. */
final class Ems {
  private static final EmsCredentials CREDENTIALS =
      EmsCredentials.user("ExampleDomain\\User.Name", Secret.of("a-user-token"));

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

  static final Call START =
      signed(Call.get("ems.startResults", "/ems/results"))
          .query("experimentId", "${experimentId}")
          .header("Accept", "application/json;version=1");

  static final Call VERSION =
      Call.get("ems.showVersion", "/ems/version").header("Accept", "application/json;version=1");

  static final Call PUBLIC_KEY =
      Call.get("ems.showPublicKey", "/ems/userTokens/publicKey")
          .header("Accept", "application/json;version=1");

  static final Call CREATE_TOKEN =
      Call.post("ems.createExternalToken", "/ems/userTokens/createExternal")
          .header("Accept", "application/json;version=1")
          .bodyLike(
              "application/json;version=1",
              "{\"Username\":\"ExampleDomain\\\\User.Name\",\"Password\":\"ZW5jcnlwdGVk\"}",
              "Password");

  private static final Secret API_KEY = Secret.of("Api+Key/1");
  private static final Secret API_SECRET = Secret.of("S3cret/Of+That=Key==");

  private Ems() {}

  /** Signed by an API key as well. */
  static Call byKey(Call call) {
    return call.headerLike(
            "Authentication",
            "Api[+]Key/1:[0-9A-Za-z+/]{43}=",
            "Api+Key/1:8XadW23A+Bfwxl+xVjyP5ORKwjlCIfg0t8RXVdBnHwQ=")
        .headerLike(
            "Timestamp",
            "[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z",
            "2015-11-22 08:00:00.000Z");
  }

  static Contract<EmsClient> signing(ClientSettings settings) {
    return contract(settings, CREDENTIALS.withApiKey(API_KEY, API_SECRET));
  }

  /** The source of a user's tokens. */
  static Contract<EmsTokens> tokens(boolean isSigning) {
    return new Contract<>(
        "ems",
        url -> {
          EmsTokens.Builder builder =
              EmsTokens.builder()
                  .baseUrl(url)
                  .user("ExampleDomain\\User.Name", Secret.of("P4ss+Word/="))
                  .settings(Settings.ONE_REQUEST);
          return (isSigning ? builder.apiKey(API_KEY, API_SECRET) : builder).build();
        });
  }

  static Call list(String entityType) {
    return LIST.query("entityType", entityType);
  }

  static Contract<EmsClient> contract(ClientSettings settings) {
    return contract(settings, CREDENTIALS);
  }

  private static Contract<EmsClient> contract(ClientSettings settings, EmsCredentials credentials) {
    return new Contract<>(
        "ems",
        url ->
            EmsClient.builder().baseUrl(url).credentials(credentials).settings(settings).build());
  }

  private static Call signed(Call call) {
    return call.header("api-username", "ExampleDomain\\User.Name")
        .header("api-usertoken", "a-user-token");
  }
}
