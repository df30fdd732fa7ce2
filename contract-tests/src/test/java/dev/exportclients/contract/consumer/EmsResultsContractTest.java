package dev.exportclients.contract.consumer;

import static dev.exportclients.contract.consumer.Ems.CONTRACT;
import static dev.exportclients.contract.consumer.Ems.RESULTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.exception.NotReadyException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(PactFiles.class)
class EmsResultsContractTest {
  private static final String CSV =
      "Experiment,Plate,Well,Result\r\nEXP-1234,P1,A01,0.125\r\nEXP-1234,P1,A02,0.250\r\n";

  @Test
  void savesTheBytesOfADatasetThatIsReady(@TempDir Path folder) throws Exception {
    CONTRACT
        .given("dataset is ready", "datasetId", 1234)
        .when(RESULTS, RESULTS.response(200, "resultsCsv").without("Content-Type"))
        .check(
            client -> {
              assertThat(client.results(1234).saveTo(folder).bytes()).isEqualTo(CSV.length());
              assertThat(folder.resolve("results-1234.csv")).hasContent(CSV);
            });
  }

  @Test
  void savesTheCsvOfADatasetThatIsReady(@TempDir Path folder) throws Exception {
    CONTRACT
        .given("dataset is ready", "datasetId", 1234)
        .and("file is a CSV")
        .when(RESULTS, RESULTS.response(200, "resultsCsv").like(ExpectedResponse.CSV))
        .noting("as CSV")
        .check(
            client -> {
              DownloadReceipt receipt = client.results(1234).saveTo(folder);
              assertThat(receipt.file()).contains(folder.resolve("results-1234.csv"));
              assertThat(folder.resolve("results-1234.csv")).hasContent(CSV);
              assertThat(receipt.bytes()).isEqualTo(CSV.length());
              assertThat(receipt.mediaType()).contains("text/csv");
              assertThat(receipt.warnings()).isEmpty();
            });
  }

  @Test
  void signsByAnApiKey(@TempDir Path folder) throws Exception {
    Ems.signing(Settings.ONE_REQUEST)
        .given("dataset is ready", "datasetId", 1234)
        .when(Ems.byKey(RESULTS), RESULTS.response(200, "resultsCsv").without("Content-Type"))
        .noting("signed")
        .check(client -> assertThat(client.results(1234).saveTo(folder).bytes()).isPositive());
  }

  @ParameterizedTest
  @CsvSource({
    "exportNotReadyJson, application/json",
    "exportNotReadyXml, application/xml",
    "exportNotReadyText, text/plain"
  })
  void isNotReadyWhileTheDatasetIsBeingWritten(
      String example, String mediaType, @TempDir Path folder) throws Exception {
    CONTRACT
        .given("dataset is being written", "datasetId", 1234)
        .and("answers come as", "mediaType", mediaType)
        .when(RESULTS, 412, example)
        .check(
            client -> {
              var thrown =
                  catchThrowableOfType(
                      NotReadyException.class, () -> client.results(1234).saveTo(folder));
              assertThat(thrown.operation()).isEqualTo("ems.exportResults");
              assertThat(thrown.status()).isEqualTo(OptionalInt.of(412));
              assertThat(thrown.ids()).isEqualTo(Map.of("datasetId", "1234"));
              assertThat(thrown).hasMessageContaining("Request not completed.");
              assertThat(folder).isEmptyDirectory();
            });
  }
}
