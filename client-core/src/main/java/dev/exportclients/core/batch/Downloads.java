package dev.exportclients.core.batch;

import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.argument.RefusedArgumentException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Many downloads, some at a time, each of which succeeds or fails by itself. It blocks; why nothing
 * returns a {@code CompletableFuture} is ADR 19.
 *
 * <pre>{@code
 * try (EmsClient ems = EmsClient.builder()
 *     .baseUrl(URI.create("https://flex.example.com/experimentsapi"))
 *     .credentials("ExampleDomain\\User.Name", Secret.of(System.getenv("EMS_TOKEN")))
 *     .build()) {
 *   List<SaveOrder> orders = Stream.of(1234, 1235, 1236)
 *       .map(datasetId -> SaveOrder.into(Path.of("exports"), ems.results(datasetId)))
 *       .toList();
 *   for (SaveOutcome outcome : Downloads.saveAll(orders, DownloadOptions.defaults(), 2)) {
 *     outcome.failure().ifPresent(failure -> System.err.println(failure.getMessage()));
 *   }
 * }
 * }</pre>
 */
public final class Downloads {
  private Downloads() {}

  /**
   * Saves all files and returns when the last one is saved or has failed. They run on threads of
   * their own, which end with them: virtual ones where Java has them (21 and newer).
   *
   * <p>An interrupt of the caller ends the downloads that run, as it ends a single one, and the
   * rest are not begun: nothing is sent for them. All have an outcome, and the caller stays
   * interrupted.
   *
   * @param orders may be of several clients; no file may be the target of two
   * @param options for each of them. Its progress listener is called by several threads
   * @param atOnce the most that run at the same time, at least 1. A client has 256 connections
   *     ({@link dev.exportclients.core.ClientSettings.Builder#maxConnections}), and providers have
   *     limits of their own
   * @return the outcomes, in the order of the orders
   * @throws IllegalArgumentException if two have the same target, or {@code atOnce} is less than 1:
   *     before anything is sent
   */
  public static List<SaveOutcome> saveAll(
      List<SaveOrder> orders, DownloadOptions options, int atOnce) {
    Arguments.positive(atOnce, "atOnce");
    requireOneEach(orders);
    if (orders.isEmpty()) {
      return List.of();
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.min(atOnce, orders.size()), factory());
    try {
      List<Future<SaveOutcome>> running = new ArrayList<>();
      orders.forEach(order -> running.add(threads.submit(saving(order, options))));
      return outcomes(running, threads);
    } finally {
      awaitEnd(threads);
    }
  }

  /** When an error is thrown, the others may be about to end: nothing of theirs runs on. */
  private static void awaitEnd(ExecutorService threads) {
    threads.shutdown();
    boolean isInterrupted = false;
    for (boolean ended = false; !ended; ) {
      try {
        ended = threads.awaitTermination(1, TimeUnit.DAYS);
      } catch (InterruptedException interrupt) {
        isInterrupted = true;
        threads.shutdownNow();
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Callable<SaveOutcome> saving(SaveOrder order, DownloadOptions options) {
    return () -> {
      try {
        return SaveOutcome.saved(order, saved(order, options));
      } catch (RuntimeException failure) {
        return SaveOutcome.failed(order, failure);
      }
    };
  }

  private static DownloadReceipt saved(SaveOrder order, DownloadOptions options) {
    return order.isFolder()
        ? order.download().saveInto(order.target(), options)
        : order.download().saveTo(order.target(), options);
  }

  private static List<SaveOutcome> outcomes(
      List<Future<SaveOutcome>> running, ExecutorService threads) {
    List<SaveOutcome> outcomes = new ArrayList<>();
    boolean isInterrupted = false;
    while (outcomes.size() < running.size()) {
      try {
        outcomes.add(running.get(outcomes.size()).get());
      } catch (InterruptedException ended) {
        isInterrupted = true;
        endAll(threads);
      } catch (ExecutionException fatal) {
        endAll(threads);
        if (isInterrupted) {
          Thread.currentThread().interrupt();
        }
        if (fatal.getCause() instanceof Error error) {
          throw error;
        }
        throw new IllegalStateException(fatal);
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
    return outcomes;
  }

  /**
   * Those that have not begun are carried out by an interrupted thread, where they send nothing.
   */
  private static void endAll(ExecutorService threads) {
    List<Runnable> waiting = threads.shutdownNow();
    for (Runnable order : waiting) {
      Thread.currentThread().interrupt();
      order.run();
    }
    Thread.interrupted();
  }

  private static void requireOneEach(List<SaveOrder> orders) {
    Set<Path> targets = new HashSet<>();
    for (SaveOrder order : orders) {
      Path target = order.target().toAbsolutePath().normalize();
      boolean isFile = !order.isFolder() && !Files.isDirectory(target);
      if (isFile && !targets.add(target)) {
        throw new RefusedArgumentException("orders", "name a target twice: " + order.target());
      }
    }
  }

  private static ThreadFactory factory() {
    try {
      Object virtual = Thread.class.getMethod("ofVirtual").invoke(null);
      return (ThreadFactory)
          Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(virtual);
    } catch (ReflectiveOperationException olderJava) {
      return task -> {
        Thread thread = new Thread(task, "export-clients-download");
        thread.setDaemon(true);
        return thread;
      };
    }
  }
}
