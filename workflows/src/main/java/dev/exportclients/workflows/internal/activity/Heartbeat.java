package dev.exportclients.workflows.internal.activity;

import dev.exportclients.workflows.internal.payload.Beat;
import dev.exportclients.workflows.internal.payload.FileView;
import io.temporal.client.ActivityCompletionClient;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityCompletionFailureException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Tells the engine that a worker is alive, how far it is, and what the next one has to know if it
 * dies. Sent twice as often as the engine could miss it, also while no byte comes; what must not be
 * lost is sent at once. When the engine answers that nobody waits for the work any more, the
 * working thread is interrupted. Why it is no ledger: ADR 21. Safe for threads.
 */
final class Heartbeat implements AutoCloseable {
  private static final long EVERY_MILLIS = 1_000;

  private final ActivityCompletionClient engine;
  private final byte[] task;
  private final Clock clock;
  private final Thread worker = Thread.currentThread();
  private final Future<?> timer;
  private Beat beat;
  private boolean isOver;
  private @Nullable ActivityCompletionException end;

  /**
   * @param left what the last worker told
   */
  Heartbeat(
      ActivityCompletionClient engine,
      byte[] task,
      Beat left,
      Clock clock,
      ScheduledExecutorService timers) {
    this.engine = engine;
    this.task = task;
    this.beat = left;
    this.clock = clock;
    this.timer =
        timers.scheduleWithFixedDelay(
            this::sendIfPossible, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  synchronized Beat beat() {
    return beat;
  }

  /** {@return why the work was interrupted; null if it was not by the engine} */
  synchronized @Nullable ActivityCompletionException end() {
    return end;
  }

  /** That a file is there is sent before it gets its name: whoever finds it then takes it. */
  synchronized void progress(long bytes, long total) {
    Long known = beat.readyAt();
    Long readyAt = known == null ? Long.valueOf(clock.millis()) : known;
    beat =
        new Beat(
            bytes,
            total,
            beat.files(),
            beat.attempts(),
            beat.resumes(),
            readyAt,
            beat.committing(),
            beat.uploads());
    if (known == null) {
      send(beat);
    }
  }

  /** Not sent at once: until the next is, the file is found where it was saved. */
  synchronized void saved(FileView file, int attempts, int resumes) {
    List<FileView> files = new ArrayList<>(beat.files());
    files.add(file);
    beat =
        new Beat(
            0,
            -1,
            files,
            beat.attempts() + attempts,
            beat.resumes() + resumes,
            beat.readyAt(),
            null,
            List.of());
  }

  void committing(FileView file) {
    change(
        now ->
            new Beat(
                now.bytes(),
                now.total(),
                now.files(),
                now.attempts(),
                now.resumes(),
                now.readyAt(),
                file,
                now.uploads()));
  }

  void uploads(UnaryOperator<List<String>> changed) {
    change(
        now ->
            new Beat(
                now.bytes(),
                now.total(),
                now.files(),
                now.attempts(),
                now.resumes(),
                now.readyAt(),
                now.committing(),
                changed.apply(now.uploads())));
  }

  /** The engine has it when this returns. */
  private synchronized void change(UnaryOperator<Beat> step) {
    Beat next = step.apply(beat);
    if (!Objects.equals(next, beat)) {
      beat = next;
      send(next);
    }
  }

  /** The client wraps what the engine says as if it had not been reached. */
  private void send(Beat now) {
    try {
      engine.heartbeat(task, now);
    } catch (ActivityCompletionFailureException wrapped) {
      throw wrapped.getCause() instanceof ActivityCompletionException said ? said : wrapped;
    }
  }

  private synchronized void sendIfPossible() {
    if (isOver) {
      return;
    }
    try {
      send(beat);
    } catch (ActivityCompletionFailureException unreachable) {
      // The engine may be back before it misses one.
    } catch (ActivityCompletionException over) {
      isOver = true;
      end = over;
      worker.interrupt();
    }
  }

  /** From now on, the thread is interrupted by nobody here. */
  @Override
  public void close() {
    timer.cancel(false);
    synchronized (this) {
      isOver = true;
      if (end != null) {
        Thread.interrupted();
      }
    }
  }
}
