package dev.exportclients.core.internal.hook;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ExchangeListener;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What listeners are told of one call, from its begin to its end, and what is counted for that.
 * Goes with each attempt. Belongs to one call.
 */
public final class CallReport {
  /** Of calls and requests, of all clients: a listener may serve many. */
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final ExchangeListener listener;
  private final ExchangeListener.Call call;
  private final long startedNanos = System.nanoTime();
  private int attempts;
  private int retries;
  private int waits;
  private Duration waited = Duration.ZERO;
  private OptionalInt status = OptionalInt.empty();
  private long bytes;

  public CallReport(String operation, ClientSettings settings) {
    this.listener = settings.listener();
    Instant startedAt = settings.clock().instant();
    this.call = new ExchangeListener.Call(nextNumber(), operation, startedAt);
  }

  static long nextNumber() {
    return NUMBERS.incrementAndGet();
  }

  public String operation() {
    return call.operation();
  }

  ExchangeListener.Call call() {
    return call;
  }

  /** Does the call's work, and tells of its begin and its end. */
  public <T> T run(Function<CallReport, T> work) {
    tell(heard -> heard.onCall(call));
    Throwable thrown = null;
    try {
      return work.apply(this);
    } catch (RuntimeException | Error failure) {
      thrown = failure;
      throw failure;
    } finally {
      ended(thrown);
    }
  }

  private void ended(@Nullable Throwable thrown) {
    ExchangeListener.CallEnd end =
        new ExchangeListener.CallEnd(
            call,
            Duration.ofNanos(System.nanoTime() - startedNanos),
            attempts,
            retries,
            waits,
            waited,
            status,
            bytes,
            Optional.ofNullable(thrown).map(CallReport::typeOf));
    tell(heard -> heard.onCallEnd(end));
  }

  /** An anonymous class has no name of its own. */
  static String typeOf(Throwable failure) {
    Class<?> type = failure.getClass();
    while (type.getSimpleName().isEmpty()) {
      type = type.getSuperclass();
    }
    return type.getSimpleName();
  }

  /** A pause for another attempt is due. */
  public void retries(ExchangeListener.Retry retry) {
    retries++;
    tell(heard -> heard.onRetry(retry));
  }

  /** A pause until the next poll is due. */
  public void waits(ExchangeListener.Wait wait) {
    waits++;
    waited = waited.plus(wait.pause());
    tell(heard -> heard.onWait(wait));
  }

  /** A request of it goes out. */
  void requests(int attempt) {
    attempts = Math.max(attempts, attempt);
  }

  /** A request of it has ended. */
  void exchanged(OptionalInt itsStatus, long itsBytes) {
    status = itsStatus;
    bytes += itsBytes;
  }

  void tell(Consumer<ExchangeListener> event) {
    Listeners.tell(listener, event);
  }
}
