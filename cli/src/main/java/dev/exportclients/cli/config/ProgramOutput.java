package dev.exportclients.cli.config;

import dev.exportclients.core.exception.TransferException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The first line that a program prints, as a secret is handed over: within a time, and never shown.
 * Its stderr is ours.
 *
 * @param setting what it is for, in messages
 * @param command the program and its arguments
 * @param environment the program's, all of it
 */
public record ProgramOutput(String setting, List<String> command, Map<String, String> environment) {
  public static final Duration LONGEST = Duration.ofSeconds(60);

  private static final int LONGEST_LINE = 64 * 1024;
  private static final long LOOK_MILLIS = 10;
  private static final int PASSES = 64;
  private static final long GRACE_MILLIS = 500;

  /**
   * May be blank.
   *
   * @throws ConfigurationException if the program fails, or prints what can't be read
   * @throws TransferException if it does not end within a time that is shorter than {@link
   *     #LONGEST}
   */
  public String firstLine(Duration longest) {
    Process process = start();
    try {
      String line = firstLine(process, longest);
      if (process.exitValue() != 0) {
        throw failed(
            "ended with exit status " + process.exitValue() + meaning(process.exitValue()));
      }
      return line;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw failed("was interrupted");
    } catch (IOException unreadable) {
      throw failed("printed nothing that can be read");
    } finally {
      end(process);
    }
  }

  private Process start() {
    ProcessBuilder program = new ProcessBuilder(command);
    program.environment().clear();
    program.environment().putAll(environment);
    program.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      Process process = program.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException missing) {
      throw failed("could not be started: there is no " + command.get(0));
    }
  }

  /**
   * When the command has ended. Looks for what is there instead of waiting for the output's end: a
   * program that the command left running may have inherited it, and hold it open for ever.
   */
  private String firstLine(Process process, Duration longest)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    InputStream output = process.getInputStream();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean ended;
    do {
      ended = process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      read(output, line);
      if (!ended && System.nanoTime() - begun > longest.toNanos()) {
        throw longest.compareTo(LONGEST) < 0
            ? new TransferException(
                "the deadline passed in the program of " + setting, setting, null)
            : failed("did not end within " + longest.toSeconds() + " s");
      }
    } while (!ended);
    String printed = line.toString(StandardCharsets.UTF_8);
    if (line.size() == LONGEST_LINE && printed.indexOf('\n') < 0) {
      throw failed("printed more than " + LONGEST_LINE + " bytes on its first line");
    }
    return printed.lines().findFirst().orElse("");
  }

  /** What is there, also behind the first line: a program must not be held up by a full pipe. */
  private static void read(InputStream output, ByteArrayOutputStream line) throws IOException {
    for (int pass = 0; pass < PASSES && output.available() > 0; pass++) {
      byte[] printed = output.readNBytes(Math.min(output.available(), LONGEST_LINE));
      line.write(printed, 0, Math.min(printed.length, LONGEST_LINE - line.size()));
    }
  }

  /** With what it started; one that has ended may leave others behind, such as an agent. */
  private static void end(Process process) {
    if (process.isAlive()) {
      List<ProcessHandle> family =
          Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
      family.forEach(ProcessHandle::destroy);
      CompletableFuture.allOf(
              family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
          .completeOnTimeout(null, GRACE_MILLIS, TimeUnit.MILLISECONDS)
          .join();
      family.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private String meaning(int status) {
    return status == 127
        ? ": " + command.get(0) + " found no such program"
        : status == 126 ? ": it can't be run" : "";
  }

  /** With a message that names the setting. */
  public ConfigurationException failed(String how) {
    return new ConfigurationException("the program of " + setting + " " + how);
  }
}
