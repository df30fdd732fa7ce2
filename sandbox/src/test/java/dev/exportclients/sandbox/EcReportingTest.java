package dev.exportclients.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.sandbox.internal.spec.Specs;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SandboxExtension.class)
class EcReportingTest {
  private final Sandbox sandbox;
  private final Requests requests;

  EcReportingTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.requests = new Requests(sandbox.baseUrl());
  }

  @Test
  void servesAReportAsAnAttachment() {
    HttpResponse<byte[]> report = requests.report("6A7C29DD011241DFBE1B64399283C860");
    assertThat(report.body())
        .isEqualTo(Specs.loaded().example("ecreporting.downloadReport", 200, "reportCsv").bytes());
    assertThat(Requests.header(report, "Content-Disposition"))
        .contains("attachment; filename=report.csv");
    assertThat(Requests.header(report, "Content-Type")).contains("text/csv");
  }

  @Test
  void servesAReportOfAnySize() {
    assertThat(requests.report("size-70000").body())
        .isEqualTo(sandbox.file("ecreporting.downloadReport", "size-70000").bytes())
        .hasSize(70_000);
  }

  @Test
  void wantsTheToken() {
    assertThat(requests.send("GET", Requests.EC_REPORT + "1").statusCode()).isEqualTo(401);
    assertThat(
            requests
                .send("GET", Requests.EC_REPORT + "1", "Authorization", "Bearer old")
                .statusCode())
        .isEqualTo(401);
    sandbox.settings().ecReportingToken("new");
    assertThat(
            requests
                .send("GET", Requests.EC_REPORT + "1", "Authorization", "Bearer new")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void wantsAnIdAndAModeItKnows() {
    assertThat(Requests.text(requests.report(""))).contains("Insufficient parameters");
    HttpResponse<byte[]> response =
        requests.send(
            "GET",
            "/ec-reporting-svc/rest/v2.0/reports/download?id=1&mode=x",
            "Authorization",
            "Bearer " + SandboxCredentials.ECREPORTING_TOKEN);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Requests.text(response)).contains("Invalid parameters");
  }

  @Test
  void givesAnExampleByItsName() {
    HttpResponse<byte[]> response = requests.report("status-401-unauthorizedErrorResponseData");
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(Requests.text(response)).contains("\"ErrorResponseData\"");
  }
}
