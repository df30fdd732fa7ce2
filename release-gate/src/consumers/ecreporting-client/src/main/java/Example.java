import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.ecreporting.EcReportingClient;
import dev.exportclients.ecreporting.ReportRequest;
import dev.exportclients.ecreporting.StudyMode;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** The README's example of EC Reporting, against a sandbox of its own. */
public final class Example {
  public static void main(String[] arguments) throws IOException {
    try (Sandbox sandbox = Sandbox.start()) {
      TokenSource tokens = TokenSource.caching(() -> fetchToken(), Duration.ofMinutes(1));
      try (EcReportingClient oracle = EcReportingClient.builder()
          .baseUrl(sandbox.baseUrl())
          .credentials(tokens)
          .build()) {
        ReportRequest report = ReportRequest.builder("6A7C29DD011241DFBE1B64399283C860").mode(StudyMode.TEST).build();
        DownloadReceipt receipt = oracle.report(report).saveTo(Path.of("report.csv"));
        byte[] served = sandbox.file("ecreporting.downloadReport", "6A7C29DD011241DFBE1B64399283C860").bytes();
        if (!Arrays.equals(Files.readAllBytes(receipt.file().orElseThrow()), served)) {
          throw new AssertionError("what arrived is not what was served: " + receipt);
        }
      }
    }
  }

  private static TokenSource.Token fetchToken() {
    return new TokenSource.Token(
        Secret.of(SandboxCredentials.ECREPORTING_TOKEN), Instant.now().plusSeconds(600));
  }
}
