package dev.exportclients.core.internal.download;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.Content;
import dev.exportclients.core.ContentReader;
import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.DownloadWarning;
import dev.exportclients.core.internal.files.DeviceSink;
import dev.exportclients.core.internal.files.LocalFiles;
import dev.exportclients.core.internal.files.PartFile;
import dev.exportclients.core.internal.files.SaveTarget;
import dev.exportclients.core.internal.http.FileNames;
import dev.exportclients.core.internal.http.RemoteFile;
import dev.exportclients.core.internal.provider.DownloadPlan;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;
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
    Instant startedAt = context.settings().clock().instant();
    try (Sha256 hash = new Sha256();
        FileStream stream =
            new FileStream(
                context,
                plan,
                options,
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
                })) {
      long start = open(stream, part, hash, options);
      // A name that is taken ends it before the transfer; it is asked again when it is named.
      place.file(name(stream));
      if (start > 0) {
        part.resume(start);
      }
      pump(stream, hash, part::write, start, options);
      String sha256 = hash.finish();
      Path file = place.file(name(stream));
      if (!part.publish(file, place.overwrite())) {
        stream.description().warn(DownloadWarning.LEFTOVER_FILE);
      }
      return receipt(stream, startedAt, part.length(), sha256, file);
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

  @Override
  public DownloadReceipt copyTo(OutputStream sink, DownloadOptions options) {
    requireNonNull(sink, "sink");
    try (FileStream stream = oneWay(options)) {
      return copy(stream, sink, options, null);
    }
  }

  private DownloadReceipt writeTo(Path device, DownloadOptions options) {
    try (FileStream stream = oneWay(options);
        OutputStream sink = DeviceSink.open(plan.operation(), device, stream.deadline.left())) {
      return copy(stream, sink, options, device);
    } catch (IOException failure) {
      throw LocalFiles.failed("write", device, failure);
    }
  }

  private FileStream oneWay(DownloadOptions options) {
    return new FileStream(context, plan, options, Receiver.ONE_WAY);
  }

  private DownloadReceipt copy(
      FileStream stream, OutputStream sink, DownloadOptions options, @Nullable Path file) {
    Instant startedAt = context.settings().clock().instant();
    try (Sha256 hash = new Sha256()) {
      stream.open(RemoteFile.NONE, 0);
      pump(stream, hash, (buffer, count) -> write(sink, buffer, count), 0, options);
      flush(sink);
      return receipt(stream, startedAt, stream.delivered(), hash.finish(), file);
    }
  }

  @Override
  public <T> T read(ContentReader<T> reader, DownloadOptions options) {
    requireNonNull(reader, "reader");
    try (FileStream stream = oneWay(options)) {
      return reader.read(ReaderStream.open(stream, options.onProgress(), null));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public <T> Result<T> readWithReceipt(ContentReader<T> reader, DownloadOptions options) {
    requireNonNull(reader, "reader");
    Instant startedAt = context.settings().clock().instant();
    try (FileStream stream = oneWay(options);
        Sha256 hash = new Sha256()) {
      Content content = ReaderStream.open(stream, options.onProgress(), hash);
      T value = reader.read(content);
      content.stream().transferTo(OutputStream.nullOutputStream());
      return new Result<>(
          value, receipt(stream, startedAt, stream.delivered(), hash.finish(), null));
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
    options.onProgress().onProgress(start, stream.description().size());
    ObjIntConsumer<byte[]> taker =
        (head, count) -> {
          sink.accept(head, count);
          hash.prefix(head, count);
        };
    while (stream.content.pass(taker) || move(stream, hash, sink)) {
      options.onProgress().onProgress(stream.delivered(), stream.description().size());
    }
  }

  /** Whether something came. */
  private static boolean move(FileStream stream, Sha256 hash, ObjIntConsumer<byte[]> sink) {
    if (stream.isOver()) {
      return false;
    }
    byte[] buffer = hash.buffer(stream.description().left(stream.delivered()));
    int count = stream.read(buffer, 0, buffer.length);
    if (count < 0) {
      return false;
    }
    sink.accept(buffer, count);
    hash.update(buffer, count);
    return true;
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
    return stream
        .description()
        .receipt(stream.attempts())
        .file(file)
        .bytes(bytes)
        .sha256(sha256)
        .startedAt(startedAt)
        .finishedAt(context.settings().clock().instant())
        .build();
  }

  private String name(FileStream stream) {
    String given = stream.description().headers().filename();
    if (given != null) {
      return given;
    }
    String extension =
        plan.fallbackExtension().isEmpty()
            ? FileNames.extension(stream.description().headers().mediaType())
            : plan.fallbackExtension();
    String safe = FileNames.safe(plan.fallbackName().replaceAll("[/\\\\]", "_") + extension);
    return safe == null ? "export" + extension : safe;
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
