package dev.exportclients.plans.internal.engine;

import dev.exportclients.core.destination.Destinations;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.internal.ledger.LedgerFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** What all exports of one run have in common. Safe for threads. */
final class TaskContext {

  /** The run is ending; the export stays as the ledger has it. */
  static final class EndingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EndingException(Throwable interrupt) {
      super("interrupted", interrupt);
    }
  }

  private final LedgerFile ledger;
  private final Plan plan;
  private final RunSettings settings;
  private final Listening listener;
  private final DownloadSlots slots;
  private final Map<String, Lock> starts = new ConcurrentHashMap<>();
  private volatile boolean isEnding;

  TaskContext(LedgerFile ledger, Plan plan, RunSettings settings) {
    this.ledger = ledger;
    this.plan = plan;
    this.settings = settings;
    this.listener = new Listening(settings.listener());
    this.slots = new DownloadSlots(plan);
  }

  LedgerFile ledger() {
    return ledger;
  }

  Plan plan() {
    return plan;
  }

  Listening listener() {
    return listener;
  }

  DownloadSlots slots() {
    return slots;
  }

  Destinations destinations() {
    return settings.destinations();
  }

  Duration waitAtMost() {
    return settings.waitAtMost();
  }

  Instant now() {
    return settings.clock().instant();
  }

  long nanoTime() {
    return settings.sleeper().nanoTime();
  }

  void pause(Duration duration) {
    try {
      settings.sleeper().sleep(duration);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new EndingException(interrupt);
    }
  }

  /** Of runs that can't be told apart, one is started at a time; held until it is unlocked. */
  Lock lockStarts(String key) {
    Lock lock = starts.computeIfAbsent(key, first -> new ReentrantLock());
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new EndingException(interrupt);
    }
    return lock;
  }

  /** A failure of a thread that is interrupted is that of its end. */
  void endIfInterrupted(RuntimeException failure) {
    if (isEnding || Thread.currentThread().isInterrupted()) {
      throw new EndingException(failure);
    }
  }

  /** From now on, what fails does so because of the end. */
  void end() {
    isEnding = true;
  }

  boolean isEnding() {
    return isEnding;
  }
}
