package dev.exportclients.plans.run;

import dev.exportclients.core.Sleeper;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.status.PlanListener;
import dev.exportclients.plans.status.PlanStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A process that runs a plan, to be killed. Its pauses take no time. */
final class CrashingRunner {
  private CrashingRunner() {}

  /**
   * @param arguments the folder, the sandbox with its faults, how many exports, and for each that
   *     is unknown {@code NAME=HANDLE}, or {@code NAME} alone to start it again
   */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    Plan plan = CrashPlan.of(folder, Integer.parseInt(arguments[2]));
    RunChoice choice = RunChoice.all();
    List<String> again = new ArrayList<>();
    for (String said : List.of(arguments).subList(3, arguments.length)) {
      int equals = said.indexOf('=');
      if (equals < 0) {
        again.add(said);
      } else {
        choice =
            choice.found(said.substring(0, equals), RunHandle.parse(said.substring(equals + 1)));
      }
    }
    try (SandboxClients clients = new SandboxClients(URI.create(arguments[1]), Clock.systemUTC())) {
      PlanStatus status =
          PlanRunner.builder(plan)
              .ledger(Ledger.at(folder.resolve("nightly.ledger")))
              .clients(clients)
              .sleeper(new NoTime())
              .listener(new Progress(folder.resolve("progress")))
              .build()
              .run(choice.again(again));
      System.exit(status.isDone() ? 0 : 1);
    }
  }

  /** Pauses pass at once, and count for the thread that paused. */
  private static final class NoTime implements Sleeper {
    private final ThreadLocal<long[]> slept = ThreadLocal.withInitial(() -> new long[1]);

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      slept.get()[0] += duration.toNanos();
      Thread.yield();
    }

    @Override
    public long nanoTime() {
      return System.nanoTime() + slept.get()[0];
    }
  }

  /** Writes down how much of each file is in hand, for whoever compares it after a kill. */
  private record Progress(Path file) implements PlanListener {
    @Override
    public void onProgress(String name, long bytes, OptionalLong total) {
      try {
        Files.writeString(
            file, name + " " + bytes + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
