package dev.exportclients.core.internal.time;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ResponseLimits;
import dev.exportclients.core.Sleeper;
import dev.exportclients.core.exception.TransferException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Ends a body that comes too slowly, by {@link ResponseLimits#minimumSpeed}. Of one call. */
public final class SpeedGuard {
  private static final double NANOS = 1e9;

  private final String operation;
  private final ResponseLimits limits;
  private final Sleeper time;
  private boolean begun;
  private long bytes;
  private long nanos;

  public SpeedGuard(String operation, ClientSettings settings) {
    this.operation = operation;
    this.limits = settings.responseLimits();
    this.time = settings.sleeper();
  }

  /** Reads what is there, as a stream does. */
  public int read(InputStream body, byte[] buffer, int offset, int length) throws IOException {
    long from = time.nanoTime();
    int count = body.read(buffer, offset, length);
    nanos += time.nanoTime() - from;
    if (count > 0) {
      begun = true;
      bytes += count;
      check();
    }
    return count;
  }

  /** Asks for a response; that time counts once bytes have come. */
  public <T> T ask(Supplier<T> request) {
    long from = time.nanoTime();
    try {
      return request.get();
    } finally {
      nanos += begun ? time.nanoTime() - from : 0;
    }
  }

  private void check() {
    if (nanos < TimeUnit.NANOSECONDS.convert(limits.window())) {
      return;
    }
    if (bytes < limits.minimumSpeed() * (nanos / NANOS)) {
      throw new TransferException(
          operation
              + ": too slow: "
              + bytes
              + " bytes in the last "
              + Math.round(nanos / NANOS)
              + " s, less than the "
              + limits.minimumSpeed()
              + " bytes per second that minimumSpeed asks for",
          operation,
          null);
    }
    bytes = 0;
    nanos = 0;
  }
}
