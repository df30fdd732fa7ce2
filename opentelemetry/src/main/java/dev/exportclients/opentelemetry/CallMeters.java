package dev.exportclients.opentelemetry;

import dev.exportclients.core.ExchangeListener.CallEnd;
import dev.exportclients.core.ExchangeListener.Exchange;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.time.Duration;
import java.util.List;

/** The metrics of calls and of their requests. */
final class CallMeters {
  private static final double NANOS = 1e9;

  /** As the semantic conventions advise. */
  private static final List<Double> OF_REQUESTS =
      List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);

  /** Exports take minutes, and are waited for. */
  private static final List<Double> OF_CALLS =
      List.of(0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 10.0, 30.0, 60.0, 300.0, 900.0, 1800.0, 3600.0);

  private final DoubleHistogram calls;
  private final DoubleHistogram requests;
  private final LongCounter retries;
  private final LongCounter waits;
  private final LongCounter bytes;

  CallMeters(Meter meter) {
    calls =
        meter
            .histogramBuilder("export.client.call.duration")
            .setUnit("s")
            .setDescription("Calls, pauses included")
            .setExplicitBucketBoundariesAdvice(OF_CALLS)
            .build();
    requests =
        meter
            .histogramBuilder("http.client.request.duration")
            .setUnit("s")
            .setDescription("Requests, to the last byte of the response")
            .setExplicitBucketBoundariesAdvice(OF_REQUESTS)
            .build();
    retries = counter(meter, "export.client.call.retries", "{retry}", "Pauses for a retry");
    waits = counter(meter, "export.client.call.waits", "{wait}", "Pauses for an export");
    bytes = counter(meter, "export.client.call.io", "By", "Bytes of bodies received");
  }

  private static LongCounter counter(Meter meter, String name, String unit, String description) {
    return meter.counterBuilder(name).setUnit(unit).setDescription(description).build();
  }

  void record(Exchange exchange) {
    Attributes tags =
        Tags.outcome(exchange.status(), exchange.errorType()).toBuilder()
            .put(Tags.OPERATION, exchange.operation())
            .put(Tags.METHOD, exchange.method())
            .build();
    requests.record(seconds(exchange.duration()), tags);
  }

  void record(CallEnd end) {
    Attributes operation = Attributes.of(Tags.OPERATION, end.call().operation());
    Attributes tags =
        Tags.outcome(end.status(), end.errorType()).toBuilder().putAll(operation).build();
    calls.record(seconds(end.duration()), tags);
    retries.add(end.retries(), operation);
    waits.add(end.waits(), operation);
    bytes.add(end.bytes(), operation);
  }

  static double seconds(Duration duration) {
    return duration.toNanos() / NANOS;
  }
}
