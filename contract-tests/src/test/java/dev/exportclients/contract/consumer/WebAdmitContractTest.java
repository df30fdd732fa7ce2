package dev.exportclients.contract.consumer;

import static dev.exportclients.contract.consumer.WebAdmit.CONTRACT;
import static dev.exportclients.contract.consumer.WebAdmit.EXPORTS;
import static dev.exportclients.contract.consumer.WebAdmit.EXPORTS_OF_IDENTITY;
import static dev.exportclients.contract.consumer.WebAdmit.FILES;
import static dev.exportclients.contract.consumer.WebAdmit.IDENTITIES;
import static dev.exportclients.contract.consumer.WebAdmit.START;
import static dev.exportclients.contract.consumer.WebAdmit.STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.webadmit.ExportFile;
import dev.exportclients.webadmit.ExportState;
import dev.exportclients.webadmit.UserIdentity;
import dev.exportclients.webadmit.WebAdmitClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(PactFiles.class)
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
      Map.of(
          "listUserIdentities", IDENTITIES,
          "listExports", EXPORTS,
          "listExportsOfIdentity", EXPORTS_OF_IDENTITY,
          "listExportFiles", FILES,
          "startExport", START,
          "showExportFile", STATUS);

  @Test
  void listsIdentitiesThatHaveOnlyTheirIds() throws Exception {
    ExpectedResponse response =
        IDENTITIES
            .response(200, "userIdentities")
            .without("href", "type", "association", "institution", "organization", "cycle");
    CONTRACT
        .given("user has identities", "count", 1)
        .when(IDENTITIES, response)
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
        .when(IDENTITIES, IDENTITIES.response(200, "userIdentities").without("href"))
        .noting("with everything")
        .check(client -> assertThat(client.userIdentities()).containsExactly(ADMISSIONS));
  }

  @Test
  void listsIdentitiesThatLackWhatTheyMay() throws Exception {
    CONTRACT
        .given("user has identities", "count", 2)
        .and("second identity has nulls")
        .when(IDENTITIES, IDENTITIES.response(200, "severalUserIdentities").without("href"))
        .check(
            client -> assertThat(client.userIdentities()).containsExactly(ADMISSIONS, ASSOCIATION));
  }

  @Test
  void listsNothingForAUserWithoutIdentities() throws Exception {
    CONTRACT
        .given("user has identities", "count", 0)
        .when(IDENTITIES, IDENTITIES.response(200, "noUserIdentities").without("href"))
        .check(client -> assertThat(client.userIdentities()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "export has an available run, capitalised, startedAvailable, Available, AVAILABLE, 86466",
    "export has no run, capitalised, startedInitializing, Initializing, INITIALIZING, 86446",
    "export has a queued run, lower case, startedQueued, queued, QUEUED, 86446"
  })
  void startsARun(
      String given, String spelling, String example, String word, ExportState state, long inPath)
      throws Exception {
    CONTRACT
        .given(given, "userIdentityId", 42, "exportId", 86446)
        .and("states are spelled", "as", spelling)
        .when(START, START.response(201, example).exactly("status"))
        .check(client -> assertThat(client.start(42, 86446)).isEqualTo(run(word, state, inPath)));
  }

  @Test
  void startsARunWhoseResponseIsA200() throws Exception {
    CONTRACT
        .given("starts are answered with 200", "userIdentityId", 42, "exportId", 86446)
        .when(START, START.response(200, "startedUnder200").exactly("status"))
        .check(
            client ->
                assertThat(client.start(42, 86446))
                    .isEqualTo(run("Queued", ExportState.QUEUED, 86446)));
  }

  @Test
  void takesNullForALinkThatIsNotThereYet() throws Exception {
    CONTRACT
        .given("run is queued with a null link", "exportId", 86446, "fileId", 74780)
        .and("states are spelled", "as", "capitalised")
        .when(STATUS, STATUS.response(200, "queuedWithNullLinkCapitalised").exactly("status"))
        .check(
            client ->
                assertThat(client.status(86446, 74780))
                    .isEqualTo(run("Queued", ExportState.QUEUED, 86466)));
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
        .when(STATUS, STATUS.response(200, example).without("download_url").exactly("status"))
        .check(
            client -> assertThat(client.status(86446, 74780)).isEqualTo(run(word, state, 86466)));
  }

  @Test
  void tellsHowManyCallsAreLeftWithTheIdentities() throws Exception {
    tellsHowManyCallsAreLeft(
        contract -> contract.given("user has identities", "count", 0),
        IDENTITIES,
        IDENTITIES.response(200, "noUserIdentities").without("href"),
        WebAdmitClient::userIdentities);
  }

  @Test
  void tellsHowManyCallsAreLeftWithTheExports() throws Exception {
    tellsHowManyCallsAreLeft(
        contract -> contract.given("user has no exports"),
        EXPORTS,
        EXPORTS.response(200, "noExports").without("/href"),
        WebAdmitClient::exports);
  }

  @Test
  void tellsHowManyCallsAreLeftWithAnIdentitysExports() throws Exception {
    tellsHowManyCallsAreLeft(
        contract -> contract.given("identity has no exports", "userIdentityId", 42),
        EXPORTS_OF_IDENTITY,
        EXPORTS_OF_IDENTITY.response(200, "noExportsOfIdentity").without("/href"),
        client -> client.exports(42));
  }

  @Test
  void tellsHowManyCallsAreLeftWithTheFiles() throws Exception {
    tellsHowManyCallsAreLeft(
        contract -> contract.given("identity has no runs", "userIdentityId", 42),
        FILES,
        FILES.response(200, "noExportFiles").without("/href"),
        client -> client.files(42));
  }

  @Test
  void tellsHowManyCallsAreLeftWithAStart() throws Exception {
    tellsHowManyCallsAreLeft(
        contract ->
            contract
                .given("export has no run", "userIdentityId", 42, "exportId", 86446)
                .and("states are spelled", "as", "capitalised"),
        START,
        START.response(201, "startedInitializing").exactly("status"),
        client -> client.start(42, 86446));
  }

  @Test
  void tellsHowManyCallsAreLeftWithAStatus() throws Exception {
    tellsHowManyCallsAreLeft(
        contract ->
            contract
                .given("run is queued", "exportId", 86446, "fileId", 74780)
                .and("states are spelled", "as", "capitalised"),
        STATUS,
        STATUS.response(200, "queuedCapitalised").exactly("status"),
        client -> client.status(86446, 74780));
  }

  private static void tellsHowManyCallsAreLeft(
      Function<Contract<WebAdmitClient>, Contract.Given<WebAdmitClient>> given,
      Call call,
      ExpectedResponse response,
      Exchange.Drive<WebAdmitClient> drive)
      throws Exception {
    List<String> heard = new ArrayList<>();
    ExchangeListener listener =
        new ExchangeListener() {
          @Override
          public void onExchange(Exchange exchange) {
            heard.add(
                exchange.rateRemaining().orElseThrow() + "/" + exchange.rateLimit().orElseThrow());
          }
        };
    ClientSettings settings =
        ClientSettings.builder().retryPolicy(RetryPolicy.none()).listener(listener).build();
    given
        .apply(WebAdmit.contract(settings))
        .when(
            call,
            response
                .header("X-RateLimit-Limit", "[0-9]+", "5000")
                .header("X-RateLimit-Remaining", "[0-9]+", "4999"))
        .noting("with the limit of calls")
        .check(drive);
    assertThat(heard).containsExactly("4999/5000");
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
    ExpectedResponse response =
        example == null ? ExpectedResponse.empty(status) : call.response(status, example);
    Object[] params =
        switch (state) {
          case "listed identity is unknown" -> new Object[] {"userIdentityId", 42};
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
        .when(filled, response)
        .check(
            client ->
                Refusal.of(() -> run(operation, client), exception)
                    .by("webadmit." + operation, status)
                    .saying(null, message, null, null));
  }

  private static Object run(String operation, WebAdmitClient client) {
    return switch (operation) {
      case "listUserIdentities" -> client.userIdentities();
      case "listExports" -> client.exports();
      case "listExportsOfIdentity" -> client.exports(42);
      case "listExportFiles" -> client.files(42);
      case "startExport" -> client.start(42, 86446);
      default -> client.status(86446, 74780);
    };
  }

  /**
   * @param inPath the export of the run's path, which differs from the export in the vendor's
   *     samples
   */
  private static ExportFile run(String word, ExportState state, long inPath) {
    String href = "/api/v1/exports/" + inPath + "/export_files/74780";
    return new ExportFile(74780, 86446, Optional.of(href), word, state);
  }
}
