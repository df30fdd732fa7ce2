package dev.exportclients.micrometer;

import dev.exportclients.core.ExchangeListener.Call;
import dev.exportclients.core.ExchangeListener.CallEnd;
import dev.exportclients.core.ExchangeListener.Exchange;
import dev.exportclients.core.ExchangeListener.Request;
import dev.exportclients.core.hook.InterceptedRequest;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.RequestReplySenderContext;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The observation of one call, with that of the request which is under way, one at a time. */
final class ObservedCall {
  private static final String NONE = "none";

  private final ObservationRegistry registry;
  private final Observation call;
  private final Observation.Scope scope;
  private @Nullable Observation request;

  private ObservedCall(ObservationRegistry registry, Observation call) {
    this.registry = registry;
    this.call = call;
    this.scope = call.openScope();
  }

  static ObservedCall begin(ObservationRegistry registry, Call call) {
    Observation observation =
        Observation.createNotStarted(CallObservations.CALL, registry)
            .contextualName(call.operation())
            .lowCardinalityKeyValue("operation", call.operation());
    return new ObservedCall(registry, observation.start());
  }

  /** Begins here, since its headers go out with the request. */
  synchronized void sends(InterceptedRequest outgoing) {
    abandon();
    RequestReplySenderContext<InterceptedRequest, Exchange> context =
        new RequestReplySenderContext<>(
            (carrier, name, value) -> {
              if (carrier != null) {
                carrier.header(name, value);
              }
            });
    context.setCarrier(outgoing);
    request = begin(outgoing.operation(), outgoing.method(), outgoing.attempt(), context);
  }

  /** Nothing was to be added: it begins now. */
  synchronized void sends(Request outgoing) {
    if (request == null) {
      Observation.Context context = new Observation.Context();
      request = begin(outgoing.operation(), outgoing.method(), outgoing.attempt(), context);
    }
  }

  private Observation begin(
      String operation, String method, int attempt, Observation.Context context) {
    return Observation.createNotStarted(CallObservations.REQUEST, () -> context, registry)
        .parentObservation(call)
        .contextualName(method + " " + operation)
        .lowCardinalityKeyValue("operation", operation)
        .lowCardinalityKeyValue("method", method)
        .highCardinalityKeyValue("attempt", Integer.toString(attempt))
        .start();
  }

  synchronized void exchanged(Exchange exchange) {
    Observation open = request;
    request = null;
    if (open != null) {
      open.highCardinalityKeyValue("bytes", Long.toString(exchange.bytes()));
      end(open, exchange.status(), exchange.errorType());
    }
  }

  synchronized void end(CallEnd end) {
    abandon();
    scope.close();
    call.highCardinalityKeyValues(
        KeyValues.of(
            "attempts", Integer.toString(end.attempts()),
            "retries", Integer.toString(end.retries()),
            "waits", Integer.toString(end.waits()),
            "waited", Long.toString(end.waited().toMillis()),
            "bytes", Long.toString(end.bytes())));
    end(call, end.status(), end.errorType());
  }

  /** It was never sent: signing failed. */
  private void abandon() {
    Observation unsent = request;
    request = null;
    if (unsent != null) {
      end(unsent, OptionalInt.empty(), Optional.of("unsent"));
    }
  }

  private static void end(Observation observation, OptionalInt status, Optional<String> errorType) {
    observation.lowCardinalityKeyValue(
        "status", status.isPresent() ? Integer.toString(status.getAsInt()) : NONE);
    observation.lowCardinalityKeyValue("error.type", errorType.orElse(NONE));
    errorType.ifPresent(type -> observation.error(new FailedCallException(type)));
    observation.stop();
  }
}
