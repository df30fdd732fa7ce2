package dev.exportclients.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.sandbox.internal.provider.ems.EmsSignatures;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
class EmsSignatureTest {
  private static final String TARGET = "/ems/attachments?entityType=experiment&entityId=7";
  private static final String TIME = "2015-11-22 08:00:00.000Z";
  private static final String KEY = SandboxCredentials.EMS_API_KEY;
  private static final String SECRET = SandboxCredentials.EMS_API_SECRET;

  private final Sandbox sandbox;

  EmsSignatureTest(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** The vectors that Python, OpenSSL and Java computed from the script's steps. */
  @ParameterizedTest
  @CsvSource({
    "GET, /ems/resultsExport/1234, 8XadW23A+Bfwxl+xVjyP5ORKwjlCIfg0t8RXVdBnHwQ=",
    "GET, /experimentsapi/ems/results?experimentId=1234,"
        + " QiozBy9U9ARTLT1uNl1lgwI2l5vugCHnRIfxCU+8OiQ=",
    "GET, /ems/attachments?entityType=experiment&entityId=1234,"
        + " 9G/k9eumxdH3113vZ45AVdjraPMNHiw/QNfMgNiAbrY=",
    "POST, /ems/userTokens/createExternal, +jmBaEsYeZ/jLd9ISmTE+1I1BNGQGGWTKyYuqWKt7co="
  })
  void signsAsTheScriptDoes(String method, String target, String signature) {
    assertThat(EmsSignatures.sign(method, TIME, target, "not-a-real-secret")).isEqualTo(signature);
  }

  @Test
  void takesASignatureOnce() {
    assertThat(signed(TIME, KEY, SECRET).statusCode()).isEqualTo(200);
    assertThat(Requests.text(signed(TIME, KEY, SECRET))).contains("Secret Key is wrong");
    assertThat(signed("2015-11-22 08:00:00.001Z", KEY, SECRET).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "another, sandbox-ems/secret+of-that-key==, 2015-11-22 08:00:00.000Z, API Key is not found",
    "SandboxEmsKey+01, another, 2015-11-22 08:00:00.000Z, Secret Key is wrong",
    "SandboxEmsKey+01, sandbox-ems/secret+of-that-key==, 2015-11-22T08:00:00Z, Secret Key is wrong"
  })
  void refusesASignatureThatIsWrong(String key, String secret, String time, String reason) {
    HttpResponse<byte[]> refused = signed(time, key, secret);

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(Requests.text(refused)).contains(reason);
  }

  @Test
  void wantsOneOnlyWhenToldTo() {
    Requests unsigned = new Requests(sandbox.baseUrl());
    assertThat(unsigned.results(77).statusCode()).isEqualTo(200);
    sandbox.settings().emsSignatures(true).emsApiKey("Key/2", "s3cret+/=");
    assertThat(unsigned.results(77).statusCode()).isEqualTo(401);
    assertThat(signed(TIME, "Key/2", "s3cret+/=").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ems/version", "/ems/userTokens/publicKey"})
  void checksNoneWhereEmsNamesNoRefusal(String open) {
    sandbox.settings().emsSignatures(true);
    HttpResponse<byte[]> response =
        new Requests(sandbox.baseUrl())
            .send(
                "GET",
                open,
                "Accept",
                "application/json;version=1",
                "Authentication",
                KEY + ":wrong");
    assertThat(response.statusCode()).isEqualTo(200);
  }

  /** The path is signed as it is sent, with what stands before the API's own. */
  @Test
  void signsAlsoWhatStandsBeforeThePath() {
    String signature =
        EmsSignatures.sign("GET", TIME, "/faults/none" + TARGET, SandboxCredentials.EMS_API_SECRET);
    HttpResponse<byte[]> response =
        new Requests(sandbox.baseUrl())
            .ems(
                "/faults/none" + TARGET,
                "application/json;version=1",
                "Timestamp",
                TIME,
                "Authentication",
                KEY + ":" + signature);
    assertThat(response.statusCode()).isEqualTo(200);
  }

  private HttpResponse<byte[]> signed(String time, String key, String secret) {
    String signature = EmsSignatures.sign("GET", time, TARGET, secret);
    return new Requests(sandbox.baseUrl())
        .ems(
            TARGET,
            "application/json;version=1",
            "Timestamp",
            time,
            "Authentication",
            key + ":" + signature);
  }
}
