package dev.exportclients.plans.run;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.Sleeper;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.hook.InterceptedRequest;
import dev.exportclients.core.hook.RequestInterceptor;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.internal.policy.Timing;
import dev.exportclients.plans.internal.rate.Limits;
import dev.exportclients.plans.internal.rate.Pace;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps all requests to a provider, of all threads, to the plan's rate for it: so many a second,
 * none while it asked for silence ({@code Retry-After}, of which an hour counts), and one a minute
 * while it says that none are left ({@code X-RateLimit-Remaining: 0}). A request that is too early
 * waits on its thread.
 *
 * <pre>{@code
 * RequestPacer pacer = RequestPacer.of(plan, Sleeper.SYSTEM);
 * ClientSettings settings = ClientSettings.builder()
 *     .requestInterceptor(pacer)
 *     .listener(pacer)
 *     .build();
 * }</pre>
 *
 * <p>One serves all clients of a plan, with one key each. Presigned links, which lead to a file
 * store, and sign-ins at an identity service are not counted. Safe for threads.
 */
public final class RequestPacer implements RequestInterceptor, ExchangeListener {
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  /** Without a word of the provider on how long. */
  private static final Duration AFTER_TOO_MANY = Duration.ofSeconds(5);

  private static final Duration NONE_LEFT = Duration.ofMinutes(1);

  private final Plan plan;
  private final Sleeper sleeper;
  private final Map<String, Pace> paces = new ConcurrentHashMap<>();

  private RequestPacer(Plan plan, Sleeper sleeper) {
    this.plan = requireNonNull(plan, "plan");
    this.sleeper = requireNonNull(sleeper, "sleeper");
  }

  /**
   * {@return a pacer for the clients of a plan}
   *
   * @param plan has the limits
   * @param sleeper how to wait, and the time that is waited by
   */
  public static RequestPacer of(Plan plan, Sleeper sleeper) {
    return new RequestPacer(plan, sleeper);
  }

  /**
   * Waits until the request's turn.
   *
   * @throws TransferException if the thread is interrupted; nothing was sent
   */
  @Override
  public void intercept(InterceptedRequest request) {
    Optional<Pace> pace = pace(request.operation());
    if (pace.isPresent()) {
      try {
        pace.get().await();
      } catch (InterruptedException interrupt) {
        Thread.currentThread().interrupt();
        throw new TransferException(
            request.operation() + ": interrupted before it was sent",
            request.operation(),
            interrupt);
      }
    }
  }

  @Override
  public void onExchange(Exchange exchange) {
    int status = exchange.status().orElse(0);
    Duration unsaid = status == TOO_MANY ? AFTER_TOO_MANY : Duration.ZERO;
    if (status == TOO_MANY || status == UNAVAILABLE) {
      silence(exchange.operation(), exchange.retryAfter().orElse(unsaid));
    }
    if (exchange.rateRemaining().orElse(1) <= 0) {
      silence(exchange.operation(), NONE_LEFT);
    }
  }

  /** Its pause is by the provider's word, if it said one; the others wait as long. */
  @Override
  public void onRetry(Retry retry) {
    int status = retry.status().orElse(0);
    if (status == TOO_MANY || status == UNAVAILABLE) {
      silence(retry.operation(), retry.pause());
    }
  }

  /** Longer than an hour nobody waits here: the export has failed for now. */
  private void silence(String operation, Duration duration) {
    Duration held = duration.compareTo(Timing.LONGEST_PAUSE) > 0 ? Timing.LONGEST_PAUSE : duration;
    pace(operation).ifPresent(pace -> pace.silence(held));
  }

  /** By the name in front of the operation's, such as {@code ems.exportResults}. */
  private Optional<Pace> pace(String operation) {
    String provider = operation.substring(0, Math.max(0, operation.indexOf('.')));
    return plan.exports().stream().anyMatch(export -> export.source().provider().equals(provider))
        ? Optional.of(
            paces.computeIfAbsent(provider, name -> new Pace(Limits.of(plan, name), sleeper)))
        : Optional.empty();
  }
}
