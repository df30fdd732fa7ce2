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

  CachingTokenSource(Supplier<Token> fetch, Duration margin, Clock clock) {
    this.fetch = requireNonNull(fetch, "fetch");
    this.margin = requireNonNull(margin, "margin");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public Secret token() {
    Token known = current;
    return known != null && isFresh(known) ? known.secret() : replaced(null);
  }

  @Override
  public Secret refreshed(Secret refused) {
    return replaced(refused);
  }

  /** One fetch at a time; whoever waited for it takes its result. */
  private Secret replaced(@Nullable Secret refused) {
    try {
      fetching.lockInterruptibly();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TransferException("interrupted while waiting for a token", "token", interrupted);
    }
    try {
      Token known = current;
      if (known == null || !isFresh(known) || known.secret().equals(refused)) {
        known = requireNonNull(fetch.get(), "fetched token");
        current = known;
      }
      return known.secret();
    } finally {
      fetching.unlock();
    }
  }

  private boolean isFresh(Token token) {
    return clock.instant().isBefore(token.expiresAt().minus(margin));
  }
}
