package dev.exportclients.sandbox.internal.provider;

import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.response.SpecResponses;
import dev.exportclients.sandbox.internal.spec.SpecExample;
import dev.exportclients.sandbox.internal.spec.SpecialId;
import dev.exportclients.sandbox.internal.spec.Specs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** MetaStudio's result file. An id that is an error code, such as APIGW.0308, gets that error. */
public final class MetaStudioResult implements Handler {
  private final Deployment deployment;
  private final MetaStudioGate gate;
  private final AtomicLong requests = new AtomicLong();

  public MetaStudioResult(Deployment deployment) {
    this.deployment = deployment;
    this.gate = new MetaStudioGate(deployment);
  }

  @Override
  public Response handle(ApiCall call) {
    return gate.refuse(call).orElseGet(() -> passed(call));
  }

  /** Every response has the request's ID, one of its own if need be. */
  public Response numbered(Response response) {
    return response.withDefault("X-Request-Id", "%032x".formatted(requests.incrementAndGet()));
  }

  private Response passed(ApiCall call) {
    SpecialId special = SpecialId.of(call.route.operation, call.lastId());
    if (special.status() != 0) {
      return SpecResponses.of(call, special.status(), special.example());
    }
    return withCode(call).orElseGet(() -> deployment.file(call, call.lastId()));
  }

  private static Optional<Response> withCode(ApiCall call) {
    for (Map.Entry<Integer, List<SpecExample>> status :
        Specs.loaded().statuses(call.route.operation).entrySet()) {
      for (SpecExample example : status.getValue()) {
        if (example.value().path("error_code").asText("none").equals(call.lastId())) {
          return Optional.of(Response.of(status.getKey(), example));
        }
      }
    }
    return Optional.empty();
  }
}
