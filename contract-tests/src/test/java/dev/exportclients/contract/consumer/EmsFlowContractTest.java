package dev.exportclients.contract.consumer;

import static dev.exportclients.contract.consumer.Ems.CONTRACT;
import static dev.exportclients.contract.consumer.Ems.START;
import static dev.exportclients.contract.consumer.Ems.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.ems.EmsClient;
import dev.exportclients.ems.EmsVersion;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From signing in to a started export. */
@ExtendWith(PactFiles.class)
class EmsFlowContractTest {
  @ParameterizedTest
  @CsvSource({
    "datasetIdNumber, false",
    "datasetIdText, false",
    "datasetIdMember, false",
    "datasetIdOnlyNumber, false",
    "datasetIdNumber, true"
  })
  void startsAnExportWhoseIdComesInAnyForm(String example, boolean isSigned) throws Exception {
    Call call = isSigned ? Ems.byKey(START) : START;
    Contract<EmsClient> contract = isSigned ? Ems.signing(Settings.ONE_REQUEST) : CONTRACT;
    contract
        .given("experiment exists", "experimentId", 4711)
        .and("dataset ids are worded", "as", example)
        .when(call, 202, example)
        .noting(isSigned ? "signed" : "")
        .check(client -> assertThat(client.startResults(4711).handle()).hasToString("ems:1234"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tellsWhatADeploymentRuns(boolean isSigned) throws Exception {
    Contract<EmsClient> contract = isSigned ? Ems.signing(Settings.ONE_REQUEST) : CONTRACT;
    contract
        .given("deployment tells its version")
        .when(isSigned ? Ems.byKey(VERSION) : VERSION, 200, "apiVersion")
        .noting(isSigned ? "signed" : "in full")
        .check(
            client ->
                assertThat(client.version())
                    .isEqualTo(
                        new EmsVersion(
                            Optional.of("EMS API"),
                            Optional.of("Experiment management"),
                            Optional.of("A copyright line"),
                            Optional.of("Unilever"),
                            Optional.of("1.0.0.0"),
                            Optional.of("20151122"))));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void fetchesTheKeyForAPassword(boolean isSigned) throws Exception {
    Call call = isSigned ? Ems.byKey(Ems.PUBLIC_KEY) : Ems.PUBLIC_KEY;
    try (SignInFront front = new SignInFront("GET ")) {
      Ems.tokens(isSigned)
          .given("deployment has a public key")
          .when(call, 200, "publicKey")
          .noting(isSigned ? "signed" : "unsigned")
          .check(
              front::before,
              sample -> SignInFront.KEY,
              tokens -> assertThat(tokens.token().reveal()).isEqualTo("Another+Token/="));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void makesATokenByAnEncryptedPassword(boolean isSigned) throws Exception {
    Call call = isSigned ? Ems.byKey(Ems.CREATE_TOKEN) : Ems.CREATE_TOKEN;
    try (SignInFront front = new SignInFront("POST ")) {
      Ems.tokens(isSigned)
          .given("user has a password")
          .when(call, 200, "userToken")
          .noting(isSigned ? "signed" : "unsigned")
          .check(
              front::before,
              body -> body,
              tokens ->
                  assertThat(tokens.token().reveal())
                      .isEqualTo("xyz123xyz123xyz123xyz123xyz123xyz123"));
    }
  }
}
