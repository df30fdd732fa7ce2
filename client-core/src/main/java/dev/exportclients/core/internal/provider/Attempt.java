package dev.exportclients.core.internal.provider;

import dev.exportclients.core.OutgoingRequest;
import dev.exportclients.core.Secret;
import dev.exportclients.core.internal.errors.ExchangeFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of an operation. A generated method has no parameter for such things, so the attempt
 * is bound to the thread while it runs; transport and authorizer find it there.
 */
public final class Attempt {
  private static final ThreadLocal<@Nullable Attempt> CURRENT = new ThreadLocal<>();

  public final String operation;
  public final int attempt;

  private final @Nullable Duration limit;
  private final @Nullable Duration waitLimit;
  private final long startedNanos = System.nanoTime();

  /** Whether its response, if it is a success, is the file, whose body no wait bounds. */
  public final boolean asksForFile;

  private @Nullable Authorizer authorizer;
  public @Nullable Secret sentToken;
  public @Nullable OutgoingRequest sent;
  public @Nullable Instant serverDate;
  private boolean isOver;

  /**
   * @param limit in which all must have ended; null for none
   * @param waitLimit in which it must be known that the export is not ready; null for none
   */
  public Attempt(
      String operation,
      int attempt,
      boolean asksForFile,
      @Nullable Duration limit,
      @Nullable Duration waitLimit) {
    this.operation = operation;
    this.attempt = attempt;
    this.asksForFile = asksForFile;
    this.limit = limit;
    this.waitLimit = waitLimit;
  }

  /** A call that is no file and no wait. */
  public Attempt(String operation, int attempt, @Nullable Duration limit) {
    this(operation, attempt, false, limit, null);
  }

  /** What is left of the limit, over all hops of the call. */
  public @Nullable Duration limit() {
    return left(limit);
  }

  /** What is left of the time for a poll, over all hops of the call. */
  public @Nullable Duration waitLimit() {
    return left(waitLimit);
  }

  private @Nullable Duration left(@Nullable Duration duration) {
    return duration == null ? null : duration.minusNanos(System.nanoTime() - startedNanos);
  }

  /** Until the first of its limits; zero or less once that has passed. */
  public long nanosLeft() {
    return Math.min(nanos(limit()), nanos(waitLimit()));
  }

  private static long nanos(@Nullable Duration duration) {
    return duration == null ? Long.MAX_VALUE : TimeUnit.NANOSECONDS.convert(duration);
  }

  /** What it means that {@link #nanosLeft} have passed. */
  public ExchangeFailure late(@Nullable Throwable cause) {
    return nanos(limit()) <= nanos(waitLimit())
        ? new ExchangeFailure(ExchangeFailure.Kind.DEADLINE, "the deadline passed", cause)
        : new ExchangeFailure(
            ExchangeFailure.Kind.WAIT_OVER, "no answer in the time to wait", cause);
  }

  /** What it means that its thread was interrupted; the thread stays so. */
  public static ExchangeFailure interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new ExchangeFailure(ExchangeFailure.Kind.INTERRUPTED, "interrupted", cause);
  }

  /** Whose credentials go with its requests: it is told how the call ends. */
  public void signedBy(Authorizer signer) {
    authorizer = signer;
  }

  /** How it ended; the failure is null for a success. */
  public Authorizer.Outcome outcome(@Nullable RuntimeException failure) {
    OutgoingRequest last = sent;
    return new Authorizer.Outcome(
        this,
        last == null ? Map.of() : last.headers(),
        Optional.ofNullable(serverDate),
        Optional.ofNullable(failure));
  }

  /**
   * Sends it. With the result it has ended, unless that is a file's response, whose body may be the
   * provider's refusal: then whoever reads it says how it ended.
   */
  public <T> T run(Supplier<T> action) {
    Attempt outer = CURRENT.get();
    CURRENT.set(this);
    @Nullable RuntimeException failure = new IllegalStateException("ended by an error");
    try {
      T result = action.get();
      failure = null;
      return result;
    } catch (RuntimeException failed) {
      failure = failed;
      throw failed;
    } finally {
      if (failure != null || !asksForFile) {
        end(failure);
      }
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
      }
    }
  }

  /** The file's response carries a file. */
  public void succeeded() {
    end(null);
  }

  /** The body says so, whatever the status. */
  public void failed(RuntimeException failure) {
    end(failure);
  }

  /** Nobody reads the response any further; without effect once it has ended. */
  public void abandoned() {
    if (authorizer != null && !isOver) {
      isOver = true;
      authorizer.abandoned(outcome(null));
    }
  }

  private void end(@Nullable RuntimeException failure) {
    if (authorizer != null && !isOver) {
      isOver = true;
      authorizer.ended(outcome(failure));
    }
  }

  public static Attempt current() {
    Attempt call = CURRENT.get();
    if (call == null) {
      throw new IllegalStateException("a generated method was called outside of a call");
    }
    return call;
  }
}
