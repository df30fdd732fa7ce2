package dev.exportclients.ecreporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.InvalidRequestException;
import dev.exportclients.core.exception.NotFoundException;
import dev.exportclients.core.exception.PermissionDeniedException;
import dev.exportclients.core.exception.RateLimitedException;
import dev.exportclients.core.exception.UnauthenticatedException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.sandbox.RecordedRequest;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.sandbox.SandboxExtension;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
class EcReportingClientTest {
  private static final String JOB = "6A7C29DD011241DFBE1B64399283C860";

  @TempDir Path folder;
  private final FakeTime time = new FakeTime();
  private Sandbox sandbox;

  @BeforeEach
  void start(Sandbox running) {
    sandbox = running;
    sandbox.clock(time);
  }

  @Test
  void sendsWhatIsSetVerbatimAndNothingElseButAMode() {
    try (EcReportingClient client = client(sandbox.baseUrl())) {
      client
          .report(
              ReportRequest.builder(JOB)
                  .mode(StudyMode.TEST)
                  .reportName("Subject Data Extract + 50% & {more}")
                  .kickoff("2025-06-04T11:27:52.014Z")
                  .studyId("CFD8129A430A473C8A02F4BA5DAAD865")
                  .build())
          .saveTo(folder.resolve("one"));
      client.report(ReportRequest.builder(JOB).build()).saveTo(folder.resolve("two"));

      RecordedRequest full = sandbox.requests().get(0);
      assertThat(full.rawQuery())
          .isEqualTo(
              "id=6A7C29DD011241DFBE1B64399283C860&mode=test"
                  + "&reportName=Subject%20Data%20Extract%20%2B%2050%25%20%26%20%7Bmore%7D"
                  + "&rptKickoffDatetime=2025-06-04T11%3A27%3A52.014Z"
                  + "&studyId=CFD8129A430A473C8A02F4BA5DAAD865");
      assertThat(full.header("authorization")).contains("Bearer sandbox-bearer");
      assertThat(full.header("accept")).contains("*/*");
      assertThat(sandbox.requests().get(1).rawQuery()).isEqualTo("id=" + JOB + "&mode=active");
    }
  }

  @Test
  void savesUnderTheReportsName() throws Exception {
    try (EcReportingClient client = client(sandbox.baseUrl())) {
      Path saved =
          client.report(ReportRequest.builder(JOB).build()).saveTo(folder).file().orElseThrow();
      assertThat(saved).hasFileName("report.csv");
      assertThat(Files.size(saved)).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"unauthorizedErrorData", "unauthorizedErrorResponseData"})
  void readsBothSpellingsOfTheEnvelope(String example) {
    sandbox.answer("ecreporting.downloadReport", 401, example);
    try (EcReportingClient client = client(sandbox.baseUrl())) {
      var refused = catchThrowableOfType(UnauthenticatedException.class, () -> save(client, JOB));
      assertThat(refused.error().code()).contains("REPT_401");
      assertThat(refused.error().message())
          .contains("Unauthorized: User does not have access to the requested resource");
      assertThat(refused.error().details())
          .contains("User role is missing required permission REPORTING_VIEW. Field: userId");
    }
  }

  @Test
  void makesTheTypeOfTheStatus() {
    try (EcReportingClient client = client(sandbox.baseUrl())) {
      assertThatThrownBy(() -> save(client, "status-400"))
          .isInstanceOf(InvalidRequestException.class);
      assertThatThrownBy(() -> save(client, "status-403"))
          .isInstanceOf(PermissionDeniedException.class);
      assertThatThrownBy(() -> save(client, "status-404")).isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> save(client, "status-429"))
          .isInstanceOf(RateLimitedException.class)
          .hasMessageContaining("ask less often");
    }
  }

  @Test
  void tellsASignInPageAndAnEnvelopeFromAReport() {
    try (EcReportingClient client = client(sandbox.baseUrl("html"))) {
      assertThatThrownBy(() -> save(client, JOB)).isInstanceOf(UnexpectedContentException.class);
    }
    try (EcReportingClient client = client(sandbox.baseUrl("envelope"))) {
      assertThatThrownBy(() -> save(client, JOB)).isInstanceOf(ApiException.class);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesBadInputBeforeAnythingIsSent() {
    for (String id : List.of("", ".", "..", "a\rb")) {
      assertThatThrownBy(() -> ReportRequest.builder(id))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("job id");
    }
    assertThatThrownBy(() -> StudyMode.of("play")).hasMessageContaining("mode");
    assertThatThrownBy(() -> ReportRequest.builder(JOB).studyId(""))
        .hasMessageContaining("study id");
    assertThat(StudyMode.of("Training")).isEqualTo(StudyMode.TRAINING);
  }

  private void save(EcReportingClient client, String id) {
    client.report(ReportRequest.builder(id).build()).saveTo(folder.resolve("f"));
  }

  private EcReportingClient client(URI url) {
    return EcReportingClient.builder()
        .baseUrl(url)
        .credentials(TokenSource.of(Secret.of(SandboxCredentials.ECREPORTING_TOKEN)))
        .settings(ClientSettings.builder().clock(time).sleeper(time).build())
        .build();
  }
}
