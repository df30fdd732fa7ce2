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
 * pieces, whatever their size: no limit here is theirs, but the speed. Immutable.
 *
 * <pre>{@code
 * ClientSettings settings = ClientSettings.builder()
 *     .responseLimits(ResponseLimits.defaults().withMinimumSpeed(10_000, Duration.ofSeconds(30)))
 *     .build();
 * }</pre>
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

  /**
   * Checks the limits.
   *
   * @param minimumSpeed in bytes per second; zero for no limit
   * @param window more than zero
   * @param maxHeadSize in bytes, more than zero
   * @param maxBodySize in bytes, more than zero
   * @throws IllegalArgumentException if one is out of its range
   */
  public ResponseLimits {
    if (maxHeadSize <= 0 || maxBodySize <= 0) {
      throw new RefusedArgumentException("sizes", "must be positive");
    }
    if (minimumSpeed < 0) {
      throw new RefusedArgumentException("minimumSpeed", "must not be negative: " + minimumSpeed);
    }
    Arguments.positive(window, "window");
  }

  /** {@return 256 KiB of head, 4 MiB of body, no minimum speed} */
  public static ResponseLimits defaults() {
    return DEFAULTS;
  }

  /**
   * {@return a copy with another limit for the status line and all headers}
   *
   * @param bytes more than zero
   * @throws IllegalArgumentException if it is not
   */
  public ResponseLimits withMaxHeadSize(int bytes) {
    return new ResponseLimits(bytes, maxBodySize, minimumSpeed, window);
  }

  /**
   * {@return a copy with another limit for a body that becomes values}
   *
   * @param bytes more than zero
   * @throws IllegalArgumentException if it is not
   */
  public ResponseLimits withMaxBodySize(int bytes) {
    return new ResponseLimits(maxHeadSize, bytes, minimumSpeed, window);
  }

  /**
   * {@return a copy with another minimum speed of a body}
   *
   * @param bytesPerSecond zero for no limit
   * @param over the time that the average is taken over, more than zero
   * @throws IllegalArgumentException if one is out of its range
   */
  public ResponseLimits withMinimumSpeed(long bytesPerSecond, Duration over) {
    return new ResponseLimits(maxHeadSize, maxBodySize, bytesPerSecond, over);
  }
}
