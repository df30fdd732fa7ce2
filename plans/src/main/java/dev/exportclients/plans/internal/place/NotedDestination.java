package dev.exportclients.plans.internal.place;

import dev.exportclients.core.destination.Destination;
import dev.exportclients.core.destination.IncomingFile;
import dev.exportclients.core.destination.Upload;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** A destination whose files are written down just before they get their names. */
record NotedDestination(Destination place, String noted, boolean isFolder, Journal journal)
    implements Destination {
  @Override
  public String address() {
    return place.address();
  }

  @Override
  public void check(boolean overwrite) {
    place.check(overwrite);
  }

  @Override
  public void check(boolean overwrite, Supplier<Optional<Duration>> timeLeft) {
    place.check(overwrite, timeLeft);
  }

  @Override
  public Upload begin(IncomingFile file) {
    return new NotedUpload(place.begin(file), file);
  }

  private final class NotedUpload implements Upload {
    private final Upload upload;
    private final IncomingFile file;
    private long bytes;

    NotedUpload(Upload upload, IncomingFile file) {
      this.upload = upload;
      this.file = file;
    }

    @Override
    public void write(byte[] content, int offset, int length) {
      upload.write(content, offset, length);
      bytes += length;
    }

    @Override
    public String commit(String sha256) {
      String own = isFolder ? noted + "/" + file.name() : noted;
      journal.committing(own, bytes, sha256, file.mediaType());
      return upload.commit(sha256);
    }

    @Override
    public void abort() {
      upload.abort();
    }
  }
}
