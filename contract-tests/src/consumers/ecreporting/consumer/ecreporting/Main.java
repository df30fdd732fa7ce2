package consumer.ecreporting;

import dev.exportclients.core.Secret;
import dev.exportclients.ecreporting.EcReportingClient;
import dev.exportclients.ecreporting.ReportRequest;
import dev.exportclients.ecreporting.ReportScope;
import dev.exportclients.ecreporting.StudyMode;
import dev.exportclients.ecreporting.identity.OracleTokens;
import java.net.URI;
import java.nio.file.Path;

/** A token for a secret, a list, and a file into the folder that is named. */
public final class Main {
  private static final String STUDY = "CFD8129A430A473C8A02F4BA5DAAD865";
  private static final String JOB = "6A7C29DD011241DFBE1B64399283C860";

  private Main() {}

  public static void main(String[] args) {
    URI url = URI.create(System.getenv("ECREPORTING_BASE_URL"));
    try (OracleTokens tokens =
            OracleTokens.builder()
                .tokenUrl(url.resolve("tokens"))
                .client(
                    System.getenv("ECREPORTING_CLIENT_ID"),
                    Secret.of(System.getenv("ECREPORTING_CLIENT_SECRET")))
                .scope("sandbox.ec-reporting-svc.all")
                .build();
        EcReportingClient oracle =
            EcReportingClient.builder().baseUrl(url).credentials(tokens).build()) {
      System.out.println(oracle.reports(ReportScope.study(STUDY, StudyMode.TEST)).size());
      ReportRequest report = ReportRequest.builder(JOB).mode(StudyMode.TEST).build();
      System.out.println(oracle.report(report).saveTo(Path.of(args[0])).sha256());
    }
  }
}
