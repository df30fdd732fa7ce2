package dev.exportclients.benchmarks.contender;

import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.ecreporting.EcReportingClient;
import dev.exportclients.ecreporting.ReportRequest;
import dev.exportclients.metastudio.MetaStudioClient;
import dev.exportclients.metastudio.MetaStudioCredentials;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Our clients, which hash whatever they deliver. */
final class OurFetcher implements Fetcher {

  /** A terminal method of a download. */
  private interface Ending {
    String sha256(Download download);
  }

  private interface Closing {
    void close();
  }

  private final Download download;
  private final Ending ending;
  private final Closing closing;

  private OurFetcher(Download download, Ending ending, Closing closing) {
    this.download = download;
    this.ending = ending;
    this.closing = closing;
  }

  static Fetcher copying(URI server) {
    EcReportingClient client = ecReporting(server);
    return new OurFetcher(client.report(report()), OurFetcher::copy, client::close);
  }

  /** Each into another file: 0.bin, 1.bin. */
  static Fetcher saving(URI server, Path folder) {
    EcReportingClient client = ecReporting(server);
    AtomicInteger files = new AtomicInteger();
    return new OurFetcher(
        client.report(report()),
        download -> download.saveTo(folder.resolve(files.getAndIncrement() + ".bin")).sha256(),
        client::close);
  }

  /** Signed by AK/SK, as the official SDK's. */
  static Fetcher copyingSigned(URI server) {
    MetaStudioClient client =
        MetaStudioClient.builder()
            .baseUrl(server)
            .projectId(Fetchers.PROJECT)
            .credentials(MetaStudioCredentials.akSk("AK", Secret.of("not-a-secret-key")))
            .build();
    return new OurFetcher(client.result(Fetchers.TASK), OurFetcher::copy, client::close);
  }

  private static EcReportingClient ecReporting(URI server) {
    return EcReportingClient.builder()
        .baseUrl(server)
        .credentials(TokenSource.of(Secret.of("not-a-token")))
        .build();
  }

  private static ReportRequest report() {
    return ReportRequest.builder("6A7C29DD011241DFBE1B64399283C860").build();
  }

  private static String copy(Download download) {
    return download.copyTo(OutputStream.nullOutputStream(), DownloadOptions.defaults()).sha256();
  }

  @Override
  public String fetch() {
    return ending.sha256(download);
  }

  @Override
  public void close() {
    closing.close();
  }
}
