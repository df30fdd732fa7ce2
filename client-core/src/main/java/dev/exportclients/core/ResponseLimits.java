package dev.exportclients.core;

import dev.exportclients.core.exception.StartOutcomeUnknownException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.argument.RefusedArgumentException;
import java.time.Duration;

/**
 * How much a client takes of one response into memory, and how slowly a body may come. A response
 * beyond a size is an {@link UnexpectedContentException} that names the limit; one that comes too
 * slowly a {@link TransferException}. (Where it is the response to a start, the run may exist: then
 * both are told by a {@link StartOutcomeUnknownException}.) Files go through memory in small
 * pieces, whatever their size: no limit here is theirs, but the speed.
 *
 * @param maxHeadSize of the status line and all headers, in bytes; default 256 KiB; up to 16 KiB
 *     more may pass. There may be 500 headers, 50 trailers, and 64 KiB in a line.
 * @param maxBodySize of a list, or another body that becomes values, in bytes; default 4 MiB. Times
 *     ten, it should fit into the heap: small things in a list take more room than in the response.
 *     (Of an error's body the first 64 KiB are read, always.)
 * @param minimumSpeed of a body, in bytes per second, on average over the window; default 0, which
 *     is no limit: then a server that sends a byte now and then is bounded only by the deadline
 * @param window default 30 s. Counts the time in which bytes are awaited: in a body, and when the
 *     rest is asked for after a break. What comes before the first byte, pauses, and a slow sink
 *     don't count. Checked whenever bytes come: silence is the idle timeout's.
 */
public record ResponseLimits(int maxHeadSize, int maxBodySize, long minimumSpeed, Duration window) {
  private static final ResponseLimits DEFAULTS =
      new ResponseLimits(256 * 1024, 4 * 1024 * 1024, 0, Duration.ofSeconds(30));

  public ResponseLimits {
    if (maxHeadSize <= 0 || maxBodySize <= 0) {
      throw new RefusedArgumentException("sizes", "must be positive");
    }
    if (minimumSpeed < 0) {
      throw new RefusedArgumentException("minimumSpeed", "must not be negative: " + minimumSpeed);
    }
    Arguments.positive(window, "window");
  }

  public static ResponseLimits defaults() {
    return DEFAULTS;
  }

  public ResponseLimits withMaxHeadSize(int bytes) {
    return new ResponseLimits(bytes, maxBodySize, minimumSpeed, window);
  }

  public ResponseLimits withMaxBodySize(int bytes) {
    return new ResponseLimits(maxHeadSize, bytes, minimumSpeed, window);
  }

  public ResponseLimits withMinimumSpeed(long bytesPerSecond, Duration over) {
    return new ResponseLimits(maxHeadSize, maxBodySize, bytesPerSecond, over);
  }
}
