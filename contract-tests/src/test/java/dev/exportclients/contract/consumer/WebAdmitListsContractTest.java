package dev.exportclients.contract.consumer;

import static dev.exportclients.contract.consumer.WebAdmit.CONTRACT;
import static dev.exportclients.contract.consumer.WebAdmit.EXPORTS;
import static dev.exportclients.contract.consumer.WebAdmit.EXPORTS_OF_IDENTITY;
import static dev.exportclients.contract.consumer.WebAdmit.FILES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exportclients.webadmit.Export;
import dev.exportclients.webadmit.ExportFile;
import dev.exportclients.webadmit.ExportState;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the client makes of the lists of exports and of recent runs. */
@ExtendWith(PactFiles.class)
class WebAdmitListsContractTest {
  private static final Export NIGHTLY =
      new Export(
          29897,
          "Nightly Banner Export",
          Optional.of("all"),
          "Comma-Separated Values",
          "text/csv;charset=iso-8859-1");

  @Test
  void listsTheExportsOfAUser() throws Exception {
    CONTRACT
        .given("user has exports")
        .when(EXPORTS, EXPORTS.response(200, "exports").without("/href"))
        .check(client -> assertThat(client.exports()).containsExactly(NIGHTLY));
  }

  @Test
  void listsExportsOfEachFormatAndOneWithoutAListType() throws Exception {
    CONTRACT
        .given("user has exports of each format")
        .when(EXPORTS, EXPORTS.response(200, "exportsOfEachFormat").without("/href"))
        .check(
            client ->
                assertThat(client.exports())
                    .extracting(Export::id, Export::listType, Export::format, Export::mimeType)
                    .containsExactly(
                        export(29897, "all", "Comma-Separated Values", NIGHTLY.mimeType()),
                        export(29898, "clipboard", "Microsoft Excel", "application/vnd.ms-excel"),
                        export(29899, "search", "Website HTML", "text/html"),
                        export(29900, null, "Fixed Width Report", "text/plain"),
                        export(
                            29901,
                            "all",
                            "Comma-Separated Values in Multiple Files",
                            "application/zip")));
  }

  private static Tuple export(long id, String listType, String format, String mimeType) {
    return tuple(id, Optional.ofNullable(listType), format, mimeType);
  }

  @Test
  void listsNothingForAUserWithoutExports() throws Exception {
    CONTRACT
        .given("user has no exports")
        .when(EXPORTS, EXPORTS.response(200, "noExports").without("/href"))
        .check(client -> assertThat(client.exports()).isEmpty());
  }

  @Test
  void listsTheExportsOfAnIdentity() throws Exception {
    CONTRACT
        .given("identity has exports", "userIdentityId", 42)
        .when(
            EXPORTS_OF_IDENTITY,
            EXPORTS_OF_IDENTITY.response(200, "exportsOfIdentity").without("/href"))
        .check(client -> assertThat(client.exports(42)).containsExactly(NIGHTLY));
  }

  @Test
  void listsNothingForAnIdentityWithoutExports() throws Exception {
    CONTRACT
        .given("identity has no exports", "userIdentityId", 42)
        .when(
            EXPORTS_OF_IDENTITY,
            EXPORTS_OF_IDENTITY.response(200, "noExportsOfIdentity").without("/href"))
        .check(client -> assertThat(client.exports(42)).isEmpty());
  }

  @Test
  void listsTheRecentRunsOfAnIdentity() throws Exception {
    CONTRACT
        .given("identity has an available run", "userIdentityId", 42)
        .when(FILES, FILES.response(200, "exportFiles").without("/href").exactly("status"))
        .check(
            client ->
                assertThat(client.files(42))
                    .containsExactly(
                        new ExportFile(
                            74780,
                            86446,
                            Optional.of("/api/v1/exports/86466/export_files/74780"),
                            "Available",
                            ExportState.AVAILABLE)));
  }

  @Test
  void readsEachStateOfARecentRun() throws Exception {
    CONTRACT
        .given("identity has runs in each state", "userIdentityId", 42)
        .when(
            FILES, FILES.response(200, "exportFilesInEachState").without("/href").exactly("status"))
        .check(
            client ->
                assertThat(client.files(42))
                    .extracting(ExportFile::state)
                    .containsExactly(
                        ExportState.INITIALIZING,
                        ExportState.QUEUED,
                        ExportState.IN_PROGRESS,
                        ExportState.AVAILABLE,
                        ExportState.SUCCESS_WITH_ERRORS,
                        ExportState.EMPTY_LIST,
                        ExportState.FAILED,
                        ExportState.QUEUED));
  }

  @Test
  void listsNothingForAnIdentityWithoutRecentRuns() throws Exception {
    CONTRACT
        .given("identity has no runs", "userIdentityId", 42)
        .when(FILES, FILES.response(200, "noExportFiles").without("/href"))
        .check(client -> assertThat(client.files(42)).isEmpty());
  }
}
