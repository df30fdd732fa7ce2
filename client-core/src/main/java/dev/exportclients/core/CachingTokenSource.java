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
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile @Nullable Token current;
  private volatile @Nullable Refusal refusal;

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
    Refusal known = refusal;
    if (known != null && known.holdsAt(clock.instant())) {
      throw known.toldAgain();
    }
    try {
      Token token = requireNonNull(fetch.get(), "fetched token");
      refusal = null;
      return token;
    } catch (SignInException failure) {
      ExportClientException cause = failure.getCause();
      if (cause instanceof UnauthenticatedException || cause instanceof PermissionDeniedException) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        refusal = new Refusal(now, failure.service(), (ApiException) cause);
      }
      throw failure;
    }
  }

  private boolean isFresh(Token token) {
    return clock.instant().isBefore(token.expiresAt().minus(margin));
  }

  /** When, by which service, and why. */
  private record Refusal(Instant at, String service, ApiException why) {
    private Instant end() {
      return at.plus(BETWEEN_REFUSALS);
    }

    /** Not before it was: then somebody has set the clock back. */
    boolean holdsAt(Instant now) {
      return !now.isBefore(at) && now.isBefore(end());
    }

    SignInException toldAgain() {
      ProviderError said = why.error();
      String message =
          "not sent; these credentials were refused at "
              + at
              + said.message().map(text -> " (" + text + ")").orElse("")
              + ", and more refusals may lock the account";
      ProviderError error =
          ProviderError.of(said.code().orElse(null), message, null, said.requestId().orElse(null));
      String advice =
          "Check them, then make another source, or call forgetRefusal(); they are sent again after "
              + end();
      return new SignInException(
          service,
          why instanceof PermissionDeniedException
              ? new PermissionDeniedException(why.status(), why.operation(), error, advice)
              : new UnauthenticatedException(why.status(), why.operation(), error, advice));
    }
  }
}
