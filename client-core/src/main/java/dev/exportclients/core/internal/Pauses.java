package dev.exportclients.core.internal;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Sleeper;
import dev.exportclients.core.TransferException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sleeps within the deadline of one call. */
final class Pauses {
  private final String operation;
  private final Clock clock;
  private final Sleeper sleeper;
  private final @Nullable Instant deadline;

  Pauses(String operation, ClientSettings settings) {
    this.operation = operation;
    this.clock = settings.clock();
    this.sleeper = settings.sleeper();
    this.deadline = settings.deadline().map(clock.instant()::plus).orElse(null);
  }

  /** What is left of the deadline; null without one. */
  @Nullable Duration left() {
    return deadline == null ? null : Duration.between(clock.instant(), deadline);
  }

  /** Throws the reason at once, as users know it, when the deadline would pass in the pause. */
  void sleep(Duration pause, RuntimeException reason) {
    Duration left = left();
    if (left != null && pause.compareTo(left) >= 0) {
      throw Fault.publicly(reason, operation);
    }
    try {
      sleeper.sleep(pause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TransferException(operation + ": interrupted", operation, interrupted);
    }
  }
}
