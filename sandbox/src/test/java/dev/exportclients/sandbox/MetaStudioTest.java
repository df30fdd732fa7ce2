package dev.exportclients.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.sandbox.internal.provider.metastudio.SignatureVerifier;
import dev.exportclients.sandbox.internal.spec.Specs;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
class MetaStudioTest {
  private static final DateTimeFormatter SDK_DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String SIGNATURE_WRONG = "verify aksk signature fail";

  private final Sandbox sandbox;
  private final Requests requests;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private Instant now = Instant.now();
  private String accessKey = SandboxCredentials.METASTUDIO_AK;
  private String secret = SandboxCredentials.METASTUDIO_SK;
  private String prefix = "";

  MetaStudioTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.requests = new Requests(sandbox.baseUrl());
    headers.put("x-project-id", SandboxCredentials.METASTUDIO_PROJECT_ID);
  }

  private HttpResponse<byte[]> signed(String target) {
    headers.put("x-sdk-date", SDK_DATE.format(now));
    String[] parts = (prefix + target).split("\\?", 2);
    Map<String, List<String>> signedValues = new LinkedHashMap<>();
    signedValues.put("host", List.of("127.0.0.1:" + sandbox.port()));
    headers.forEach((name, value) -> signedValues.put(name, List.of(value)));
    List<String> names = signedValues.keySet().stream().sorted().toList();
    String signature =
        SignatureVerifier.sign(
            names,
            new SignatureVerifier.Signed(
                "GET", parts[0], parts.length > 1 ? parts[1] : "", signedValues, new byte[0]),
            secret);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(sandbox.baseUrl().resolve(prefix + target));
    headers.forEach(request::header);
    request.header(
        "Authorization",
        "SDK-HMAC-SHA256 Access="
            + accessKey
            + ", SignedHeaders="
            + String.join(";", names)
            + ", Signature="
            + signature);
    return Requests.send(request.build());
  }

  @Test
  void takesATokenOrASignature() {
    byte[] csv = Specs.loaded().example("metastudio.downloadResult", 200, "resultCsv").bytes();
    assertThat(requests.metaStudio("be0821bdf8d04949bf4c9852fa87c590").body()).isEqualTo(csv);
    HttpResponse<byte[]> signed = signed(Requests.METASTUDIO + "be0821bdf8d04949bf4c9852fa87c590");
    assertThat(signed.body()).isEqualTo(csv);
    assertThat(Requests.header(signed, "X-Request-Id")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a%20b", "a%2Fb", "%E4%B8%AD%E6%96%87", "a~b*c", "a;b=c,d", "x%252Fy", "a+b"})
  void verifiesAwkwardIds(String id) {
    assertThat(signed(Requests.METASTUDIO + id).statusCode()).isEqualTo(200);
    assertThat(sandbox.requests().get(0).target()).isEqualTo(Requests.METASTUDIO + id);
  }

  @Test
  void verifiesTheQueryAndTheFaultPrefixToo() {
    prefix = "/faults/chunked,cut=70000;id=x";
    assertThat(signed(Requests.METASTUDIO + "1?b=2&a=1&a=0&c").statusCode()).isEqualTo(200);
  }

  @Test
  void refusesAWrongSecretKeyOrPath() {
    secret = "wrong";
    HttpResponse<byte[]> refused = signed(Requests.METASTUDIO + "1");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(Requests.text(refused)).contains("APIGW.0301").contains(SIGNATURE_WRONG);
    secret = SandboxCredentials.METASTUDIO_SK;
    accessKey = "UNKNOWN";
    assertThat(signed(Requests.METASTUDIO + "1").statusCode()).isEqualTo(401);
  }

  @Test
  void refusesASignatureOfAnotherRequest() {
    headers.put("x-signed", "one");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(sandbox.baseUrl().resolve(Requests.METASTUDIO + "2"));
    signed(Requests.METASTUDIO + "1");
    sandbox
        .requests()
        .get(0)
        .headers()
        .forEach(
            (name, values) -> {
              if (!List.of("host", "connection", "upgrade", "http2-settings", "content-length")
                  .contains(name)) {
                request.header(name, values.get(0));
              }
            });
    assertThat(Requests.send(request.build()).statusCode()).isEqualTo(401);
    assertThat(sandbox.requests().get(0).status()).isEqualTo(200);
  }

  @Test
  void wantsTheProjectBesideASignature() {
    headers.remove("x-project-id");
    assertThat(signed(Requests.METASTUDIO + "1").statusCode()).isEqualTo(401);
    headers.put("x-project-id", "another");
    assertThat(Requests.text(signed(Requests.METASTUDIO + "1"))).contains("MSS.00010009");
    headers.put("x-project-id", "another");
    assertThat(Requests.text(signed("/v2/another/ies/result/1"))).contains("MSS.00010009");
  }

  @Test
  void takesATemporaryKeyWithItsTokenOnly() {
    accessKey = SandboxCredentials.METASTUDIO_TEMPORARY_AK;
    secret = SandboxCredentials.METASTUDIO_TEMPORARY_SK;
    assertThat(signed(Requests.METASTUDIO + "1").statusCode()).isEqualTo(401);
    headers.put("x-security-token", "wrong");
    assertThat(signed(Requests.METASTUDIO + "1").statusCode()).isEqualTo(401);
    headers.put("x-security-token", SandboxCredentials.METASTUDIO_SECURITY_TOKEN);
    assertThat(signed(Requests.METASTUDIO + "1").statusCode()).isEqualTo(200);
  }

  private String statusesOf(String key, int times) {
    secret = key;
    StringBuilder statuses = new StringBuilder();
    for (int i = 0; i < times; i++) {
      statuses.append(signed(Requests.METASTUDIO + "1").statusCode()).append(' ');
    }
    return statuses.toString().trim();
  }

  @Test
  void locksAKeyForFiveMinutesAfterFiveWrongSignatures() {
    now = Instant.parse("2026-11-23T10:00:00Z");
    sandbox.clock(Clock.fixed(now, ZoneOffset.UTC));
    assertThat(statusesOf("wrong", 5)).isEqualTo("401 401 401 401 401");
    assertThat(statusesOf(SandboxCredentials.METASTUDIO_SK, 1)).isEqualTo("401");
    sandbox.clock(Clock.fixed(now.plusSeconds(299), ZoneOffset.UTC));
    assertThat(statusesOf(SandboxCredentials.METASTUDIO_SK, 1)).isEqualTo("401");
    sandbox.clock(Clock.fixed(now.plusSeconds(300), ZoneOffset.UTC));
    assertThat(statusesOf(SandboxCredentials.METASTUDIO_SK, 1)).isEqualTo("200");
  }

  @Test
  void countsOnlyWrongSignaturesInARow() {
    for (int i = 0; i < 2; i++) {
      assertThat(statusesOf("wrong", 4)).isEqualTo("401 401 401 401");
      assertThat(statusesOf(SandboxCredentials.METASTUDIO_SK, 1)).isEqualTo("200");
    }
  }

  @Test
  void locksNoOtherKeyAndForgetsItAll() {
    statusesOf("wrong", 5);
    accessKey = SandboxCredentials.METASTUDIO_TEMPORARY_AK;
    headers.put("x-security-token", SandboxCredentials.METASTUDIO_SECURITY_TOKEN);
    assertThat(statusesOf(SandboxCredentials.METASTUDIO_TEMPORARY_SK, 1)).isEqualTo("200");
    headers.remove("x-security-token");
    accessKey = SandboxCredentials.METASTUDIO_AK;
    assertThat(statusesOf(SandboxCredentials.METASTUDIO_SK, 1)).isEqualTo("401");
    sandbox.reset();
    assertThat(statusesOf(SandboxCredentials.METASTUDIO_SK, 1)).isEqualTo("200");
  }

  @ParameterizedTest
  @CsvSource({"-899,200", "899,200", "-902,401", "902,401"})
  void allowsAQuarterOfAnHourOfSkew(long seconds, int status) {
    now = Instant.parse("2026-11-23T10:00:00Z");
    sandbox.clock(Clock.fixed(now.plusSeconds(seconds), ZoneOffset.UTC));
    assertThat(signed(Requests.METASTUDIO + "1").statusCode()).isEqualTo(status);
  }

  @Test
  void runsAheadByTheFaultsMinutesAndSaysSo() {
    prefix = "/faults/clock=40";
    HttpResponse<byte[]> refused = signed(Requests.METASTUDIO + "1");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(Requests.text(refused)).contains("APIGW.0301");
    Instant date =
        Instant.from(
            DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                Requests.header(refused, "Date").orElseThrow()));
    assertThat(Duration.between(Instant.now(), date))
        .isBetween(Duration.ofMinutes(39), Duration.ofMinutes(41));
    now = date;
    assertThat(signed(Requests.METASTUDIO + "1").statusCode()).isEqualTo(200);
    prefix = "/faults/clock=-40:APIGW.0303";
    now = Instant.now();
    assertThat(Requests.text(signed(Requests.METASTUDIO + "1"))).contains("APIGW.0303");
  }

  @Test
  void refusesTokensItDoesNotKnow() {
    assertThat(Requests.text(requests.send("GET", Requests.METASTUDIO + "1")))
        .contains("x-auth-token not found");
    assertThat(
            Requests.text(requests.send("GET", Requests.METASTUDIO + "1", "X-Auth-Token", "old")))
        .contains("decrypt token fail");
  }

  @ParameterizedTest
  @CsvSource({
    "MSS.000000001,400",
    "MSS.000000002,400",
    "MSS.000000003,400",
    "MSS.000000004,400",
    "MSS.00000001,401",
    "MSS.00000002,400",
    "MSS.00000003,400",
    "MSS.00000004,500",
    "MSS.00010003,400",
    "MSS.00010008,400",
    "MSS.00010009,400",
    "MSS.10000002,400",
    "APIGW.0101,404",
    "APIGW.0201,400",
    "APIGW.0301,401",
    "APIG.0301,401",
    "APIGW.0303,401",
    "APIGW.0308,429"
  })
  void givesAnErrorByItsCode(String code, int status) {
    HttpResponse<byte[]> response = requests.metaStudio(code);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(Requests.text(response)).contains("\"error_code\":\"" + code + "\"");
  }
}
