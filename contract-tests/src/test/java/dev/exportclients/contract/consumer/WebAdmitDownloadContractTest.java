package dev.exportclients.contract.consumer;

import static dev.exportclients.contract.consumer.WebAdmit.CONTRACT;
import static dev.exportclients.contract.consumer.WebAdmit.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.DownloadWarning;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.exception.EmptyExportException;
import dev.exportclients.core.exception.ExportFailedException;
import dev.exportclients.core.exception.NotReadyException;
import dev.exportclients.webadmit.WebAdmitClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a download makes of a run's state. The link is another host's and in no pact: a server of
 * the test takes that host's place.
 */
@ExtendWith(PactFiles.class)
class WebAdmitDownloadContractTest {
  private static final String LINK_HOST = "https://webadmit-production.s3.amazonaws.com";
  private static final String LINK =
      "/export_files/reports/000/074/780/d19d6c0a34b7062c4496530f3d5dbfb_original.txt"
          + "?AWSAccessKeyId=AKIAIT7746URBGHSHEA&Expires=1425359248"
          + "&Signature=y2jwr78kbVt44xz%2BfaEnp5dXKU%3D"
          + "&response-content-disposition=attachment%3B%20filename%3DTest-API-Export.csv"
          + "&response-content-type=text%2Fcsv%3Bcharset%3Diso-8859-1";

  private static final Map<String, String> RUN = Map.of("exportId", "86446", "fileId", "74780");

  @TempDir Path folder;

  @Test
  void opensTheLinkByteForByteAndWithoutTheKey() throws Exception {
    try (ScriptedServer store = store()) {
      exchange("run is available", "availableCapitalised")
          .check(
              url -> url,
              body -> body.replace(LINK_HOST, store.url().toString()),
              client -> {
                DownloadReceipt receipt = client.download(86446, 74780).saveTo(folder);
                assertThat(receipt.file()).contains(folder.resolve("Test-API-Export.csv"));
                assertThat(folder.resolve("Test-API-Export.csv"))
                    .hasContent("id,name\r\n1,Ann\r\n");
                assertThat(receipt.warnings()).isEmpty();
              });
      assertThat(store.requests()).hasSize(1);
      assertThat(store.requests().get(0).path()).isEqualTo(LINK);
      assertThat(store.requests().get(0).headers()).doesNotContainKey("x-api-key");
    }
  }

  @Test
  void warnsOfAFileThatWasExportedWithErrors() throws Exception {
    try (ScriptedServer store = store()) {
      exchange("run is success with errors", "successWithErrorsCapitalised")
          .check(
              url -> url,
              body -> body.replace(LINK_HOST, store.url().toString()),
              client ->
                  assertThat(client.download(86446, 74780).saveTo(folder).warnings())
                      .containsExactly(DownloadWarning.EXPORTED_WITH_ERRORS));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "run is initializing, initializingCapitalised, Initializing",
    "run is queued, queuedCapitalised, Queued",
    "run is in progress, inProgressCapitalised, In Progress"
  })
  void isNotReadyWhileARunGoesOn(String state, String example, String word) throws Exception {
    exchange(state, example)
        .check(
            client -> {
              var thrown =
                  catchThrowableOfType(
                      NotReadyException.class, () -> client.download(86446, 74780).saveTo(folder));
              assertThat(thrown.operation()).isEqualTo("webadmit.showExportFile");
              assertThat(thrown.lastState()).isEqualTo(word);
              assertThat(thrown.ids()).isEqualTo(RUN);
              assertThat(thrown.status()).isEmpty();
            });
  }

  @Test
  void isNotReadyWhileTheLinkIsNull() throws Exception {
    CONTRACT
        .given("run is queued with a null link", "exportId", 86446, "fileId", 74780)
        .and("states are spelled", "as", "capitalised")
        .when(STATUS, STATUS.response(200, "queuedWithNullLinkCapitalised").exactly("status"))
        .noting("for a download")
        .check(
            client ->
                assertThat(
                        catchThrowableOfType(
                                NotReadyException.class,
                                () -> client.download(86446, 74780).saveTo(folder))
                            .lastState())
                    .isEqualTo("Queued"));
  }

  @Test
  void saysWhenThereIsNothingToExport() throws Exception {
    exchange("run is empty list", "emptyListCapitalised")
        .check(
            client -> {
              var thrown =
                  catchThrowableOfType(
                      EmptyExportException.class,
                      () -> client.download(86446, 74780).saveTo(folder));
              assertThat(thrown.state()).isEqualTo("Empty List");
              assertThat(thrown.ids()).isEqualTo(RUN);
            });
  }

  @Test
  void saysWhenTheExportFailed() throws Exception {
    exchange("run is failed", "failedCapitalised")
        .check(
            client -> {
              var thrown =
                  catchThrowableOfType(
                      ExportFailedException.class,
                      () -> client.download(86446, 74780).saveTo(folder));
              assertThat(thrown.state()).isEqualTo("Failed");
              assertThat(thrown.ids()).isEqualTo(RUN);
            });
  }

  private static Exchange<WebAdmitClient> exchange(String state, String example) {
    return CONTRACT
        .given(state, "exportId", 86446, "fileId", 74780)
        .and("states are spelled", "as", "capitalised")
        .when(STATUS, STATUS.response(200, example).exactly("status"))
        .noting("for a download");
  }

  private static ScriptedServer store() {
    return new ScriptedServer(
        exchange ->
            exchange.send(
                "200 OK",
                "Content-Type: text/csv;charset=iso-8859-1\r\n"
                    + "Content-Disposition: attachment; filename=Test-API-Export.csv\r\n",
                "id,name\r\n1,Ann\r\n"));
  }
}
