package dev.exportclients.core.internal.download;

import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.internal.files.LocalFiles;
import dev.exportclients.core.internal.time.Watchdog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A pipe or another device to write to. Neither a pipe that nobody opens nor a reader who takes
 * nothing outlasts the deadline or an interrupt.
 */
final class DeviceSink extends OutputStream {
  private final String operation;
  private final Path device;
  private final FileChannel channel;
  private final OutputStream out;
  private final Watchdog watchdog = new Watchdog();
  private final Watchdog.Limit limit;

  private DeviceSink(String operation, Path device, FileChannel channel, @Nullable Duration left) {
    this.operation = operation;
    this.device = device;
    this.channel = channel;
    this.out = Channels.newOutputStream(channel);
    this.limit = watchdog.cancelAfter(left, this::closeNow);
  }

  /**
   * @param left of the deadline; null without one
   * @throws TransferException if nobody opened the other end in time
   */
  static DeviceSink open(String operation, Path device, @Nullable Duration left) {
    CompletableFuture<FileChannel> opening = new CompletableFuture<>();
    long begun = System.nanoTime();
    Thread opener = new Thread(() -> open(device, opening), "export-clients-device");
    opener.setDaemon(true);
    opener.start();
    try {
      FileChannel channel =
          left == null
              ? opening.get()
              : opening.get(TimeUnit.NANOSECONDS.convert(left), TimeUnit.NANOSECONDS);
      return new DeviceSink(
          operation,
          device,
          channel,
          left == null ? null : left.minusNanos(System.nanoTime() - begun));
    } catch (ExecutionException failure) {
      throw LocalFiles.failed(
          "write",
          device,
          failure.getCause() instanceof IOException cause ? cause : new IOException(failure));
    } catch (TimeoutException late) {
      abandon(device, opening);
      throw new TransferException(
          operation + ": the deadline passed before anything read from " + device, operation, late);
    } catch (InterruptedException interrupted) {
      abandon(device, opening);
      Thread.currentThread().interrupt();
      throw new TransferException(operation + ": interrupted", operation, interrupted);
    }
  }

  private static void open(Path device, CompletableFuture<FileChannel> opening) {
    try {
      FileChannel channel = FileChannel.open(device, StandardOpenOption.WRITE);
      if (!opening.complete(channel)) {
        channel.close();
      }
    } catch (IOException failure) {
      opening.completeExceptionally(failure);
    }
  }

  /** Lets the opener go on, as its only reader for a moment. */
  private static void abandon(Path device, CompletableFuture<FileChannel> opening) {
    try {
      if (!opening.cancel(false)) {
        opening.join().close();
      }
      if (LocalFiles.isPipe(device)) {
        FileChannel.open(device, StandardOpenOption.READ, StandardOpenOption.WRITE).close();
      }
    } catch (IOException | RuntimeException stuck) {
      // The opener waits on, in a thread that holds up nobody.
    }
  }

  /** For the watchdog; ends a write that is stuck. */
  private boolean closeNow() {
    try {
      channel.close();
      return true;
    } catch (IOException failure) {
      return false;
    }
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] buffer, int offset, int count) {
    try {
      out.write(buffer, offset, count);
    } catch (ClosedByInterruptException interrupted) {
      throw new TransferException(operation + ": interrupted", operation, interrupted);
    } catch (IOException failure) {
      if (limit.fired()) {
        throw new TransferException(operation + ": the deadline passed", operation, failure);
      }
      throw LocalFiles.failed("write", device, failure);
    }
  }

  @Override
  public void close() {
    limit.lift();
    watchdog.close();
    try {
      channel.close();
    } catch (IOException failure) {
      throw LocalFiles.failed("write", device, failure);
    }
  }
}
