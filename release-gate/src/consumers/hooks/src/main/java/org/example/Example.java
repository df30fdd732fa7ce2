package org.example;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Secret;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.ems.EntityType;
import dev.exportclients.micrometer.CallObservations;
import dev.exportclients.opentelemetry.CallTelemetry;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.ArrayList;
import java.util.List;

/** The examples of the modules for Micrometer and OpenTelemetry, against a sandbox. */
public final class Example {
  public static void main(String[] arguments) {
    try (Sandbox sandbox = Sandbox.start()) {
      List<String> observed = micrometer(sandbox);
      require(observed.contains("export.client.call"), "observed was " + observed);
      require(tracesSent(sandbox) == 0, "no tracer, and yet a header");
      openTelemetry(sandbox);
      require(tracesSent(sandbox) == 1, "traceparent of the autoconfigured SDK was sent " + tracesSent(sandbox) + " times, not once");
    }
  }

  private static List<String> micrometer(Sandbox sandbox) {
    ObservationRegistry registry = ObservationRegistry.create();      // Spring has one as a bean
    CallObservations observations = CallObservations.in(registry);
    ClientSettings settings = ClientSettings.builder()
        .listener(observations)
        .requestInterceptor(observations)                             // the tracer's headers; leave it out for none
        .build();
    List<String> observed = new ArrayList<>();
    registry.observationConfig().observationHandler(new ObservationHandler<Observation.Context>() {
      @Override
      public void onStop(Observation.Context context) {
        observed.add(context.getName());
      }

      @Override
      public boolean supportsContext(Observation.Context context) {
        return true;
      }
    });
    call(sandbox, settings);
    return observed;
  }

  private static void openTelemetry(Sandbox sandbox) {
    System.setProperty("otel.traces.exporter", "console");
    System.setProperty("otel.metrics.exporter", "none");
    System.setProperty("otel.logs.exporter", "none");
    AutoConfiguredOpenTelemetrySdk.initialize();                      // by OTEL_…; the agent does it by itself
    CallTelemetry telemetry = CallTelemetry.of(GlobalOpenTelemetry.get());
    ClientSettings settings = ClientSettings.builder()
        .listener(telemetry)
        .requestInterceptor(telemetry)                                // the propagators' headers; leave it out for none
        .build();
    call(sandbox, settings);
  }

  private static void call(Sandbox sandbox, ClientSettings settings) {
    try (EmsClient ems = EmsClient.builder()
        .baseUrl(sandbox.baseUrl())
        .credentials(SandboxCredentials.EMS_USERNAME, Secret.of(SandboxCredentials.EMS_TOKEN))
        .settings(settings)
        .build()) {
      ems.attachments(EntityType.EXPERIMENT, 1234);
    }
  }

  private static long tracesSent(Sandbox sandbox) {
    return sandbox.requests().stream().filter(request -> request.header("traceparent").isPresent()).count();
  }

  private static void require(boolean isSo, String what) {
    if (!isSo) {
      throw new AssertionError(what);
    }
  }
}
