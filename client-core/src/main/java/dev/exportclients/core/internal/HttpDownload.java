package dev.exportclients.core.internal;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.Content;
import dev.exportclients.core.ContentReader;
import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.ProgressListener;
import dev.exportclients.core.TransferException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/** A plan with a session to carry it out. */
final class HttpDownload implements Download {
  private final Session session;
  private final DownloadPlan plan;

  HttpDownload(Session session, DownloadPlan plan) {
    this.session = session;
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

  private DownloadReceipt save(SaveTarget place, PartFile part, DownloadOptions options) {
    Instant startedAt = session.settings.clock().instant();
    FileFacts known = options.resume() ? part.known() : FileFacts.NONE;
    try (Sha256 hash = new Sha256();
        FileStream stream =
            new FileStream(
                session,
                plan,
                options,
                new Receiver() {
                  @Override
                  public boolean takesBack() {
                    return true;
                  }

                  @Override
                  public void begin(FileFacts facts) {
                    part.begin(facts, options.resume());
                    hash.reset();
                  }

                  @Override
                  public void distrust() {
                    part.begin(FileFacts.NONE, false);
                  }
                })) {
      long start = stream.open(known, part.length());
      place.file(name(stream));
      if (start > 0) {
        resume(part, start, hash);
      }
      pump(stream, hash, part::write, start, options);
      String sha256 = hash.finish();
      Path file = place.file(name(stream));
      part.publish(file, place.overwrite());
      return receipt(stream, startedAt, part.length(), sha256, file);
    }
  }

  private void resume(PartFile part, long start, Sha256 hash) {
    try {
      part.resume(start, hash);
    } catch (Fault interrupted) {
      throw interrupted.toPublic(plan.operation());
    }
  }

  @Override
  public DownloadReceipt copyTo(OutputStream sink, DownloadOptions options) {
    requireNonNull(sink, "sink");
    return copy(sink, options, null);
  }

  private DownloadReceipt writeTo(Path device, DownloadOptions options) {
    // A channel's: an interrupt ends a write to a pipe that nobody reads.
    try (OutputStream sink =
        Channels.newOutputStream(FileChannel.open(device, StandardOpenOption.WRITE))) {
      return copy(sink, options, device);
    } catch (IOException failure) {
      throw LocalFiles.failed("write", device, failure);
    } catch (UncheckedIOException failure) {
      if (failure.getCause() instanceof ClosedByInterruptException) {
        throw new TransferException(
            plan.operation() + ": interrupted", plan.operation(), failure.getCause());
      }
      throw LocalFiles.failed("write", device, failure.getCause());
    }
  }

  private DownloadReceipt copy(OutputStream sink, DownloadOptions options, @Nullable Path file) {
    Instant startedAt = session.settings.clock().instant();
    try (Sha256 hash = new Sha256();
        FileStream stream = new FileStream(session, plan, options, Receiver.ONE_WAY)) {
      stream.open(FileFacts.NONE, 0);
      pump(stream, hash, (buffer, count) -> write(sink, buffer, count), 0, options);
      flush(sink);
      return receipt(stream, startedAt, stream.delivered(), hash.finish(), file);
    }
  }

  @Override
  public <T> T read(ContentReader<T> reader, DownloadOptions options) {
    requireNonNull(reader, "reader");
    try (FileStream stream = new FileStream(session, plan, options, Receiver.ONE_WAY)) {
      stream.open(FileFacts.NONE, 0);
      String mediaType = stream.metadata().mediaType();
      ReaderStream content = new ReaderStream(stream, options.onProgress());
      return reader.read(
          new Content(
              content,
              mediaType.isEmpty() ? Optional.empty() : Optional.of(mediaType),
              stream.metadata().charset()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Moves the bytes; each buffer is hashed while the next is received. */
  private void pump(
      FileStream stream,
      Sha256 hash,
      ObjIntConsumer<byte[]> sink,
      long start,
      DownloadOptions options) {
    options.onProgress().onProgress(start, stream.total());
    while (true) {
      byte[] buffer = hash.buffer(stream.left());
      int count = stream.read(buffer, 0, buffer.length);
      if (count < 0) {
        return;
      }
      sink.accept(buffer, count);
      hash.update(buffer, count);
      options.onProgress().onProgress(stream.delivered(), stream.total());
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

  private DownloadReceipt receipt(
      FileStream stream, Instant startedAt, long bytes, String sha256, @Nullable Path file) {
    FileMetadata metadata = stream.metadata();
    return DownloadReceipt.builder()
        .file(file)
        .bytes(bytes)
        .sha256(sha256)
        .mediaType(metadata.mediaType().isEmpty() ? null : metadata.mediaType())
        .suggestedFilename(metadata.filename())
        .etag(stream.facts().etag())
        .attempts(stream.attempts())
        .resumes(stream.resumes())
        .startedAt(startedAt)
        .finishedAt(session.settings.clock().instant())
        .warnings(stream.warnings())
        .build();
  }

  private String name(FileStream stream) {
    String given = stream.metadata().filename();
    if (given != null) {
      return given;
    }
    String extension =
        plan.fallbackExtension().isEmpty()
            ? FileNames.extension(stream.metadata().mediaType())
            : plan.fallbackExtension();
    String safe = FileNames.safe(plan.fallbackName().replaceAll("[/\\\\]", "_") + extension);
    return safe == null ? "export" + extension : safe;
  }

  /** Which export of which server, and where to: what a part belongs to. */
  private String identity(SaveTarget place) {
    return session.baseUrl.prefix()
        + ' '
        + plan.operation()
        + ' '
        + new TreeMap<>(plan.ids())
        + " -> "
        + (place.name() == null ? "" : place.name());
  }

  private static final class ReaderStream extends InputStream {
    private final FileStream stream;
    private final ProgressListener progress;

    ReaderStream(FileStream stream, ProgressListener progress) {
      this.stream = stream;
      this.progress = progress;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (length == 0) {
        return 0;
      }
      int count = stream.read(buffer, offset, length);
      if (count > 0) {
        progress.onProgress(stream.delivered(), stream.total());
      }
      return count;
    }
  }
}
