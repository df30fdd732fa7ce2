package dev.exportclients.contract.consumer;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.ecreporting.EcReportingClient;

/** What the EC Reporting client sends, as its documentation has it. */
final class EcReporting {
  static final String JOB = "6A7C29DD011241DFBE1B64399283C860";
  static final String STUDY = "CFD8129A430A473C8A02F4BA5DAAD865";

  static final Contract<EcReportingClient> CONTRACT = contract(Settings.ONE_REQUEST);

  static final Call REPORT =
      Call.get("ecreporting.downloadReport", "/ec-reporting-svc/rest/v2.0/reports/download")
          .query("id", "${jobId}")
          .header("Accept", "*/*")
          .header("Authorization", "Bearer a-bearer-token");

  /** Of no study, and in the mode that is sent unless another is set. */
  static final Call TENANT_REPORT = REPORT.query("mode", "active");

  private EcReporting() {}

  static Call studyReport(String mode) {
    return REPORT.query("mode", mode).query("studyId", "${studyId}");
  }

  static Call json(Call call) {
    return call.header("Accept", "application/json")
        .header("Authorization", "Bearer a-bearer-token");
  }

  static Contract<EcReportingClient> contract(ClientSettings settings) {
    return new Contract<>(
        "ecreporting",
        url ->
            EcReportingClient.builder()
                .baseUrl(url)
                .credentials(TokenSource.of(Secret.of("a-bearer-token")))
                .settings(settings)
                .build());
  }
}
