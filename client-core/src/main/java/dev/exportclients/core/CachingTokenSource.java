package dev.exportclients.core;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.exception.TransferException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

final class CachingTokenSource implements TokenSource {
  private final Supplier<Token> fetch;
  private final Duration margin;
  private final Clock clock;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile @Nullable Token current;
  private volatile long failures;
  private @Nullable RuntimeException lastFailure;

  CachingTokenSource(Supplier<Token> fetch, Duration margin, Clock clock) {
    this.fetch = requireNonNull(fetch, "fetch");
    this.margin = requireNonNull(margin, "margin");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public Secret token() {
    Token token = current;
    return token != null && isFresh(token) ? token.secret() : replaced(null);
  }

  @Override
  public Secret refreshed(Secret refused) {
    return replaced(refused);
  }

  /**
   * One fetch at a time; whoever waited for it takes its result, also if that is a failure: a wrong
   * password that many threads send would lock the account.
   */
  private Secret replaced(@Nullable Secret refused) {
    long before = failures;
    try {
      fetching.lockInterruptibly();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TransferException("interrupted while waiting for a token", "token", interrupted);
    }
    try {
      RuntimeException failure = lastFailure;
      if (failures > before && failure != null) {
        throw failure;
      }
      Token token = current;
      if (token == null || !isFresh(token) || token.secret().equals(refused)) {
        token = fetched();
        current = token;
      }
      return token.secret();
    } finally {
      fetching.unlock();
    }
  }

  private Token fetched() {
    try {
      return requireNonNull(fetch.get(), "fetched token");
    } catch (RuntimeException failure) {
      lastFailure = failure;
      failures++;
      throw failure;
    }
  }

  private boolean isFresh(Token token) {
    return clock.instant().isBefore(token.expiresAt().minus(margin));
  }
}
