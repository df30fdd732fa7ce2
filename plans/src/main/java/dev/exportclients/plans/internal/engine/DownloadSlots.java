package dev.exportclients.plans.internal.engine;

import dev.exportclients.plans.Plan;
import dev.exportclients.plans.internal.engine.TaskContext.EndingException;
import dev.exportclients.plans.internal.rate.Limits;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** How many files are fetched at the same time: of all providers, and of each. */
final class DownloadSlots {
  private final Plan plan;
  private final Semaphore all;
  private final Map<String, Semaphore> ofProvider = new ConcurrentHashMap<>();

  DownloadSlots(Plan plan) {
    this.plan = plan;
    this.all = new Semaphore(plan.parallel(), true);
  }

  /**
   * {@return what comes of the work, which has a slot while it lasts} Who waits for a provider's
   * slot does not keep one from the others.
   */
  <T> T holding(String provider, Supplier<T> work) {
    Semaphore own =
        ofProvider.computeIfAbsent(
            provider, name -> new Semaphore(Limits.of(plan, name).downloads(), true));
    acquire(own);
    try {
      acquire(all);
      try {
        return work.get();
      } finally {
        all.release();
      }
    } finally {
      own.release();
    }
  }

  private static void acquire(Semaphore slots) {
    try {
      slots.acquire();
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new EndingException(interrupt);
    }
  }
}
