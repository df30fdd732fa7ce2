package dev.exportclients.sandbox.internal.provider;

import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.response.SpecResponses;
import dev.exportclients.sandbox.internal.spec.Route;
import dev.exportclients.sandbox.internal.spec.SpecialId;
import dev.exportclients.sandbox.internal.spec.Specs;

/** What a call gets that has no handler of its own: what its id asks for, its file, its example. */
public final class StandardHandler implements Handler {
  private final Deployment deployment;

  public StandardHandler(Deployment deployment) {
    this.deployment = deployment;
  }

  @Override
  public Response handle(ApiCall call) {
    SpecialId special = SpecialId.of(call.route.operation, call.lastId());
    if (special.status().isPresent()) {
      return SpecResponses.of(call, special.status().getAsInt(), special.example());
    }
    if (call.route.kind == Route.Kind.FILE) {
      return deployment.file(call, call.lastId());
    }
    return Specs.loaded().statuses(call.route.operation).keySet().stream()
        .filter(status -> status < 300)
        .findFirst()
        .map(status -> SpecResponses.of(call, status, ""))
        .orElseGet(() -> Response.of(404));
  }
}
