package dev.exportclients.contract.gates;

import static dev.exportclients.sandbox.SandboxCredentials.ECREPORTING_TOKEN;
import static dev.exportclients.sandbox.SandboxCredentials.EMS_TOKEN;
import static dev.exportclients.sandbox.SandboxCredentials.EMS_USERNAME;
import static dev.exportclients.sandbox.SandboxCredentials.METASTUDIO_AK;
import static dev.exportclients.sandbox.SandboxCredentials.METASTUDIO_PROJECT_ID;
import static dev.exportclients.sandbox.SandboxCredentials.METASTUDIO_SK;
import static dev.exportclients.sandbox.SandboxCredentials.METASTUDIO_TOKEN;
import static dev.exportclients.sandbox.SandboxCredentials.WEBADMIT_API_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.contract.live.DeploymentVerification;
import dev.exportclients.contract.live.Environment;
import dev.exportclients.contract.spec.Pacted;
import dev.exportclients.contract.verdict.Verdict;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.specs.Provider;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A second sandbox stands in for the deployment; nothing of it is known but URL, keys and ids. */
class DeploymentVerificationTest {
  private static final List<Pacted> PACTS = Pacted.in(Path.of(System.getProperty("pact.rootDir")));
  private static final String STUDY_REPORT = "%s/test/CFD8129A430A473C8A02F4BA5DAAD865";

  private static SandboxProcess deployment;

  @BeforeAll
  static void start() throws IOException {
    deployment = SandboxProcess.start();
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  @Test
  void verifiesWhatIdsAreGivenForAndSaysWhatElseIsNotRun() {
    Verdict verdict = verify(variables(deployment.url()));
    assertThat(verdict.failures()).isEmpty();
    assertThat(live(verdict, "verified"))
        .filteredOn(verified -> !verified.endsWith(" 401"))
        .containsExactly(
            "ecreporting.downloadReport 200",
            "ecreporting.downloadReport 403",
            "ecreporting.downloadReport 404",
            "ems.downloadAttachment 200",
            "ems.downloadAttachment 404",
            "ems.exportResults 200",
            "ems.exportResults 403",
            "ems.exportResults 404",
            "ems.exportResults 410",
            "ems.exportResults 412",
            "ems.listAttachments 200",
            "ems.listAttachments 404",
            "metastudio.downloadResult 200",
            "webadmit.listUserIdentities 200",
            "webadmit.showExportFile 200",
            "webadmit.showExportFile 404");
    // The variables that say how a provider refuses are for all of its operations.
    assertThat(live(verdict, "verified"))
        .contains(
            "ecreporting.downloadReport 401",
            "ems.downloadAttachment 401",
            "ems.exportResults 401",
            "ems.listAttachments 401",
            "metastudio.downloadResult 401",
            "webadmit.listUserIdentities 401",
            "webadmit.showExportFile 401");
    assertThat(live(verdict, "not run"))
        .contains(
            "ems.exportResults 503", "webadmit.startExport 201", "metastudio.downloadResult 429");
    assertThat(reasons(verdict, "exportResults", "503"))
        .containsExactly("set EMS_GIVEN_SERVICE_IS_DOWN");
    assertThat(reasons(verdict, "startExport", "201")).containsExactly("it would change something");
  }

  @Test
  void isVerifiedAgainstNothingWithoutADeployment() {
    Verdict verdict = verify(Map.of());
    assertThat(live(verdict, "verified")).isEmpty();
    assertThat(reasons(verdict, "exportResults", "200")).containsExactly("set EMS_BASE_URL");
  }

  @Test
  void saysWhereADeploymentRespondsOtherwise() {
    Map<String, String> variables = variables(deployment.url());
    variables.put("EMS_GIVEN_DATASET_HAS_EXPIRED", "404");
    assertThat(verify(variables).failures())
        .containsExactly(
            "ems.exportResults: 410, datasetExpiredJson as application/json (live):"
                + " status: expected status of 410 but was 404");
  }

  @ParameterizedTest
  @CsvSource({
    "text/csv, body: / is not as the pact has it",
    "application/jane.doe, body: it is of another media type"
  })
  void holdsNothingOfTheDeploymentsFilesAndHeaders(String mediaType, String said)
      throws IOException {
    String head = "Content-Type: " + mediaType + "\r\nContent-Disposition: Jane Doe\r\n";
    try (ScriptedServer clinic =
        new ScriptedServer(exchange -> exchange.send("200 OK", head, "the patient is Jane Doe"))) {
      Map<String, String> variables = variables(clinic.url());
      variables.put("EMS_GIVEN_ATTACHMENT_HAS_A_NAME_AND_A_TYPE", "yes");
      Verdict verdict = verify(variables);
      assertThat(reasons(verdict, "exportResults", "200")).contains(said);
      assertThat(reasons(verdict, "downloadAttachment", "200"))
          .contains("header: Content-Disposition is not as the pact has it");
      assertThat(reasons(verdict, "listUserIdentities", "200"))
          .anyMatch(reason -> reason.contains("header: Content-Type is not as the pact has it"));
      assertThat(verdict.json(Instant.EPOCH).toString())
          .doesNotContainIgnoringCase("jane")
          .doesNotContain("patient");
    }
  }

  @Test
  void wantsNoBodyWhereTheSpecHasNone() throws IOException {
    try (ScriptedServer talkative =
        new ScriptedServer(
            exchange ->
                exchange.send(
                    "401 Unauthorized",
                    "Content-Type: application/json\r\n",
                    "{\"message\":\"no\"}"))) {
      assertThat(reasons(verify(variables(talkative.url())), "listUserIdentities", "401"))
          .containsExactly("body: the spec has none");
    }
  }

  @Test
  void holdsNoSecretEvenIfTheDeploymentEchoesOne() throws IOException {
    String link = "https://store.example.org/file?Signature=presigned";
    try (ScriptedServer echo =
        new ScriptedServer(
            exchange ->
                exchange.send(
                    "401 Unauthorized",
                    "Content-Type: text/plain\r\nX-Echo: " + exchange.request().headers() + "\r\n",
                    exchange.request().headers() + " " + link))) {
      String json = verify(variables(echo.url())).json(Instant.EPOCH).toString();
      assertThat(json)
          .contains("failed")
          .doesNotContain(EMS_TOKEN, ECREPORTING_TOKEN, WEBADMIT_API_KEY, METASTUDIO_TOKEN)
          .doesNotContain(METASTUDIO_AK, METASTUDIO_SK, "User.Name", "presigned");
    }
  }

  private static Verdict verify(Map<String, String> variables) {
    return new Verdict().with(new DeploymentVerification(new Environment(variables)).verify(PACTS));
  }

  private static List<String> live(Verdict verdict, String outcome) {
    return verdicts(verdict).stream()
        .filter(v -> v.path("live").path("outcome").asText().equals(outcome))
        .map(
            v ->
                v.path("provider").asText()
                    + "."
                    + v.path("operation").asText()
                    + " "
                    + v.path("status").asText())
        .toList();
  }

  private static List<String> reasons(Verdict verdict, String operation, String status) {
    return verdicts(verdict).stream()
        .filter(v -> v.path("operation").asText().equals(operation))
        .filter(v -> v.path("status").asText().equals(status))
        .flatMap(v -> texts(v.path("live").path("reasons")).stream())
        .toList();
  }

  private static List<JsonNode> verdicts(Verdict verdict) {
    List<JsonNode> verdicts = new ArrayList<>();
    verdict.json(Instant.EPOCH).path("verdicts").forEach(verdicts::add);
    return verdicts;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** As a user of a real deployment would set them; the ids are the sandbox's special ones. */
  private static Map<String, String> variables(URI url) {
    Map<String, String> variables = new HashMap<>();
    for (String provider : Provider.NAMES) {
      variables.put(provider.toUpperCase(Locale.ROOT) + "_BASE_URL", url.toString());
    }
    variables.put("EMS_USERNAME", EMS_USERNAME);
    variables.put("EMS_TOKEN", EMS_TOKEN);
    variables.put("ECREPORTING_TOKEN", ECREPORTING_TOKEN);
    variables.put("WEBADMIT_API_KEY", WEBADMIT_API_KEY);
    variables.put("METASTUDIO_TOKEN", METASTUDIO_TOKEN);
    variables.put("METASTUDIO_AK", METASTUDIO_AK);
    variables.put("METASTUDIO_SK", METASTUDIO_SK);

    variables.put("EMS_GIVEN_ANSWERS_COME_AS", "application/json");
    variables.put("EMS_GIVEN_CREDENTIALS_ARE_REFUSED", "tokenNotFound");
    variables.put("EMS_GIVEN_DATASET_IS_READY", "5678");
    variables.put("EMS_GIVEN_FILE_IS_A_CSV", "yes");
    variables.put("EMS_GIVEN_DATASET_IS_BEING_WRITTEN", "412");
    variables.put("EMS_GIVEN_DATASET_IS_FORBIDDEN", "403");
    variables.put("EMS_GIVEN_DATASET_IS_UNKNOWN", "404");
    variables.put("EMS_GIVEN_DATASET_HAS_EXPIRED", "410");
    variables.put("EMS_GIVEN_ENTITY_HAS_ATTACHMENTS", "77/experiment");
    variables.put("EMS_GIVEN_ENTITY_HAS_NO_ATTACHMENTS", "0/experiment");
    variables.put("EMS_GIVEN_ENTITY_IS_UNKNOWN", "404/experiment");
    variables.put("EMS_GIVEN_ATTACHMENT_EXISTS", "c01d823332394bf8892921978063d27c");
    variables.put("EMS_GIVEN_ATTACHMENT_IS_UNKNOWN", "%032d".formatted(404));

    variables.put("ECREPORTING_GIVEN_CREDENTIALS_ARE_REFUSED", "unauthorizedErrorData");
    variables.put(
        "ECREPORTING_GIVEN_REPORT_IS_READY",
        STUDY_REPORT.formatted("0A7C29DD011241DFBE1B64399283C860"));
    variables.put(
        "ECREPORTING_GIVEN_REPORT_IS_FORBIDDEN", STUDY_REPORT.formatted("%032d".formatted(403)));
    variables.put(
        "ECREPORTING_GIVEN_REPORT_IS_UNKNOWN", STUDY_REPORT.formatted("%032d".formatted(404)));

    variables.put("WEBADMIT_GIVEN_CREDENTIALS_ARE_REFUSED", "yes");
    variables.put("WEBADMIT_GIVEN_STATES_ARE_SPELLED", "capitalised");
    variables.put("WEBADMIT_GIVEN_USER_HAS_IDENTITIES", "1");
    variables.put("WEBADMIT_GIVEN_RUN_IS_AVAILABLE", "86446/1004");
    variables.put("WEBADMIT_GIVEN_RUN_IS_FAILED", "86446/1007");
    variables.put("WEBADMIT_GIVEN_RUN_IS_UNKNOWN", "86446/999");
    variables.put("WEBADMIT_GIVEN_ERRORS_ARE_WORDED", "notFound");

    variables.put("METASTUDIO_GIVEN_CREDENTIALS_ARE_REFUSED", "gatewayTokenUndecipherable");
    variables.put("METASTUDIO_GIVEN_TASK_HAS_A_RESULT", METASTUDIO_PROJECT_ID + "/a1b2c3");
    return variables;
  }
}
