package dev.exportclients.plans.run;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.Sleeper;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.hook.InterceptedRequest;
import dev.exportclients.core.hook.RequestInterceptor;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.internal.engine.Limits;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps all requests to one provider, of all threads, to its rate: so many a second, none while the
 * provider asked for silence ({@code Retry-After}), and one a minute while it says that none are
 * left ({@code X-RateLimit-Remaining: 0}). A request that is too early waits on its thread.
 *
 * <pre>{@code
 * RequestPacer pacer = RequestPacer.of(plan, "webadmit", Sleeper.SYSTEM);
 * ClientSettings settings = ClientSettings.builder()
 *     .requestInterceptor(pacer)
 *     .listener(pacer)
 *     .build();
 * }</pre>
 *
 * <p>Presigned links, which lead to a file store, are not counted. Safe for threads.
 */
public final class RequestPacer implements RequestInterceptor, ExchangeListener {
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  /** Without a word of the provider on how long. */
  private static final Duration AFTER_TOO_MANY = Duration.ofSeconds(5);

  private static final Duration NONE_LEFT = Duration.ofMinutes(1);

  /** A rate of less than one a second is whole in so many. */
  private static final int SECONDS = 1000;

  private final Sleeper sleeper;
  private final Bucket bucket;

  /** By the sleeper's time. */
  private final AtomicLong silentUntil;

  private RequestPacer(Limits limits, Sleeper sleeper) {
    this.sleeper = sleeper;
    this.silentUntil = new AtomicLong(sleeper.nanoTime());
    this.bucket =
        Bucket.builder()
            .addLimit(
                limit ->
                    limit
                        .capacity(limits.burst())
                        .refillGreedy(
                            Math.max(1, Math.round(limits.requestsPerSecond() * SECONDS)),
                            Duration.ofSeconds(SECONDS)))
            .withCustomTimePrecision(new SleepersTime(sleeper))
            .build();
  }

  /**
   * {@return a pacer for one client of a plan}
   *
   * @param plan has the limits
   * @param provider its short name, such as {@code webadmit}
   * @param sleeper how to wait, and the time that is waited by
   */
  public static RequestPacer of(Plan plan, String provider, Sleeper sleeper) {
    return new RequestPacer(Limits.of(plan, provider), requireNonNull(sleeper, "sleeper"));
  }

  /**
   * Waits until the request's turn.
   *
   * @throws TransferException if the thread is interrupted; nothing was sent
   */
  @Override
  public void intercept(InterceptedRequest request) {
    try {
      sleep(bucket.consumeIgnoringRateLimits(1));
      for (long left = silence(); left > 0; left = silence()) {
        sleep(left);
      }
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new TransferException(
          request.operation() + ": interrupted before it was sent", request.operation(), interrupt);
    }
  }

  private long silence() {
    return silentUntil.get() - sleeper.nanoTime();
  }

  private void sleep(long nanos) throws InterruptedException {
    if (nanos > 0) {
      sleeper.sleep(Duration.ofNanos(nanos));
    }
  }

  @Override
  public void onExchange(Exchange exchange) {
    if (exchange.status().orElse(0) == TOO_MANY) {
      silence(AFTER_TOO_MANY);
    }
    if (exchange.rateRemaining().orElse(1) <= 0) {
      silence(NONE_LEFT);
    }
  }

  /** Its pause is by the provider's word, if it said one; the others wait as long. */
  @Override
  public void onRetry(Retry retry) {
    int status = retry.status().orElse(0);
    if (status == TOO_MANY || status == UNAVAILABLE) {
      silence(retry.pause());
    }
  }

  private void silence(Duration duration) {
    long until = sleeper.nanoTime() + duration.toNanos();
    silentUntil.updateAndGet(before -> until - before > 0 ? until : before);
  }

  private record SleepersTime(Sleeper sleeper) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return sleeper.nanoTime();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
