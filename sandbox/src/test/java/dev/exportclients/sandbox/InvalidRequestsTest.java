package dev.exportclients.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What each provider says to a request that its spec does not allow, and to the odd that it does.
 */
@ExtendWith(SandboxExtension.class)
class InvalidRequestsTest {
  private static final String EC = "/ec-reporting-svc/rest";
  private static final String IES = "/v2/" + SandboxCredentials.METASTUDIO_PROJECT_ID + "/ies";

  private final Requests requests;

  InvalidRequestsTest(Sandbox sandbox) {
    this.requests = new Requests(sandbox.baseUrl());
  }

  private HttpResponse<byte[]> ask(String method, String target, String body) {
    return requests.send(
        method,
        target.replaceFirst("^EC", EC).replaceFirst("^IES", IES),
        HttpRequest.BodyPublishers.ofString(body),
        "api-username",
        SandboxCredentials.EMS_USERNAME,
        "api-usertoken",
        SandboxCredentials.EMS_TOKEN,
        "Accept",
        "*/*;version=1",
        "Content-Type",
        "application/json;version=1",
        "Authorization",
        "Bearer " + SandboxCredentials.ECREPORTING_TOKEN,
        "x-api-key",
        SandboxCredentials.WEBADMIT_API_KEY,
        "X-Auth-Token",
        SandboxCredentials.METASTUDIO_TOKEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET | EC/v1.0/reportmetadata?studyId= | '' | 400 | Bad request or study not found",
        "GET | EC/v1.0/reportmetadata?mode=test | '' | 400 | Bad request or study not found",
        "GET | EC/v1.0/studies/1/odd/reportmetadata/reportId/1 | '' | 400 | Bad request",
        "POST | EC/v1.0/reports?mode=test | {} | 400 | Bad request or study not found",
        "POST | EC/v1.0/reports?reportid=1&mode=odd | {} | 400 | Bad request or study not found",
        "POST | EC/v1.0/reports?reportid=1 | '' | 400 | Bad request or study not found",
        "POST | EC/v1.0/reports?reportid=1 | [] | 400 | Bad request or study not found",
        "POST | EC/v1.0/reports?reportid=1 | {} {} | 400 | Bad request or study not found",
        "POST | EC/v1.0/reports?reportid=1 | {\"fieldSpecsList\":[{}]} | 400 | Bad request",
        "GET | EC/v2.0/reportmetadata/downloadList?limit=1 | '' | 400 | Bad request",
        "GET | EC/v2.0/reportmetadata/downloadList?limit=x&offset=0 | '' | 400 | Bad request",
        "GET | EC/v2.0/reports/download | '' | 400 | Insufficient parameters",
        "GET | EC/v2.0/reports/download?id=1&mode=odd | '' | 400 | Invalid parameters",
        "GET | /ems/results | '' | 400 | experiment ID is not a valid number",
        "GET | /ems/results?experimentId=1e3 | '' | 400 | experiment ID is not a valid number",
        "GET | /ems/resultsExport/abc | '' | 400 | dataset ID is not a valid number",
        "GET | /ems/attachments?entityType=Plate&entityId=1 | '' | 400 | entity type is not valid",
        "GET | /ems/attachments?entityType=plate&entityId=x | '' | 400 | entity type is not valid",
        "GET | /ems/attachments/not-a-guid | '' | 404 | Attachment not found",
        "POST | /ems/userTokens/createExternal | {\"Username\":\"a\"} | 400 | body is not supported",
        "GET | /api/v1/user_identities/me/exports | '' | 404 | Not Found",
        "GET | /api/v1/exports/1/export_files/last | '' | 404 | Not Found",
        "GET | IES/task?begin_time=yesterday | '' | 400 | MSS.000000003",
        "POST | /v3/auth/tokens?nocatalog=yes | {} | 400 | The request is wrong",
        "POST | /v3/auth/tokens | {\"auth\":{}} | 400 | The request is wrong",
      })
  void areRefusedAsTheProviderWould(
      String method, String target, String body, int status, String text) {
    HttpResponse<byte[]> response = ask(method, target, body);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(Requests.text(response)).contains(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | EC/v1.0/reports?reportid=1 | {\"more\":7} | 202",
        "GET | EC/v2.0/reportmetadata/downloadList?limit=2147483647&offset=2147483647 | '' | 200",
        "GET | EC/v2.0/reportmetadata/downloadList?limit=-1&offset=-2147483648 | '' | 200",
        "GET | IES/task?end_time=99999999999999999999999 | '' | 200",
        "GET | /api/v1/user_identities/9223372036854775807/exports | '' | 200",
        "GET | /ems/attachments/status-401-tokenExpired | '' | 401",
      })
  void areNotWhatTheSpecsAllow(String method, String target, String body, int status) {
    assertThat(ask(method, target, body).statusCode()).isEqualTo(status);
  }

  @Test
  void areToldEveryMethodThatTheirPathHas() {
    HttpResponse<byte[]> response = ask("OPTIONS", "IES/task/1", "");
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(Requests.header(response, "Allow").orElse("").split(", "))
        .containsExactlyInAnyOrder("GET", "DELETE");
  }
}
