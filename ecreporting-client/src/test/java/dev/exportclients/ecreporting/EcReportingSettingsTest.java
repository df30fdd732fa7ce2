package dev.exportclients.ecreporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.PastedBaseUrl;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.exception.TransferException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the builder refuses before anything is sent, saying what was meant. */
class EcReportingSettingsTest {
  private static final String VALUE = "S3cret+/Of=Users";

  @ParameterizedTest
  @CsvSource({"%s\u200b1", "Bearer %s", "'{\"access_token\":\"%s\"}'", "'\"%s\"'", "\u738b%s"})
  void sendsNoTokenThatIsNone(String form) throws Exception {
    TokenSource source = () -> Secret.of(form.formatted(VALUE));
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", "report"));
        EcReportingClient client =
            EcReportingClient.builder().baseUrl(server.url()).credentials(source).build()) {
      var report = client.report(ReportRequest.builder("J").build());

      assertThatThrownBy(() -> report.saveTo(Path.of("never")))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("nothing was sent, the source's token ")
          .hasMessageNotContaining(VALUE);
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/ec-reporting-svc, /ec-reporting-svc",
    "/ec-reporting-svc/rest/v2.0/, /ec-reporting-svc/rest/v2.0",
    "/ec-reporting-svc/rest/v2.0/reports/download, /ec-reporting-svc/rest/v2.0/reports/download",
    "/gateway, ",
    "/, "
  })
  void refusesABaseUrlThatHoldsTheApisOwnPath(String path, String pasted) throws Exception {
    PastedBaseUrl.check(path, pasted, url -> client(url.toString()));
  }

  private static EcReportingClient client(String url) {
    return EcReportingClient.builder()
        .baseUrl(URI.create(url))
        .credentials(TokenSource.of(Secret.of(VALUE)))
        .build();
  }
}
