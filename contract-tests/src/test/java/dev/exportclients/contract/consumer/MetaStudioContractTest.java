package dev.exportclients.contract.consumer;

import static dev.exportclients.contract.consumer.MetaStudio.KEY;
import static dev.exportclients.contract.consumer.MetaStudio.PROJECT;
import static dev.exportclients.contract.consumer.MetaStudio.SIGNED;
import static dev.exportclients.contract.consumer.MetaStudio.SIGNED_WITH_TEMPORARY_KEY;
import static dev.exportclients.contract.consumer.MetaStudio.TASK;
import static dev.exportclients.contract.consumer.MetaStudio.TEMPORARY_KEY;
import static dev.exportclients.contract.consumer.MetaStudio.TOKEN;
import static dev.exportclients.contract.consumer.MetaStudio.WITH_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.metastudio.MetaStudioClient;
import dev.exportclients.metastudio.MetaStudioCredentials;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

@ExtendWith(PactFiles.class)
class MetaStudioContractTest {
  private static final String CSV =
      "question,answer,result\r\nWhat is an export?,A file of results,success\r\n";

  @TempDir Path folder;

  @Test
  void savesAResultByToken() throws Exception {
    saves(TOKEN, WITH_TOKEN, "by token");
  }

  @Test
  void savesAResultBySignature() throws Exception {
    saves(KEY, SIGNED, "by signature");
  }

  @Test
  void savesAResultByTheSignatureOfATemporaryKey() throws Exception {
    saves(TEMPORARY_KEY, SIGNED_WITH_TEMPORARY_KEY, "by temporary key");
  }

  @Test
  void savesTheResultOfATaskWhoseIdHasAwkwardCharacters() throws Exception {
    String id = "Übersicht 1+2 (a&b)=100% ~*;x";
    String sent = "%C3%9Cbersicht%201%2B2%20%28a%26b%29%3D100%25%20~%2A%3Bx";
    MetaStudio.contract(KEY, Settings.ONE_REQUEST)
        .given("task has a result", "projectId", PROJECT, "taskId", id)
        .when(SIGNED.with("taskId", sent), 200, "resultCsv")
        .noting("by signature, of an awkward id")
        .check(
            client -> assertThat(client.result(id).saveTo(folder).bytes()).isEqualTo(CSV.length()));
  }

  @Test
  void namesAProjectThatHasAwkwardCharacters() throws Exception {
    String project = "Übersicht1+2(a&b)=100%~*;x";
    String sent = "%C3%9Cbersicht1%2B2%28a%26b%29%3D100%25~%2A%3Bx";
    Call call = WITH_TOKEN.with("projectId", sent).with("taskId", TASK);
    MetaStudioClient.Builder builder =
        MetaStudioClient.builder()
            .projectId(project)
            .credentials(TOKEN)
            .settings(Settings.ONE_REQUEST);
    new Contract<>("metastudio", url -> builder.baseUrl(url).build())
        .given("request is refused", "reason", "generalTenantMismatch")
        .when(call, call.response(400, "generalTenantMismatch").exactly("error_code"))
        .noting("of an awkward project")
        .check(
            client ->
                Refusal.of(() -> client.result(TASK).saveTo(folder), "UnauthenticatedException")
                    .by("metastudio.downloadResult", 400));
  }

  private void saves(MetaStudioCredentials credentials, Call call, String way) throws Exception {
    MetaStudio.contract(credentials, Settings.ONE_REQUEST)
        .given("task has a result", "projectId", PROJECT, "taskId", TASK)
        .when(call, call.response(200, "resultCsv"))
        .noting(way)
        .check(
            client -> {
              DownloadReceipt receipt = client.result(TASK).saveTo(folder);
              assertThat(receipt.file()).contains(folder.resolve(TASK));
              assertThat(folder.resolve(TASK)).hasContent(CSV);
              assertThat(receipt.bytes()).isEqualTo(CSV.length());
              assertThat(receipt.suggestedFilename()).isEmpty();
            });
  }

  @ParameterizedTest(name = "{0} {3}")
  @CsvFileSource(
      resources = "/refusals/metastudio.csv",
      delimiter = '|',
      nullValues = "-",
      useHeadersInDisplayName = true)
  void tellsWhyMetaStudioRefused(
      int status,
      String state,
      String credentials,
      String example,
      String exception,
      String code,
      String message,
      String requestId)
      throws Exception {
    boolean token = credentials.equals("token");
    Call call = (token ? WITH_TOKEN : SIGNED).with("projectId", PROJECT).with("taskId", TASK);
    ExpectedResponse response = call.response(status, example).exactly("error_code");
    boolean idInHeader = requestId.equals("from-the-header");
    MetaStudio.contract(token ? TOKEN : KEY, Settings.ONE_REQUEST)
        .given(state, "reason", example)
        .when(call, idInHeader ? response.header("X-Request-Id", ".+", requestId) : response)
        .check(
            client ->
                Refusal.of(() -> client.result(TASK).saveTo(folder), exception)
                    .by("metastudio.downloadResult", status)
                    .saying(code, message, null, requestId));
  }
}
