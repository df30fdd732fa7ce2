package dev.exportclients.core.internal.retry;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.exception.NotReadyException;
import dev.exportclients.core.internal.hook.CallReport;
import dev.exportclients.core.internal.provider.FileState;
import dev.exportclients.core.internal.time.DeadlineSleeper;
import dev.exportclients.core.internal.time.Durations;
import dev.exportclients.core.internal.time.Stopwatch;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The wait for an export that is not ready: polls at once, then after 1 s growing to 15 s, within
 * one limit that starts with the first poll (ADR 9). Belongs to one call.
 */
public final class ReadinessPolling {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final double GROWTH = 1.5;

  /** What is kept of the limit for the response to the last poll. */
  private static final Duration LAST_POLL = Duration.ofSeconds(1);

  private final CallReport call;
  private final String operation;
  private final Map<String, String> ids;
  private final Duration atMost;
  private final DeadlineSleeper deadline;
  private final Stopwatch watch;
  private Duration next = FIRST;
  private boolean hasArrived;
  private boolean nextIsLast;
  private FileState.@Nullable NotReady last;

  public ReadinessPolling(
      CallReport call,
      Map<String, String> ids,
      Duration atMost,
      ClientSettings settings,
      DeadlineSleeper deadline) {
    this.call = call;
    this.operation = call.operation();
    this.ids = new TreeMap<>(ids);
    this.atMost = atMost;
    this.deadline = deadline;
    this.watch = new Stopwatch(settings.sleeper());
  }

  /** How long a poll may take; null for one that is no wait. */
  public @Nullable Duration pollLimit() {
    return atMost.isZero() || hasArrived ? null : left();
  }

  /** The file is there: what comes is a transfer, which the wait does not bound. */
  public void fileArrived() {
    hasArrived = true;
  }

  public boolean sawAState() {
    return last != null;
  }

  /** What follows a poll that found it not ready. */
  public RetryDecision after(FileState.NotReady poll) {
    last = poll;
    Duration left = left();
    if (nextIsLast || left.isZero() || left.isNegative()) {
      return new RetryDecision.GiveUp(ranOut());
    }
    Duration pause = jittered(next);
    Duration latest = left.minus(min(LAST_POLL, left.dividedBy(2)));
    if (pause.compareTo(latest) >= 0) {
      pause = latest;
      nextIsLast = true;
    }
    next = Duration.ofMillis(Math.min((long) (next.toMillis() * GROWTH), LONGEST.toMillis()));
    if (!deadline.allows(pause)) {
      return new RetryDecision.GiveUp(ranOut());
    }
    call.waits(new ExchangeListener.Wait(operation, poll.state(), pause, watch.elapsed()));
    return new RetryDecision.TryAgain(pause);
  }

  /** The wait ended without the export. */
  public NotReadyException ranOut() {
    FileState.NotReady poll = last;
    String state = poll == null ? "unknown" : poll.state();
    String asked = poll == null ? operation : poll.operation();
    Duration elapsed = watch.elapsed().truncatedTo(ChronoUnit.SECONDS);
    String waited = Durations.text(elapsed) + " of at most " + Durations.text(atMost);
    String message =
        atMost.isZero() && poll != null
            ? poll.message()
            : asked + ": not ready after " + waited + ", last state: " + state;
    return new FileState.NotReady(
            message + (ids.isEmpty() ? "" : " " + ids),
            asked,
            state,
            ids,
            poll == null ? OptionalInt.empty() : poll.status())
        .toException();
  }

  private Duration left() {
    return atMost.minus(watch.elapsed());
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration jittered(Duration pause) {
    double factor = 0.8 + 0.2 * ThreadLocalRandom.current().nextDouble();
    return Duration.ofMillis((long) (pause.toMillis() * factor));
  }
}
