package dev.exportclients.cli.config;

import dev.exportclients.cli.options.GlobalOptions;
import dev.exportclients.core.Sleeper;
import dev.exportclients.core.exception.TransferException;
import java.time.Duration;
import java.util.Optional;

/** Of the whole command, from its start: each call gets what is left of it. */
public final class Deadline {
  /** With so little a call says by itself, and under its name, that its time is over. */
  private static final Duration LEAST = Duration.ofNanos(1);

  private final GlobalOptions options;
  private final Sleeper time;
  private final long begunNanos;

  public Deadline(GlobalOptions options, Sleeper time) {
    this.options = options;
    this.time = time;
    this.begunNanos = time.nanoTime();
  }

  /** Positive; empty if there is no deadline. */
  public Optional<Duration> left() {
    return Optional.ofNullable(options.deadline).map(this::left);
  }

  private Duration left(Duration whole) {
    Duration left = whole.minusNanos(time.nanoTime() - begunNanos);
    return left.compareTo(LEAST) > 0 ? left : LEAST;
  }

  /** The shorter of that time and what is left. */
  public Duration atMost(Duration time) {
    return left().filter(left -> left.compareTo(time) < 0).orElse(time);
  }

  /** Pauses end with the deadline, by an interrupt. */
  public Sleeper pauses() {
    return new Sleeper() {
      @Override
      public void sleep(Duration duration) throws InterruptedException {
        time.sleep(atMost(duration));
        if (isOver()) {
          throw new InterruptedException("the deadline passed");
        }
      }

      @Override
      public long nanoTime() {
        return time.nanoTime();
      }
    };
  }

  private boolean isOver() {
    return left().filter(LEAST::equals).isPresent();
  }

  /** Before a request that can't be taken back. */
  public void requireTimeFor(String operation) {
    if (isOver()) {
      throw new TransferException(operation + ": the deadline passed", operation, null);
    }
  }
}
