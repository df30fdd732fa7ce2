package dev.exportclients.micrometer;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.hook.InterceptedRequest;
import dev.exportclients.core.hook.RequestInterceptor;
import io.micrometer.observation.ObservationRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes a Micrometer Observation of each call of the clients whose settings have it, and one of
 * each request in it. Safe for threads; one may serve many clients.
 *
 * <pre>{@code
 * CallObservations observations = CallObservations.in(registry);
 * ClientSettings settings = ClientSettings.builder()
 *     .listener(observations)
 *     .requestInterceptor(observations)
 *     .build();
 * }</pre>
 *
 * <p>With a meter handler in the registry they are timers, with a tracing handler spans; then
 * requests to the provider carry the trace's headers, such as {@code traceparent}. As an
 * interceptor it adds these alone. Without it, or for presigned links, no header goes along.
 *
 * <table>
 *   <caption>What they say</caption>
 *   <tr><th>observation</th><th>low cardinality</th><th>high cardinality</th></tr>
 *   <tr><td>{@value #CALL}: from a call's begin to its end, pauses included</td>
 *       <td>operation, status, error.type</td>
 *       <td>attempts, retries, waits, waited (milliseconds), bytes</td></tr>
 *   <tr><td>{@value #REQUEST}: from a request to the last byte of its response</td>
 *       <td>operation, method, status, error.type</td><td>attempt, bytes</td></tr>
 * </table>
 *
 * <p>{@code status} is the last response's, or {@code none}; {@code error.type} the simple name of
 * the exception that a call throws, and for a request as {@link ExchangeListener.Exchange} says, or
 * {@code none}. Nothing else is told: no id, no URL, no header, no message.
 */
public final class CallObservations implements ExchangeListener, RequestInterceptor {
  /** The name of a call's observation. */
  public static final String CALL = "export.client.call";

  /** The name of a request's observation. */
  public static final String REQUEST = "export.client.request";

  private final ObservationRegistry registry;

  /** Those under way, by number. */
  private final Map<Long, ObservedCall> calls = new ConcurrentHashMap<>();

  private CallObservations(ObservationRegistry registry) {
    this.registry = requireNonNull(registry, "registry");
  }

  /**
   * {@return observations that go to this registry}
   *
   * @param registry whose handlers make timers or spans of them
   */
  public static CallObservations in(ObservationRegistry registry) {
    return new CallObservations(registry);
  }

  @Override
  public void onCall(Call call) {
    calls.put(call.number(), ObservedCall.begin(registry, call));
  }

  @Override
  public void intercept(InterceptedRequest request) {
    ObservedCall call = calls.get(request.call());
    if (call != null) {
      call.sends(request);
    }
  }

  @Override
  public void onRequest(Request request) {
    ObservedCall call = calls.get(request.call().number());
    if (call != null) {
      call.sends(request);
    }
  }

  @Override
  public void onExchange(Exchange exchange) {
    ObservedCall call = calls.get(exchange.request().call().number());
    if (call != null) {
      call.exchanged(exchange);
    }
  }

  @Override
  public void onCallEnd(CallEnd end) {
    ObservedCall call = calls.remove(end.call().number());
    if (call != null) {
      call.end(end);
    }
  }
}
