package dev.exportclients.core.internal.download;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.Content;
import dev.exportclients.core.ContentReader;
import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.DownloadWarning;
import dev.exportclients.core.destination.Destination;
import dev.exportclients.core.destination.FileDestination;
import dev.exportclients.core.destination.Upload;
import dev.exportclients.core.internal.files.LocalFiles;
import dev.exportclients.core.internal.files.PartFile;
import dev.exportclients.core.internal.files.SaveTarget;
import dev.exportclients.core.internal.http.RemoteFile;
import dev.exportclients.core.internal.provider.DownloadPlan;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A plan with all that it takes to carry it out: to a file (ADR 6, 11), a sink or a reader. */
final class HttpDownload implements Download {
  private final DownloadContext context;
  private final DownloadPlan plan;

  HttpDownload(DownloadContext context, DownloadPlan plan) {
    this.context = context;
    this.plan = plan;
  }

  @Override
  public DownloadReceipt saveTo(Path target, DownloadOptions options) {
    SaveTarget place = SaveTarget.of(requireNonNull(target, "target"), options.overwrite());
    if (place.device() != null) {
      return writeTo(place.device(), options);
    }
    try (PartFile part = PartFile.claim(place.folder(), identity(place))) {
      return save(place, part, options);
    }
  }

  @Override
  public DownloadReceipt saveInto(Path folder, DownloadOptions options) {
    return saveTo(LocalFiles.makeFolder(folder), options);
  }

  private DownloadReceipt save(SaveTarget place, PartFile part, DownloadOptions options) {
    Sha256 hash = new Sha256();
    Receiver receiver =
        new Receiver() {
          @Override
          public boolean canRestart() {
            return true;
          }

          @Override
          public void begin(RemoteFile facts) {
            part.begin(facts, options.resume());
            hash.reset();
          }

          @Override
          public void discardReceived() {
            part.begin(RemoteFile.NONE, false);
          }
        };
    try (Transfer transfer = new Transfer(context, plan, options, hash, receiver)) {
      long start = open(transfer.stream, part, hash, options);
      // A name that is taken ends it before the transfer; it is asked again when it is named.
      place.file(transfer.name());
      if (start > 0) {
        part.resume(start);
      }
      transfer.pump(part::write, start);
      String sha256 = hash.finish();
      Path file = place.file(transfer.name());
      if (!part.publish(file, place.overwrite())) {
        transfer.stream.description().warn(DownloadWarning.LEFTOVER_FILE);
      }
      return transfer.receipt(part.length(), sha256, file);
    }
  }

  /** What an earlier call left is read before there is a connection that would have to wait. */
  private static long open(FileStream stream, PartFile part, Sha256 hash, DownloadOptions options) {
    RemoteFile kept = options.resume() ? part.kept() : RemoteFile.NONE;
    long start = kept.resumeAt(part.length());
    if (start > 0 && part.isUnchanged(start, hash::prefix, stream.deadline::requireTime)) {
      return stream.open(kept, start);
    }
    hash.reset();
    return stream.open(RemoteFile.NONE, 0);
  }

  /** In the file system its own way: its parts outlive the process. */
  @Override
  public Stored saveTo(Destination destination, DownloadOptions options) {
    if (destination instanceof FileDestination) {
      return Download.super.saveTo(destination, options);
    }
    try (Transfer transfer = Transfer.oneWay(context, plan, options)) {
      destination.check(
          options.overwrite(), () -> Optional.ofNullable(transfer.stream.deadline.left()));
      transfer.stream.open(RemoteFile.NONE, 0);
      try (Upload upload = destination.begin(transfer.incoming())) {
        transfer.pump((buffer, count) -> upload.write(buffer, 0, count), 0);
        String sha256 = transfer.hash.finish();
        transfer.stream.deadline.requireTime();
        String location = upload.commit(sha256);
        return new Stored(location, transfer.receipt(transfer.stream.delivered(), sha256, null));
      }
    }
  }

  @Override
  public DownloadReceipt copyTo(OutputStream sink, DownloadOptions options) {
    requireNonNull(sink, "sink");
    try (Transfer transfer = Transfer.oneWay(context, plan, options)) {
      return copy(transfer, sink, null);
    }
  }

  private DownloadReceipt writeTo(Path device, DownloadOptions options) {
    try (Transfer transfer = Transfer.oneWay(context, plan, options);
        OutputStream sink =
            DeviceSink.open(plan.operation(), device, transfer.stream.deadline.left())) {
      return copy(transfer, sink, device);
    } catch (IOException failure) {
      throw LocalFiles.failed("write", device, failure);
    }
  }

  private static DownloadReceipt copy(Transfer transfer, OutputStream sink, @Nullable Path file) {
    transfer.stream.open(RemoteFile.NONE, 0);
    transfer.pump((buffer, count) -> write(sink, buffer, count), 0);
    flush(sink);
    return transfer.receipt(transfer.stream.delivered(), transfer.hash.finish(), file);
  }

  @Override
  public <T> T read(ContentReader<T> reader, DownloadOptions options) {
    requireNonNull(reader, "reader");
    try (FileStream stream = new FileStream(context, plan, options, Receiver.ONE_WAY)) {
      return reader.read(ReaderStream.open(stream, options.onProgress(), null));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public <T> Result<T> readWithReceipt(ContentReader<T> reader, DownloadOptions options) {
    requireNonNull(reader, "reader");
    try (Transfer transfer = Transfer.oneWay(context, plan, options)) {
      FileStream stream = transfer.stream;
      Content content = ReaderStream.open(stream, options.onProgress(), transfer.hash);
      T value = reader.read(content);
      content.stream().transferTo(OutputStream.nullOutputStream());
      return new Result<>(
          value, transfer.receipt(stream.delivered(), transfer.hash.finish(), null));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void write(OutputStream sink, byte[] buffer, int count) {
    try {
      sink.write(buffer, 0, count);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void flush(OutputStream sink) {
    try {
      sink.flush();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Which export of which server, and where to: what a part belongs to. */
  private String identity(SaveTarget place) {
    return context.baseUrl().prefix()
        + ' '
        + plan.operation()
        + ' '
        + new TreeMap<>(plan.ids())
        + " -> "
        + (place.name() == null ? "" : place.name());
  }
}
