package dev.exportclients.contract.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exportclients.core.Secret;
import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.SignInException;
import dev.exportclients.ecreporting.identity.OracleTokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Oracle's identity service is another server: its secrets are its own. */
@ExtendWith(PactFiles.class)
class EcReportingIdentityContractTest {
  private static final String SCOPE = "tenant.ec-reporting-svc.all";
  private static final String SYSTEM =
      "grant_type=client_credentials&scope=tenant.ec-reporting-svc.all";
  private static final String USER =
      "grant_type=password&password=not-a-real-password&scope=tenant.ec-reporting-svc.all&username=ada";
  private static final String AWKWARD = "%C3%9Cbersicht1%2B2%28a%26b%29%3D100%25~%2A%3Bx";

  private static final Call TOKEN =
      Call.post("ecreportingidentity.createToken", "/${endpoint}")
          .header("Accept", "application/json")
          .header(
              "Authorization",
              "Basic "
                  + Base64.getEncoder()
                      .encodeToString("a-client-id:a-secret".getBytes(StandardCharsets.UTF_8)));

  private static final Call OF_A_SYSTEM = TOKEN.body("application/x-www-form-urlencoded", SYSTEM);
  private static final Call OF_A_USER = TOKEN.body("application/x-www-form-urlencoded", USER);

  private static Contract<OracleTokens> contract(String endpoint, boolean user) {
    return new Contract<>(
        "ecreportingidentity",
        url -> {
          OracleTokens.Builder tokens =
              OracleTokens.builder()
                  .tokenUrl(URI.create(url.toString().replaceFirst("/$", "") + "/" + endpoint))
                  .client("a-client-id", Secret.of("a-secret"))
                  .scope(SCOPE)
                  .settings(Settings.ONE_REQUEST);
          return user
              ? tokens.user("ada", Secret.of("not-a-real-password")).build()
              : tokens.build();
        });
  }

  @ParameterizedTest
  @CsvSource({"tokens, tokens", "Übersicht1+2(a&b)=100%~*;x, " + AWKWARD})
  void givesASystemATokenAtAnyAddress(String endpoint, String sent) throws Exception {
    contract(sent, false)
        .given("client may have tokens", "endpoint", endpoint)
        .when(OF_A_SYSTEM.inPath("endpoint", sent), TOKEN.response(200, "accessToken"))
        .noting("at " + endpoint)
        .check(tokens -> assertThat(tokens.token().reveal()).isEqualTo("not-a-real-token"));
  }

  @Test
  void givesAUserAToken() throws Exception {
    contract("tokens", true)
        .given("user may have tokens", "endpoint", "tokens")
        .when(OF_A_USER, TOKEN.response(200, "accessToken"))
        .noting("for a user")
        .check(tokens -> assertThat(tokens.token().reveal()).isEqualTo("not-a-real-token"));
  }

  @Test
  void doesWithoutATokensEnd() throws Exception {
    contract("tokens", false)
        .given("tokens come without their end", "endpoint", "tokens")
        .when(OF_A_SYSTEM, TOKEN.response(200, "accessTokenWithoutEnd").without("token_type"))
        .check(tokens -> assertThat(tokens.token().reveal()).isEqualTo("not-a-real-token"));
  }

  @ParameterizedTest(name = "{0} {2}")
  @CsvFileSource(
      resources = "/refusals/ecreportingidentity.csv",
      delimiter = '|',
      useHeadersInDisplayName = true)
  void tellsWhyThereIsNoToken(
      int status, String state, String example, String exception, String code, String message)
      throws Exception {
    contract("tokens", example.equals("invalidGrant"))
        .given(state, "reason", example)
        .when(
            (example.equals("invalidGrant") ? OF_A_USER : OF_A_SYSTEM).with("endpoint", "tokens"),
            TOKEN.response(status, example).exactly("error"))
        .check(
            tokens ->
                Refusal.of(
                        () -> {
                          SignInException failed =
                              catchThrowableOfType(SignInException.class, tokens::token);
                          throw (ApiException) failed.getCause();
                        },
                        exception)
                    .by("ecreportingidentity.createToken", status)
                    .saying(code, message, null, null));
  }
}
