package dev.exportclients.core;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.exception.SignInException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnauthenticatedException;
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
  private volatile long refusals;
  private @Nullable RuntimeException lastRefusal;

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
   * One fetch at a time; whoever waited for it takes its result, also if the credentials were
   * refused: a wrong password that many threads send would lock the account. Any other failure is
   * the fetching thread's own, such as its deadline.
   */
  private Secret replaced(@Nullable Secret refused) {
    long before = refusals;
    try {
      fetching.lockInterruptibly();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TransferException("interrupted while waiting for a token", "token", interrupted);
    }
    try {
      RuntimeException refusal = lastRefusal;
      if (refusals > before && refusal != null) {
        throw refusal;
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
    } catch (SignInException failure) {
      if (failure.getCause() instanceof UnauthenticatedException) {
        lastRefusal = failure;
        refusals++;
      }
      throw failure;
    }
  }

  private boolean isFresh(Token token) {
    return clock.instant().isBefore(token.expiresAt().minus(margin));
  }
}
