package dev.exportclients.cli.options;

import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.RetryPolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that fetches a file. */
public final class FileOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "PATH",
      description = {
        "A file, an existing folder, a device, s3://BUCKET/KEY, or - for stdout",
        "(default: the current folder, under the server's name)"
      })
  public @Nullable String output;

  @Option(names = "--force", description = "Replace an existing file")
  public boolean force;

  @Option(
      names = "--skip-existing",
      description = "Leave an existing file as it is, and call that done")
  public boolean skipExisting;

  @Option(names = "--create-dirs", description = "Create the folders of --output that are missing")
  public boolean createDirs;

  @Option(
      names = "--no-resume",
      description = "Begin anew; don't go on with what an earlier try left")
  boolean noResume;

  @Option(
      names = "--retries",
      paramLabel = "N",
      description = "How often to try again after a transient failure (default: 4)")
  public @Nullable Integer retries;

  public RetryPolicy retryPolicy() {
    RetryPolicy defaults = RetryPolicy.defaults();
    Integer asked = retries;
    return asked == null ? defaults : UsageException.checked(() -> defaults.withRetries(asked));
  }

  public DownloadOptions downloadOptions() {
    return DownloadOptions.defaults().overwrite(force).resume(!noResume);
  }
}
