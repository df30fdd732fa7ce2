package dev.exportclients.core.internal.download;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ContentReader;
import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.destination.Destination;
import dev.exportclients.core.internal.hook.CallReport;
import dev.exportclients.core.internal.provider.DownloadPlan;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.Function;

/** A download each transfer of which is a call, which listeners are told of. */
public final class ReportedDownload implements Download {
  private final DownloadPlan plan;
  private final ClientSettings settings;
  private final Function<CallReport, DownloadContext> contexts;

  /**
   * @param contexts for each transfer its own
   */
  public ReportedDownload(
      DownloadPlan plan, ClientSettings settings, Function<CallReport, DownloadContext> contexts) {
    this.plan = plan;
    this.settings = settings;
    this.contexts = contexts;
  }

  @Override
  public DownloadReceipt saveTo(Path target, DownloadOptions options) {
    return transfer(download -> download.saveTo(target, options));
  }

  @Override
  public DownloadReceipt saveInto(Path folder, DownloadOptions options) {
    return transfer(download -> download.saveInto(folder, options));
  }

  @Override
  public Stored saveTo(Destination destination, DownloadOptions options) {
    return transfer(download -> download.saveTo(destination, options));
  }

  @Override
  public DownloadReceipt copyTo(OutputStream sink, DownloadOptions options) {
    return transfer(download -> download.copyTo(sink, options));
  }

  @Override
  public <T> T read(ContentReader<T> reader, DownloadOptions options) {
    return transfer(download -> download.read(reader, options));
  }

  @Override
  public <T> Result<T> readWithReceipt(ContentReader<T> reader, DownloadOptions options) {
    return transfer(download -> download.readWithReceipt(reader, options));
  }

  private <T> T transfer(Function<Download, T> work) {
    return new CallReport(plan.operation(), settings)
        .run(call -> work.apply(new HttpDownload(contexts.apply(call), plan)));
  }
}
