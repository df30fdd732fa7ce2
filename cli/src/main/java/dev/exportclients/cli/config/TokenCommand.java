package dev.exportclients.cli.config;

import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.internal.argument.HeaderValue;
import dev.exportclients.core.internal.argument.RefusedArgumentException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes its tokens from the first line that a shell command prints. The command runs when the first
 * token is needed, and again when a token was refused. What it prints is never shown; its stderr is
 * ours.
 */
final class TokenCommand implements TokenSource {
  private final ProgramOutput program;
  private final Supplier<Duration> timeout;
  private final ReentrantLock running = new ReentrantLock();
  private @Nullable Secret current;

  TokenCommand(
      String variable, String command, Map<String, String> environment, Deadline deadline) {
    this(variable, command, environment, () -> deadline.atMost(ProgramOutput.LONGEST));
  }

  TokenCommand(
      String variable,
      String command,
      Map<String, String> environment,
      Supplier<Duration> timeout) {
    this.program = new ProgramOutput(variable, List.of("sh", "-c", command), environment);
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
        token = secret(program.firstLine(timeout.get()));
        current = token;
      }
      return token;
    } finally {
      running.unlock();
    }
  }

  private Secret secret(String line) {
    if (line.isBlank()) {
      throw program.failed("printed no token on its first line");
    }
    try {
      Secret token = Secret.of(HeaderValue.credential(line, "it"));
      // A variable may have more than blanks around it, a program's output may not.
      HeaderValue.requireSendable(line.strip(), "it");
      return token;
    } catch (RefusedArgumentException unusable) {
      throw program.failed("printed something that is no token: " + unusable.getMessage());
    }
  }
}
