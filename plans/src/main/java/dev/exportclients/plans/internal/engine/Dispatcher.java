package dev.exportclients.plans.internal.engine;

import dev.exportclients.plans.internal.ledger.LedgerEntry;
import dev.exportclients.plans.internal.rate.Limits;
import dev.exportclients.plans.status.ExportFailure;
import dev.exportclients.plans.status.ExportState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gives each export to a thread when those before it are saved. A provider has as many threads as
 * it may have runs: who waits for a run holds one of those, and nothing else.
 */
final class Dispatcher {
  private final TaskContext context;
  private final List<ExportTask> waiting;
  private final Map<String, ExportState> ended = new HashMap<>();
  private final Map<String, ExportFailure> failures = new HashMap<>();
  private final Map<String, ExecutorService> threads = new HashMap<>();
  private int left;
  private @Nullable Throwable fatal;

  /**
   * @param entries of all exports of the period, also those that are not run
   */
  Dispatcher(TaskContext context, List<ExportTask> tasks, Map<String, LedgerEntry> entries) {
    this.context = context;
    this.waiting = new ArrayList<>(tasks);
    this.left = tasks.size();
    entries.forEach((name, entry) -> ended.put(name, entry.status().state()));
    context.plan().exports().forEach(export -> ended.putIfAbsent(export.name(), ExportState.DUE));
    tasks.forEach(task -> ended.remove(task.export().name()));
  }

  /** Returns when all are over, or the calling thread is interrupted, which it stays. */
  void run() {
    begin();
    boolean isInterrupted = !await();
    if (isInterrupted || fatal != null) {
      context.end();
      allThreads().forEach(ExecutorService::shutdownNow);
    }
    isInterrupted |= awaitEnd();
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
    if (fatal instanceof RuntimeException failure) {
      throw failure;
    }
    if (fatal instanceof Error error) {
      throw error;
    }
  }

  private synchronized void begin() {
    try {
      release();
    } catch (RuntimeException unwritten) {
      end(unwritten);
    }
  }

  private synchronized boolean await() {
    try {
      while (left > 0 && fatal == null) {
        wait();
      }
      return true;
    } catch (InterruptedException interrupt) {
      return false;
    }
  }

  /** Nothing of an export runs on when the ledger is closed. */
  private boolean awaitEnd() {
    boolean isInterrupted = false;
    for (ExecutorService pool : allThreads()) {
      pool.shutdown();
      for (boolean isOver = false; !isOver; ) {
        try {
          isOver = pool.awaitTermination(1, TimeUnit.DAYS);
        } catch (InterruptedException interrupt) {
          isInterrupted = true;
          context.end();
          pool.shutdownNow();
        }
      }
    }
    return isInterrupted;
  }

  private synchronized Collection<ExecutorService> allThreads() {
    return List.copyOf(threads.values());
  }

  /** Those that wait for nothing any more begin, and those that wait in vain are over. */
  private void release() {
    Deque<ExportTask> toLookAt = new ArrayDeque<>(waiting);
    while (!toLookAt.isEmpty()) {
      ExportTask task = toLookAt.poll();
      Optional<String> missing = missing(task);
      if (missing.isPresent()) {
        waiting.remove(task);
        skip(task, missing.get());
        toLookAt = new ArrayDeque<>(waiting);
      } else if (ended.keySet().containsAll(task.export().after())) {
        waiting.remove(task);
        carryOutSoon(task);
      }
    }
  }

  private Optional<String> missing(ExportTask task) {
    return task.export().after().stream()
        .filter(name -> ended.containsKey(name) && ended.get(name) != ExportState.SAVED)
        .findFirst();
  }

  private void skip(ExportTask task, String missing) {
    ExportFailure unsaved =
        new ExportFailure(
            "NotReadyException", Optional.empty(), "it is not saved", Optional.empty(), false);
    task.skip(missing, failures.getOrDefault(missing, unsaved));
    over(task);
  }

  private void carryOutSoon(ExportTask task) {
    String provider = task.export().source().provider();
    threads
        .computeIfAbsent(
            provider,
            name ->
                Executors.newFixedThreadPool(
                    Limits.of(context.plan(), name).runs(), Threads.factory("export-plan-" + name)))
        .execute(() -> carryOut(task));
  }

  private void carryOut(ExportTask task) {
    try {
      task.carryOut();
    } catch (RuntimeException | Error thrown) {
      end(thrown);
      return;
    }
    synchronized (this) {
      over(task);
      try {
        release();
      } catch (RejectedExecutionException ending) {
        // Those that would begin stay as they are.
      } catch (RuntimeException unwritten) {
        end(unwritten);
      }
    }
  }

  private synchronized void end(Throwable why) {
    if (fatal == null) {
      fatal = why;
    }
    notifyAll();
  }

  private void over(ExportTask task) {
    ended.put(task.export().name(), task.state());
    task.failure().ifPresent(failure -> failures.put(task.export().name(), failure));
    left--;
    notifyAll();
  }
}
