package dev.exportclients.cli;

import dev.exportclients.cli.output.ExitCode;
import dev.exportclients.cli.output.ProcessIo;
import dev.exportclients.cli.plan.Additions;
import dev.exportclients.core.internal.files.PartFile;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Where the process begins and ends. */
public final class Main {
  private static final long SECONDS_TO_CLEAN_UP = 2;

  private Main() {}

  public static void main(String[] arguments) {
    run(new Additions() {}, arguments);
  }

  /** The same with more commands than its own. */
  public static void run(Additions more, String... arguments) {
    Optional<Relaunch> again = Relaunch.needed(arguments);
    if (again.isPresent()) {
      System.exit(again.get().run());
    }
    Relaunch.endWithParent();
    CountDownLatch done = new CountDownLatch(1);
    AtomicBoolean isEnding = new AtomicBoolean();
    interruptOnSignal(Thread.currentThread(), isEnding, done);
    int exitCode = ExitCode.BUG.number();
    try {
      exitCode = new Exportctl(ProcessIo.system(), more).run(arguments);
    } finally {
      done.countDown();
    }
    // A second exit could overtake the signal's, and put the command's code in place of 130 or 143.
    if (!isEnding.get()) {
      System.exit(exitCode);
    }
  }

  /**
   * SIGINT and SIGTERM end the command as an interrupt does, so that it leaves nothing, or a part
   * to go on with; also when it is stuck, in a write to a disk or a terminal say. The JVM ends with
   * 130 or 143 then, whatever the command returns.
   */
  private static void interruptOnSignal(
      Thread command, AtomicBoolean isEnding, CountDownLatch done) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  isEnding.set(true);
                  command.interrupt();
                  if (!await(done)) {
                    PartFile.abandonAll();
                  }
                }));
  }

  private static boolean await(CountDownLatch done) {
    try {
      return done.await(SECONDS_TO_CLEAN_UP, TimeUnit.SECONDS);
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
