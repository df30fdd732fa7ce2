package dev.exportclients.core;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.ExportClientException;
import dev.exportclients.core.exception.PermissionDeniedException;
import dev.exportclients.core.exception.ProviderError;
import dev.exportclients.core.exception.SignInException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnauthenticatedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What {@link TokenSource#caching} promises. */
final class CachingTokenSource implements TokenSource {
  /** Locks after five refusals in a quarter of an hour are usual: this makes two of them. */
  private static final Duration BETWEEN_REFUSALS = Duration.ofMinutes(10);

  private final Supplier<Token> fetch;
  private final Duration margin;
  private final Clock clock;
  private final Sleeper time;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile @Nullable Fetched current;
  private volatile @Nullable Refusal refusal;

  CachingTokenSource(Supplier<Token> fetch, Duration margin, Clock clock, Sleeper time) {
    this.fetch = requireNonNull(fetch, "fetch");
    this.margin = requireNonNull(margin, "margin");
    this.clock = requireNonNull(clock, "clock");
    this.time = requireNonNull(time, "time");
  }

  @Override
  public Secret token() {
    Fetched last = current;
    return last != null && last.isFresh() ? last.secret : replaced(null);
  }

  @Override
  public Secret refreshed(Secret refused) {
    return replaced(refused);
  }

  @Override
  public void forgetRefusal() {
    refusal = null;
  }

  /** One fetch at a time; whoever waited for it takes its result, also if that is a refusal. */
  private Secret replaced(@Nullable Secret refused) {
    try {
      fetching.lockInterruptibly();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TransferException("interrupted while waiting for a token", "token", interrupted);
    }
    try {
      Fetched last = current;
      if (last == null || !last.isFresh() || last.secret.equals(refused)) {
        last = fetched();
        current = last;
      }
      return last.secret;
    } finally {
      fetching.unlock();
    }
  }

  private Fetched fetched() {
    Refusal known = refusal;
    if (known != null && known.holds()) {
      throw known.toldAgain();
    }
    try {
      Fetched fresh = new Fetched(requireNonNull(fetch.get(), "fetched token"));
      refusal = null;
      return fresh;
    } catch (SignInException failure) {
      ExportClientException cause = failure.getCause();
      if (cause instanceof UnauthenticatedException || cause instanceof PermissionDeniedException) {
        refusal = new Refusal(failure.service(), (ApiException) cause);
      }
      throw failure;
    }
  }

  /** The clock says how long it lives when it comes; from then on that goes by what passes. */
  private final class Fetched {
    private final Secret secret;
    private final Duration life;
    private final long sinceNanos = time.nanoTime();

    Fetched(Token token) {
      secret = token.secret();
      life = Duration.between(clock.instant(), token.expiresAt()).minus(margin);
    }

    boolean isFresh() {
      return passed(sinceNanos).compareTo(life) < 0;
    }
  }

  private Duration passed(long sinceNanos) {
    return Duration.ofNanos(time.nanoTime() - sinceNanos);
  }

  /** When, by which service, and why. */
  private final class Refusal {
    private final Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    private final long sinceNanos = time.nanoTime();
    private final String service;
    private final ApiException why;

    Refusal(String service, ApiException why) {
      this.service = service;
      this.why = why;
    }

    private Duration left() {
      return BETWEEN_REFUSALS.minus(passed(sinceNanos));
    }

    boolean holds() {
      return left().compareTo(Duration.ZERO) > 0;
    }

    SignInException toldAgain() {
      ProviderError said = why.error();
      String message =
          "not sent; these credentials were refused at "
              + at
              + said.message().map(text -> " (" + text + ")").orElse("")
              + ", and more refusals may lock the account";
      ProviderError error = said.withMessage(message);
      String advice =
          "Check them, then make another source, or call forgetRefusal(); they are sent again after "
              + clock.instant().plus(left()).truncatedTo(ChronoUnit.SECONDS);
      return new SignInException(
          service,
          why instanceof PermissionDeniedException
              ? new PermissionDeniedException(why.status(), why.operation(), error, advice)
              : new UnauthenticatedException(why.status(), why.operation(), error, advice));
    }
  }
}
