package dev.exportclients.core.internal.download;

import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.destination.IncomingFile;
import dev.exportclients.core.internal.http.FileNames;
import dev.exportclients.core.internal.provider.DownloadPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One file's way from its stream, past its hash, to who takes it, and what there is to say of it.
 */
final class Transfer implements AutoCloseable {
  private final DownloadContext context;
  private final DownloadPlan plan;
  private final DownloadOptions options;
  private final Instant startedAt;
  final Sha256 hash;
  final FileStream stream;

  /**
   * @param hash closed with it
   */
  Transfer(
      DownloadContext context,
      DownloadPlan plan,
      DownloadOptions options,
      Sha256 hash,
      Receiver receiver) {
    this.context = context;
    this.plan = plan;
    this.options = options;
    this.hash = hash;
    this.startedAt = context.settings().clock().instant();
    this.stream = new FileStream(context, plan, options, receiver);
  }

  /** To who can't give back what it was given. */
  static Transfer oneWay(DownloadContext context, DownloadPlan plan, DownloadOptions options) {
    return new Transfer(context, plan, options, new Sha256(), Receiver.ONE_WAY);
  }

  /** Moves the bytes; each buffer is hashed while the next is received. */
  void pump(ObjIntConsumer<byte[]> sink, long start) {
    options.onProgress().onProgress(start, stream.description().size());
    ObjIntConsumer<byte[]> taker =
        (head, count) -> {
          sink.accept(head, count);
          hash.prefix(head, count);
        };
    while (stream.content.pass(taker) || move(sink)) {
      options.onProgress().onProgress(stream.delivered(), stream.description().size());
    }
  }

  /** Whether something came. */
  private boolean move(ObjIntConsumer<byte[]> sink) {
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

  /** The server's, or one made of the export's ids. */
  String name() {
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

  /** For a destination, once the stream is open. */
  IncomingFile incoming() {
    String name = name();
    Optional<String> mediaType = stream.description().mediaType();
    OptionalLong length = stream.description().size();
    return new IncomingFile() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Optional<String> mediaType() {
        return mediaType;
      }

      @Override
      public OptionalLong length() {
        return length;
      }

      @Override
      public boolean overwrite() {
        return options.overwrite();
      }

      @Override
      public Optional<Duration> timeLeft() {
        return Optional.ofNullable(stream.deadline.left());
      }
    };
  }

  /**
   * @param file where it was saved, if it was
   */
  DownloadReceipt receipt(long bytes, String sha256, @Nullable Path file) {
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

  @Override
  public void close() {
    stream.close();
    hash.close();
  }
}
