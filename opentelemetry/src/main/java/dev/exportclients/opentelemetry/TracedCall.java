package dev.exportclients.opentelemetry;

import dev.exportclients.core.ExchangeListener.Call;
import dev.exportclients.core.ExchangeListener.CallEnd;
import dev.exportclients.core.ExchangeListener.Exchange;
import dev.exportclients.core.ExchangeListener.Request;
import dev.exportclients.core.hook.InterceptedRequest;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The span of one call, with that of the request which is under way, one at a time. */
final class TracedCall {
  private final Tracer tracer;
  private final Span call;
  private final Context context;
  private final Scope scope;
  private @Nullable Span request;

  private TracedCall(Tracer tracer, Span call) {
    this.tracer = tracer;
    this.call = call;
    this.context = Context.current().with(call);
    this.scope = context.makeCurrent();
  }

  static TracedCall begin(Tracer tracer, Call call) {
    Span span =
        tracer
            .spanBuilder(call.operation())
            .setAttribute(Tags.OPERATION, call.operation())
            .startSpan();
    return new TracedCall(tracer, span);
  }

  /** Begins here, since its headers go out with the request. */
  synchronized void sends(InterceptedRequest outgoing, TextMapPropagator propagator) {
    abandon();
    Span span = begin(outgoing.operation(), outgoing.method(), outgoing.attempt());
    request = span;
    propagator.inject(
        context.with(span),
        outgoing,
        (carrier, name, value) -> {
          if (carrier != null) {
            carrier.header(name, value);
          }
        });
  }

  /** Nothing was to be added: it begins now. */
  synchronized void sends(Request outgoing) {
    if (request == null) {
      request = begin(outgoing.operation(), outgoing.method(), outgoing.attempt());
    }
  }

  private Span begin(String operation, String method, int attempt) {
    Span span =
        tracer
            .spanBuilder(method + " " + operation)
            .setSpanKind(SpanKind.CLIENT)
            .setParent(context)
            .setAttribute(Tags.OPERATION, operation)
            .setAttribute(Tags.METHOD, method)
            .startSpan();
    if (attempt > 1) {
      span.setAttribute(Tags.RESENDS, attempt - 1L);
    }
    return span;
  }

  synchronized void exchanged(Exchange exchange) {
    Span open = request;
    request = null;
    if (open != null) {
      open.setAttribute(Tags.BODY_SIZE, exchange.bytes());
      end(open, exchange.status(), exchange.errorType());
    }
  }

  synchronized void end(CallEnd end) {
    abandon();
    scope.close();
    call.setAttribute(Tags.ATTEMPTS, (long) end.attempts())
        .setAttribute(Tags.RETRIES, (long) end.retries())
        .setAttribute(Tags.WAITS, (long) end.waits())
        .setAttribute(Tags.WAITED, CallMeters.seconds(end.waited()))
        .setAttribute(Tags.BYTES, end.bytes());
    end(call, end.status(), end.errorType());
  }

  /** It was never sent: signing failed. */
  private void abandon() {
    Span unsent = request;
    request = null;
    if (unsent != null) {
      end(unsent, OptionalInt.empty(), Optional.of("unsent"));
    }
  }

  private static void end(Span span, OptionalInt status, Optional<String> errorType) {
    span.setAllAttributes(Tags.outcome(status, errorType));
    if (errorType.isPresent()) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
  }
}
