package dev.exportclients.sandbox.internal.provider.metastudio;

import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.provider.StandardHandler;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.spec.SpecExample;
import dev.exportclients.sandbox.internal.spec.Specs;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** MetaStudio's result file. An id that is an error code, such as APIGW.0308, gets that error. */
public final class MetaStudioResult implements Handler {
  private final StandardHandler standard;

  public MetaStudioResult(Deployment deployment) {
    this.standard = new StandardHandler(deployment);
  }

  @Override
  public Response handle(ApiCall call) {
    return withCode(call).orElseGet(() -> standard.handle(call));
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
