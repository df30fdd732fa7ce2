package dev.exportclients.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.sandbox.internal.provider.metastudio.MetaStudioProvider;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SandboxExtension.class)
class MetaStudioIdentityTest {
  private static final String PROJECTS = "/v3/projects?name=" + MetaStudioProvider.REGION;
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  private static final String ORDER =
      ("{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":{\"name\":\"%s\","
              + "\"password\":\"%s\",\"domain\":{\"name\":\"%s\"}}}},"
              + "\"scope\":{\"project\":{\"name\":\"%s\"}}}}")
          .formatted(
              SandboxCredentials.METASTUDIO_IAM_USER,
              SandboxCredentials.METASTUDIO_IAM_PASSWORD,
              SandboxCredentials.METASTUDIO_IAM_DOMAIN,
              SandboxCredentials.METASTUDIO_REGION);

  private final Sandbox sandbox;
  private final Requests requests;

  MetaStudioIdentityTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.requests = new Requests(sandbox.baseUrl());
  }

  @BeforeEach
  void begin() {
    at(0);
  }

  private void at(long seconds) {
    sandbox.clock(Clock.fixed(START.plusSeconds(seconds), ZoneOffset.UTC));
  }

  private HttpResponse<byte[]> order(String order) {
    return requests.send("POST", "/v3/auth/tokens", HttpRequest.BodyPublishers.ofString(order));
  }

  private String token() {
    HttpResponse<byte[]> response = order(ORDER);
    assertThat(response.statusCode()).isEqualTo(201);
    return Requests.header(response, "X-Subject-Token").orElseThrow();
  }

  private HttpResponse<byte[]> with(String token, String target) {
    return requests.send("GET", target, "X-Auth-Token", token);
  }

  @Test
  void givesATokenThatIsGoodFor24Hours() {
    assertThat(Requests.text(order(ORDER))).contains("\"expires_at\":\"2026-11-24T10:00:00Z\"");
    String token = token();
    at(24 * 3600 - 1);
    assertThat(with(token, Requests.METASTUDIO + "1").statusCode()).isEqualTo(200);
    assertThat(with(token, PROJECTS).statusCode()).isEqualTo(200);
    at(24 * 3600);
    HttpResponse<byte[]> expired = with(token, Requests.METASTUDIO + "1");
    assertThat(expired.statusCode()).isEqualTo(401);
    assertThat(Requests.text(expired)).contains("token expires");
    assertThat(with(token, PROJECTS).statusCode()).isEqualTo(401);
  }

  @Test
  void endsNoTokenByANewerOne() {
    String first = token();
    at(12 * 3600);
    String second = token();
    assertThat(with(first, PROJECTS).statusCode()).isEqualTo(200);
    at(24 * 3600);
    assertThat(with(first, PROJECTS).statusCode()).isEqualTo(401);
    assertThat(with(second, PROJECTS).statusCode()).isEqualTo(200);
  }

  @Test
  void forgetsItsTokens() {
    String token = token();
    sandbox.reset();
    assertThat(with(token, PROJECTS).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    SandboxCredentials.METASTUDIO_IAM_USER + ",401",
    SandboxCredentials.METASTUDIO_IAM_PASSWORD + ",401",
    SandboxCredentials.METASTUDIO_IAM_DOMAIN + ",401",
    SandboxCredentials.METASTUDIO_REGION + ",403"
  })
  void refusesAnOrderWithOneThingWrong(String right, int status) {
    assertThat(order(ORDER.replace('"' + right + '"', "\"wrong\"")).statusCode()).isEqualTo(status);
  }
}
