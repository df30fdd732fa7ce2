package dev.exportclients.cli;

import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.TransferException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes its tokens from the first line that a shell command prints. The command runs when the first
 * token is needed, and again when a token was refused. What it prints is never shown; its stderr is
 * ours.
 */
final class TokenCommand implements TokenSource {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int LONGEST_TOKEN = 64 * 1024;

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
      Secret known = current;
      if (known == null || known.equals(refused)) {
        known = run();
        current = known;
      }
      return known;
    } finally {
      running.unlock();
    }
  }

  private Secret run() {
    Duration longest = timeout.get();
    Process process = start();
    try {
      CompletableFuture<String> line =
          CompletableFuture.supplyAsync(() -> firstLine(process.getInputStream()));
      if (!process.waitFor(longest.toNanos(), TimeUnit.NANOSECONDS)) {
        throw longest.compareTo(LONGEST) < 0
            ? new TransferException(
                "the deadline passed in the program of " + variable, variable, null)
            : failed("did not end within " + longest.toSeconds() + " s");
      }
      if (process.exitValue() != 0) {
        throw failed("ended with exit status " + process.exitValue());
      }
      return secret(line.get(longest.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw failed("was interrupted");
    } catch (ExecutionException | TimeoutException unreadable) {
      throw failed("printed nothing that can be read");
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
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

  private static String firstLine(InputStream output) {
    try (output) {
      byte[] printed = output.readNBytes(LONGEST_TOKEN);
      output.transferTo(OutputStream.nullOutputStream());
      String line =
          new BufferedReader(new StringReader(new String(printed, StandardCharsets.UTF_8)))
              .readLine();
      return line == null ? "" : line;
    } catch (IOException broken) {
      return "";
    }
  }

  private Secret secret(String line) {
    if (line.isBlank()) {
      throw failed("printed no token on its first line");
    }
    try {
      return Secret.of(line);
    } catch (IllegalArgumentException unusable) {
      throw failed("printed something that is no token");
    }
  }

  private ConfigurationException failed(String how) {
    return new ConfigurationException("the program of " + variable + " " + how);
  }
}
