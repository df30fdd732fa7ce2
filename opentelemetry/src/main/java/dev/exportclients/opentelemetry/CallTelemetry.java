package dev.exportclients.opentelemetry;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.hook.InterceptedRequest;
import dev.exportclients.core.hook.RequestInterceptor;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes spans and metrics of the calls of the clients whose settings have it, and puts the trace's
 * headers, such as {@code traceparent}, into their requests. Safe for threads; one may serve many
 * clients.
 *
 * <pre>{@code
 * CallTelemetry telemetry = CallTelemetry.of(GlobalOpenTelemetry.get());
 * ClientSettings settings = ClientSettings.builder()
 *     .listener(telemetry)
 *     .requestInterceptor(telemetry)
 *     .build();
 * }</pre>
 *
 * <p>A call is an internal span by the name of its operation, such as {@code ems.exportResults},
 * and current while it lasts. Each request in it is a client span below, by the semantic
 * conventions for HTTP clients, but without URL, address and port: these have ids in them, or a
 * store's name. Presigned links get a span and no header.
 *
 * <table>
 *   <caption>What they say</caption>
 *   <tr><th>span</th><th>attributes</th></tr>
 *   <tr><td>call</td><td>{@code export.operation}, {@code export.attempts}, {@code
 *       export.retries}, {@code export.waits}, {@code export.waited} (seconds), {@code
 *       export.bytes}, {@code http.response.status_code} (the last one), {@code error.type}</td></tr>
 *   <tr><td>request</td><td>{@code export.operation}, {@code http.request.method}, {@code
 *       http.request.resend_count}, {@code http.response.status_code}, {@code
 *       http.response.body.size}, {@code error.type}</td></tr>
 * </table>
 *
 * <p>Metrics: {@code export.client.call.duration} and {@code http.client.request.duration} in
 * seconds, {@code export.client.call.retries}, {@code export.client.call.waits} and {@code
 * export.client.call.io} in bytes; by operation, status and error type. Nothing else is told: no
 * id, no URL, no header, no message of an error.
 */
public final class CallTelemetry implements ExchangeListener, RequestInterceptor {
  private static final String SCOPE = "dev.exportclients";

  private final Tracer tracer;
  private final TextMapPropagator propagator;
  private final CallMeters meters;

  /** Those under way, by number. */
  private final Map<Long, TracedCall> calls = new ConcurrentHashMap<>();

  private CallTelemetry(OpenTelemetry openTelemetry) {
    this.tracer = openTelemetry.getTracer(SCOPE);
    this.propagator = openTelemetry.getPropagators().getTextMapPropagator();
    this.meters = new CallMeters(openTelemetry.getMeter(SCOPE));
  }

  /**
   * {@return spans and metrics that go there}
   *
   * @param openTelemetry whose propagators say which headers go along
   */
  public static CallTelemetry of(OpenTelemetry openTelemetry) {
    return new CallTelemetry(requireNonNull(openTelemetry, "openTelemetry"));
  }

  @Override
  public void onCall(Call call) {
    calls.put(call.number(), TracedCall.begin(tracer, call));
  }

  @Override
  public void intercept(InterceptedRequest request) {
    TracedCall call = calls.get(request.call());
    if (call != null) {
      call.sends(request, propagator);
    }
  }

  @Override
  public void onRequest(Request request) {
    TracedCall call = calls.get(request.call().number());
    if (call != null) {
      call.sends(request);
    }
  }

  @Override
  public void onExchange(Exchange exchange) {
    TracedCall call = calls.get(exchange.request().call().number());
    if (call != null) {
      call.exchanged(exchange);
    }
    meters.record(exchange);
  }

  @Override
  public void onCallEnd(CallEnd end) {
    TracedCall call = calls.remove(end.call().number());
    if (call != null) {
      call.end(end);
    }
    meters.record(end);
  }
}
