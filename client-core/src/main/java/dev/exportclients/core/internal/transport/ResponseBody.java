package dev.exportclients.core.internal.transport;

import dev.exportclients.core.internal.errors.ExchangeFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.jspecify.annotations.Nullable;

/**
 * A response's body. Read to its end, the connection goes back to the pool; closed before, the
 * connection is cut, since draining could take gigabytes.
 */
final class ResponseBody extends InputStream {
  private final @Nullable InputStream stream;
  private final ExecRuntime runtime;
  private final Function<Exception, ExchangeFailure> onFailure;
  private final LongConsumer onEnd;
  private long bytes;
  private boolean ended;

  /**
   * @param onFailure says what a failed read means
   * @param onEnd called once with the bytes read
   */
  ResponseBody(
      @Nullable InputStream stream,
      ExecRuntime runtime,
      Function<Exception, ExchangeFailure> onFailure,
      LongConsumer onEnd) {
    this.stream = stream;
    this.runtime = runtime;
    this.onFailure = onFailure;
    this.onEnd = onEnd;
    if (stream == null) {
      end(true);
    }
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (ended || stream == null) {
      return -1;
    }
    int count;
    try {
      count = stream.read(buffer, offset, length);
    } catch (IOException | IllegalStateException failure) {
      throw onFailure.apply(failure);
    }
    if (count < 0) {
      end(true);
    } else {
      bytes += count;
    }
    return count;
  }

  @Override
  public void close() {
    if (!ended) {
      end(false);
    }
  }

  private void end(boolean complete) {
    ended = true;
    try {
      if (complete) {
        runtime.releaseEndpoint();
      } else {
        runtime.discardEndpoint();
      }
    } catch (IllegalStateException closed) {
      // The pool was closed meanwhile, and the connection with it.
    }
    onEnd.accept(bytes);
  }
}
