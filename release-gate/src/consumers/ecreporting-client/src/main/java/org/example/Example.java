package org.example;

import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.Secret;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.ecreporting.EcReportingClient;
import dev.exportclients.ecreporting.ReportOrder;
import dev.exportclients.ecreporting.ReportScope;
import dev.exportclients.ecreporting.StudyMode;
import dev.exportclients.ecreporting.identity.OracleTokens;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** The README's example of EC Reporting, against a sandbox of its own. */
public final class Example {
  public static void main(String[] arguments) throws IOException {
    try (Sandbox sandbox = Sandbox.start()) {
      sandbox.settings().pollsUntilReady(0);
      try (OracleTokens tokens = OracleTokens.builder()
              .tokenUrl(sandbox.baseUrl().resolve("/tokens"))
              .client(SandboxCredentials.ECREPORTING_CLIENT_ID, Secret.of(SandboxCredentials.ECREPORTING_CLIENT_SECRET))
              .scope("tenant.ec-reporting-svc.all").build();
          EcReportingClient oracle = EcReportingClient.builder()
              .baseUrl(sandbox.baseUrl())
              .credentials(tokens).build()) {
        ReportScope study = ReportScope.study("CFD8129A430A473C8A02F4BA5DAAD865", StudyMode.ACTIVE);
        ExportRun run = oracle.start(ReportOrder.builder("E341BB429E7D44E3989D113A504F3BF8", study).format("CSV").build());
        System.out.println(run.handle());     // another process goes on with oracle.run(RunHandle.parse(text))
        run.download().saveTo(Path.of("report.csv"), DownloadOptions.defaults().waitAtMost(Duration.ofHours(1)));
        byte[] served = sandbox.file("ecreporting.downloadReport", "000000000000000000000000EC000001").bytes();
        if (!Arrays.equals(Files.readAllBytes(Path.of("report.csv")), served)) {
          throw new AssertionError("what arrived is not what was served by " + run.handle());
        }
      }
    }
  }
}
