package dev.exportclients.contract.consumer;

import static dev.exportclients.contract.consumer.WebAdmit.CONTRACT;
import static dev.exportclients.contract.consumer.WebAdmit.IDENTITIES;
import static dev.exportclients.contract.consumer.WebAdmit.START;
import static dev.exportclients.contract.consumer.WebAdmit.STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.webadmit.ExportFile;
import dev.exportclients.webadmit.ExportState;
import dev.exportclients.webadmit.UserIdentity;
import dev.exportclients.webadmit.WebAdmitClient;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class WebAdmitContractTest {
  private static final UserIdentity ADMISSIONS =
      new UserIdentity(
          42,
          Optional.of("Admissions User"),
          Optional.of("SOPHAS"),
          Optional.of("Demo University"),
          Optional.of("Demo University School of Public Health"),
          Optional.of("2014 - 2015"));

  private static final UserIdentity ASSOCIATION =
      new UserIdentity(
          43,
          Optional.of("Association User"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private static final Map<String, Call> CALLS =
      Map.of("listUserIdentities", IDENTITIES, "startExport", START, "showExportFile", STATUS);

  @Test
  void listsIdentitiesThatHaveOnlyTheirIds() throws Exception {
    Answer answer =
        IDENTITIES
            .answer(200, "userIdentities")
            .without("href", "type", "association", "institution", "organization", "cycle");
    CONTRACT
        .given("user has identities", "count", 1)
        .when(IDENTITIES, answer)
        .check(
            client ->
                assertThat(client.userIdentities())
                    .containsExactly(
                        new UserIdentity(
                            42,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty())));
  }

  @Test
  void listsTheOneIdentityOfAUser() throws Exception {
    CONTRACT
        .given("user has identities", "count", 1)
        .and("identities are described")
        .when(IDENTITIES, IDENTITIES.answer(200, "userIdentities").without("href"))
        .noting("with everything")
        .check(client -> assertThat(client.userIdentities()).containsExactly(ADMISSIONS));
  }

  @Test
  void listsIdentitiesThatLackWhatTheyMay() throws Exception {
    CONTRACT
        .given("user has identities", "count", 2)
        .and("second identity has nulls")
        .when(IDENTITIES, IDENTITIES.answer(200, "severalUserIdentities").without("href"))
        .check(
            client -> assertThat(client.userIdentities()).containsExactly(ADMISSIONS, ASSOCIATION));
  }

  @Test
  void listsNothingForAUserWithoutIdentities() throws Exception {
    CONTRACT
        .given("user has identities", "count", 0)
        .when(IDENTITIES, IDENTITIES.answer(200, "noUserIdentities").without("href"))
        .check(client -> assertThat(client.userIdentities()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "export has an available run, capitalised, startedAvailable, Available, AVAILABLE",
    "export has no run, capitalised, startedInitializing, Initializing, INITIALIZING",
    "export has a queued run, lower case, startedQueued, queued, QUEUED"
  })
  void startsARun(String given, String spelling, String example, String word, ExportState state)
      throws Exception {
    CONTRACT
        .given(given, "userIdentityId", 42, "exportId", 86446)
        .and("states are spelled", "as", spelling)
        .when(START, START.answer(201, example).without("href").exactly("status"))
        .check(client -> assertThat(client.start(42, 86446)).isEqualTo(run(word, state)));
  }

  @Test
  void readsThePathOfARunThatStarts() throws Exception {
    CONTRACT
        .given("export has no run", "userIdentityId", 42, "exportId", 86446)
        .and("states are spelled", "as", "capitalised")
        .and("runs have paths")
        .when(START, START.answer(201, "startedInitializing").exactly("status"))
        .noting("with its path")
        .check(
            client ->
                assertThat(client.start(42, 86446).href())
                    .contains("/api/v1/exports/86446/export_files/74780"));
  }

  @Test
  void readsThePathOfARun() throws Exception {
    CONTRACT
        .given("run is queued", "exportId", 86446, "fileId", 74780)
        .and("states are spelled", "as", "capitalised")
        .and("runs have paths")
        .when(STATUS, STATUS.answer(200, "queuedCapitalised").exactly("status"))
        .noting("with its path")
        .check(
            client ->
                assertThat(client.status(86446, 74780).href())
                    .contains("/api/v1/exports/86466/export_files/74780"));
  }

  @Test
  void takesNullForALinkThatIsNotThereYet() throws Exception {
    CONTRACT
        .given("run is queued with a null link", "exportId", 86446, "fileId", 74780)
        .and("states are spelled", "as", "capitalised")
        .when(
            STATUS,
            STATUS.answer(200, "queuedWithNullLinkCapitalised").without("href").exactly("status"))
        .check(
            client ->
                assertThat(client.status(86446, 74780))
                    .isEqualTo(run("Queued", ExportState.QUEUED)));
  }

  @ParameterizedTest
  @CsvSource({
    "initializing, INITIALIZING, initializing, Initializing",
    "queued, QUEUED, queued, Queued",
    "inProgress, IN_PROGRESS, in_progress, In Progress",
    "available, AVAILABLE, available, Available",
    "successWithErrors, SUCCESS_WITH_ERRORS, success_with_errors, Success With Errors",
    "emptyList, EMPTY_LIST, empty_list, Empty List",
    "failed, FAILED, failed, Failed"
  })
  void readsAStateInBothSpellings(
      String example, ExportState state, String lowerCase, String capitalised) throws Exception {
    readsAState(example, state, lowerCase, "lower case");
    readsAState(example + "Capitalised", state, capitalised, "capitalised");
  }

  private static void readsAState(String example, ExportState state, String word, String spelling)
      throws Exception {
    String given = "run is " + state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    CONTRACT
        .given(given, "exportId", 86446, "fileId", 74780)
        .and("states are spelled", "as", spelling)
        .when(STATUS, STATUS.answer(200, example).without("href", "download_url").exactly("status"))
        .check(client -> assertThat(client.status(86446, 74780)).isEqualTo(run(word, state)));
  }

  @ParameterizedTest(name = "{0}: {1} {3}")
  @CsvFileSource(
      resources = "/refusals/webadmit.csv",
      delimiter = '|',
      nullValues = "-",
      useHeadersInDisplayName = true)
  void tellsWhyWebAdmitRefused(
      String operation, int status, String state, String example, String exception, String message)
      throws Exception {
    Call call = CALLS.get(operation);
    Answer answer = example == null ? Answer.empty(status) : call.answer(status, example);
    Object[] params =
        switch (state) {
          case "identity is unknown" -> new Object[] {"userIdentityId", 42, "exportId", 86446};
          case "run is unknown" -> new Object[] {"exportId", 86446, "fileId", 74780};
          default -> new Object[0];
        };
    Call filled =
        params.length > 0
            ? call
            : call.with("userIdentityId", 42).with("exportId", 86446).with("fileId", 74780);
    Contract.Given<WebAdmitClient> given = CONTRACT.given(state, params);
    (example == null ? given : given.and("errors are worded", "as", example))
        .when(filled, answer)
        .check(
            client ->
                Refusal.of(() -> run(operation, client), exception)
                    .by("webadmit." + operation, status)
                    .saying(null, message, null, null));
  }

  private static Object run(String operation, WebAdmitClient client) {
    return switch (operation) {
      case "listUserIdentities" -> client.userIdentities();
      case "startExport" -> client.start(42, 86446);
      default -> client.status(86446, 74780);
    };
  }

  private static ExportFile run(String word, ExportState state) {
    return new ExportFile(74780, 86446, Optional.empty(), word, state);
  }
}
