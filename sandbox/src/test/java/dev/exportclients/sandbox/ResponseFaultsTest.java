package dev.exportclients.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
class ResponseFaultsTest {
  private static final String REPORT = Requests.EC_REPORT + "7";

  private final Sandbox sandbox;

  ResponseFaultsTest(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  private Requests with(String faults) {
    return new Requests(sandbox.baseUrl(faults));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void respondsWithAStatusOnce(int status) {
    Requests requests = with(String.valueOf(status));
    HttpResponse<byte[]> refused = requests.report("7");
    assertThat(refused.statusCode()).isEqualTo(status);
    assertThat(Requests.header(refused, "Retry-After")).isEmpty();
    assertThat(requests.report("7").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "429=7,7",
    "503-7,7",
    "'429=date:7','Mon, 23 Nov 2026 10:00:07 GMT'",
    "503-date-60,'Mon, 23 Nov 2026 10:01:00 GMT'",
    "'429=date:86400','Tue, 24 Nov 2026 10:00:00 GMT'",
    "'429=rfc850:7','Monday, 23-Nov-26 10:00:07 GMT'",
    "'429=asctime:7','Mon Nov 23 10:00:07 2026'",
    "503-asctime-777600,'Wed Dec  2 10:00:00 2026'",
    "429=99999999999999999999,99999999999999999999"
  })
  void saysWhenToComeAgain(String fault, String retryAfter) {
    sandbox.clock(Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC));
    HttpResponse<byte[]> refused = with(fault).report("7");
    assertThat(Requests.header(refused, "Retry-After")).contains(retryAfter);
    assertThat(Requests.header(refused, "Date")).contains("Mon, 23 Nov 2026 10:00:00 GMT");
  }

  @Test
  void takesTheBodyFromTheSpecWhereTheStatusIsDocumented() {
    assertThat(Requests.text(with("503").results(7))).contains("EMS is currently unavailable.");
    assertThat(Requests.text(with("429").metaStudio("7"))).contains("APIGW.0308");
    assertThat(with("429").webAdmit("GET", "/api/v1/user_identities").body()).isEmpty();
  }

  @Test
  void showsASignInPageUnder200() {
    HttpResponse<byte[]> page = with("html").report("7");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(Requests.header(page, "Content-Type")).contains("text/html; charset=utf-8");
    assertThat(Requests.text(page)).startsWith("<!DOCTYPE html>").contains("Sign in");
  }

  @Test
  void sendsTheProvidersOwnErrorUnder200() {
    assertThat(Requests.text(with("envelope").results(7))).contains("\"Message\"");
    assertThat(Requests.text(with("envelope").report("7"))).contains("\"status\":\"error\"");
    assertThat(Requests.text(with("envelope").metaStudio("7"))).contains("\"error_code\"");
    HttpResponse<byte[]> webAdmit =
        with("envelope").webAdmit("GET", "/api/v1/exports/1/export_files/74780");
    assertThat(webAdmit.statusCode()).isEqualTo(200);
    assertThat(Requests.text(webAdmit)).contains("\"message\"");
  }

  @Test
  void repeatsTheCredentialsSent() {
    assertThat(Requests.text(with("echo").results(7)))
        .contains("\"Message\"", SandboxCredentials.EMS_TOKEN);
    assertThat(Requests.text(with("echo").report("7")))
        .contains(SandboxCredentials.ECREPORTING_TOKEN);
    assertThat(Requests.text(with("echo").webAdmit("GET", "/api/v1/user_identities")))
        .contains(SandboxCredentials.WEBADMIT_API_KEY);
    HttpResponse<byte[]> metaStudio = with("echo=500").metaStudio("7");
    assertThat(metaStudio.statusCode()).isEqualTo(500);
    assertThat(Requests.text(metaStudio)).contains(SandboxCredentials.METASTUDIO_TOKEN);
  }

  @Test
  void redirectsOnTheSameOrigin() {
    HttpResponse<byte[]> redirect = with("redirect-same=307").report("7");
    assertThat(redirect.statusCode()).isEqualTo(307);
    String location = Requests.header(redirect, "Location").orElseThrow();
    assertThat(location).isEqualTo("/faults/none" + REPORT);
    HttpResponse<byte[]> followed =
        new Requests(sandbox.baseUrl())
            .send(
                "GET", location, "Authorization", "Bearer " + SandboxCredentials.ECREPORTING_TOKEN);
    assertThat(followed.statusCode()).isEqualTo(200);
  }

  @Test
  void redirectsToAnotherOriginThatNotesWhatItGets() {
    HttpResponse<byte[]> redirect = with("redirect-other").report("7");
    assertThat(redirect.statusCode()).isEqualTo(302);
    String location = Requests.header(redirect, "Location").orElseThrow();
    assertThat(location).isEqualTo(sandbox.otherOrigin() + REPORT.substring(1));
    assertThat(sandbox.otherOrigin().getPort()).isNotEqualTo(sandbox.port());
    HttpResponse<byte[]> followed =
        new Requests(sandbox.baseUrl()).send("GET", location, "X-Leaked", "secret");
    assertThat(followed.body()).isEqualTo(sandbox.file("ecreporting.downloadReport", "7").bytes());
    assertThat(sandbox.otherRequests())
        .singleElement()
        .satisfies(r -> assertThat(r.header("x-leaked")).contains("secret"));
    assertThat(sandbox.requests()).hasSize(1);
  }

  @Test
  void redirectsForEver() {
    Requests requests = with("redirect-loop");
    for (int i = 0; i < 3; i++) {
      HttpResponse<byte[]> redirect = requests.report("7");
      assertThat(Requests.header(redirect, "Location"))
          .contains(sandbox.requests().get(i).target());
    }
  }

  @Test
  void redirectsSoManyTimes() {
    HttpResponse<byte[]> response = with("redirect-hops=3").report("7");
    int hops = 0;
    while (response.statusCode() == 302) {
      hops++;
      String location = Requests.header(response, "Location").orElseThrow();
      response =
          new Requests(sandbox.baseUrl())
              .send(
                  "GET",
                  location,
                  "Authorization",
                  "Bearer " + SandboxCredentials.ECREPORTING_TOKEN);
    }
    assertThat(hops).isEqualTo(3);
    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void takesItsTimeForEachOfTheRedirects() {
    long started = System.nanoTime();
    HttpResponse<byte[]> redirect = with("redirect-hops=2:30").report("7");
    HttpResponse<byte[]> second =
        new Requests(sandbox.baseUrl())
            .send("GET", Requests.header(redirect, "Location").orElseThrow());
    assertThat(Duration.ofNanos(System.nanoTime() - started))
        .isGreaterThanOrEqualTo(Duration.ofMillis(60));
    assertThat(second.statusCode()).isEqualTo(302);
    assertThat(Requests.header(second, "Location")).contains("/faults/none" + REPORT);
  }

  @Test
  void redirectsNowhere() {
    HttpResponse<byte[]> redirect = with("redirect-nowhere").report("7");
    assertThat(redirect.statusCode()).isEqualTo(302);
    assertThat(Requests.header(redirect, "Location")).isEmpty();
  }

  @Test
  void canBeForOneKindOfCallOnly() {
    Requests requests = with("503@start,500@status");
    assertThat(requests.webAdmit("GET", "/api/v1/user_identities").statusCode()).isEqualTo(200);
    assertThat(
            requests
                .webAdmit("POST", "/api/v1/user_identities/42/exports/5/export_files")
                .statusCode())
        .isEqualTo(503);
    assertThat(
            requests
                .webAdmit("POST", "/api/v1/user_identities/42/exports/5/export_files")
                .statusCode())
        .isEqualTo(201);
    assertThat(requests.webAdmit("GET", "/api/v1/exports/5/export_files/74780").statusCode())
        .isEqualTo(500);
  }
}
