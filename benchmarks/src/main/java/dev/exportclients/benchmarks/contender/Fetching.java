package dev.exportclients.benchmarks.contender;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The process of one Java contender. Prints, for each pass, its wall time in nanoseconds and the
 * bytes it allocated; then the SHA-256 that every download had.
 *
 * <p>Arguments: contender, server, folder, downloads of a pass, how many at once, passes; a server
 * to fetch from once before, or nothing.
 */
final class Fetching {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Fetching() {}

  public static void main(String[] args) throws Exception {
    long begun = System.nanoTime();
    Fetchers contender = Fetchers.valueOf(args[0]);
    int count = Integer.parseInt(args[3]);
    int atOnce = Integer.parseInt(args[4]);
    int passes = Integer.parseInt(args[5]);
    if (!args[6].isEmpty()) {
      Path apart = Files.createDirectory(Path.of(args[2], "first"));
      try (Fetcher first = contender.open(URI.create(args[6]), apart)) {
        first.fetch();
      }
      begun = System.nanoTime();
    }
    ExecutorService threads = Executors.newFixedThreadPool(atOnce, Fetching::daemon);
    String sha256 = "";
    try (Fetcher fetcher = contender.open(URI.create(args[1]), Path.of(args[2]))) {
      for (int pass = 0; pass < passes; pass++) {
        Map<Long, Long> before = allocated();
        sha256 = fetchAll(fetcher, count, threads);
        long wall = System.nanoTime() - begun;
        System.out.println("pass " + wall + " " + grown(before));
        begun = System.nanoTime();
      }
    }
    System.out.println("sha256 " + sha256);
    System.out.flush();
    // Some clients' threads would stay for a minute.
    Runtime.getRuntime().halt(0);
  }

  /** A failure ends the process. */
  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    return thread;
  }

  private static String fetchAll(Fetcher fetcher, int count, ExecutorService threads)
      throws Exception {
    List<Callable<String>> tasks = Collections.nCopies(count, fetcher::fetch);
    List<String> hashes = new ArrayList<>(count);
    for (Future<String> done : threads.invokeAll(tasks)) {
      hashes.add(done.get());
    }
    if (hashes.stream().distinct().count() != 1) {
      throw new IllegalStateException("not all downloads were the same");
    }
    return hashes.get(0);
  }

  private static Map<Long, Long> allocated() {
    long[] ids = THREADS.getAllThreadIds();
    long[] bytes = THREADS.getThreadAllocatedBytes(ids);
    Map<Long, Long> allocated = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      allocated.put(ids[i], bytes[i]);
    }
    return allocated;
  }

  /** By the threads that still live, which are all that matter. */
  private static long grown(Map<Long, Long> before) {
    long grown = 0;
    for (Map.Entry<Long, Long> thread : allocated().entrySet()) {
      grown += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
    }
    return grown;
  }
}
