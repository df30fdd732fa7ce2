package dev.exportclients.cli.config;

import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.internal.argument.HeaderValue;
import dev.exportclients.core.internal.argument.RefusedArgumentException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes its tokens from the first line that a shell command prints. The command runs when the first
 * token is needed, and again when a token was refused. What it prints is never shown; its stderr is
 * ours.
 */
final class TokenCommand implements TokenSource {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int LONGEST_TOKEN = 64 * 1024;
  private static final long LOOK_MILLIS = 10;
  private static final int PASSES = 64;
  private static final long GRACE_MILLIS = 500;

  private final String variable;
  private final String command;
  private final Map<String, String> environment;
  private final Supplier<Duration> timeout;
  private final ReentrantLock running = new ReentrantLock();
  private @Nullable Secret current;

  TokenCommand(
      String variable, String command, Map<String, String> environment, Deadline deadline) {
    this(variable, command, environment, () -> deadline.atMost(LONGEST));
  }

  TokenCommand(
      String variable,
      String command,
      Map<String, String> environment,
      Supplier<Duration> timeout) {
    this.variable = variable;
    this.command = command;
    this.environment = environment;
    this.timeout = timeout;
  }

  @Override
  public Secret token() {
    return tokenOtherThan(null);
  }

  @Override
  public Secret refreshed(Secret refused) {
    return tokenOtherThan(refused);
  }

  private Secret tokenOtherThan(@Nullable Secret refused) {
    running.lock();
    try {
      Secret token = current;
      if (token == null || token.equals(refused)) {
        token = run();
        current = token;
      }
      return token;
    } finally {
      running.unlock();
    }
  }

  private Secret run() {
    Duration longest = timeout.get();
    Process process = start();
    try {
      String line = firstLine(process, longest);
      if (process.exitValue() != 0) {
        throw failed(
            "ended with exit status " + process.exitValue() + meaning(process.exitValue()));
      }
      return secret(line);
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
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", command);
    shell.environment().clear();
    shell.environment().putAll(environment);
    shell.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      Process process = shell.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException missing) {
      throw failed("could not be started: there is no sh");
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
                "the deadline passed in the program of " + variable, variable, null)
            : failed("did not end within " + longest.toSeconds() + " s");
      }
    } while (!ended);
    String printed = line.toString(StandardCharsets.UTF_8);
    if (line.size() == LONGEST_TOKEN && printed.indexOf('\n') < 0) {
      throw failed("printed more than " + LONGEST_TOKEN + " bytes on its first line");
    }
    return printed.lines().findFirst().orElse("");
  }

  /** What is there, also behind the first line: a program must not be held up by a full pipe. */
  private static void read(InputStream output, ByteArrayOutputStream line) throws IOException {
    for (int pass = 0; pass < PASSES && output.available() > 0; pass++) {
      byte[] printed = output.readNBytes(Math.min(output.available(), LONGEST_TOKEN));
      line.write(printed, 0, Math.min(printed.length, LONGEST_TOKEN - line.size()));
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

  private static String meaning(int status) {
    return status == 127 ? ": sh found no such program" : status == 126 ? ": it can't be run" : "";
  }

  private Secret secret(String line) {
    if (line.isBlank()) {
      throw failed("printed no token on its first line");
    }
    try {
      Secret token = Secret.of(HeaderValue.credential(line, "it"));
      // A variable may have more than blanks around it, a program's output may not.
      HeaderValue.requireSendable(line.strip(), "it");
      return token;
    } catch (RefusedArgumentException unusable) {
      throw failed("printed something that is no token: " + unusable.getMessage());
    }
  }

  private ConfigurationException failed(String how) {
    return new ConfigurationException("the program of " + variable + " " + how);
  }
}
