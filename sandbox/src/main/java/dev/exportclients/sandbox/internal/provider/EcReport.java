package dev.exportclients.sandbox.internal.provider;

import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.response.SpecResponses;
import dev.exportclients.sandbox.internal.spec.SpecialId;
import java.util.Set;

/** EC Reporting's download. */
public final class EcReport implements Handler {
  private static final Set<String> MODES = Set.of("test", "active", "training");

  private final Deployment deployment;

  public EcReport(Deployment deployment) {
    this.deployment = deployment;
  }

  @Override
  public Response handle(ApiCall call) {
    String bearer = "Bearer " + deployment.settings().ecReportingToken();
    if (!call.foreign && call.request.header("Authorization").filter(bearer::equals).isEmpty()) {
      return SpecResponses.of(call, 401, "unauthorizedErrorData");
    }
    if (call.request.query("id").filter(id -> !id.isEmpty()).isEmpty()) {
      return SpecResponses.of(call, 400, "insufficientParameters");
    }
    if (call.request.query("mode").filter(mode -> !MODES.contains(mode)).isPresent()) {
      return SpecResponses.of(call, 400, "invalidParameters");
    }
    SpecialId special = SpecialId.of(call.route.operation, call.lastId());
    return special.status() != 0
        ? SpecResponses.of(call, special.status(), special.example())
        : deployment.file(call, call.lastId());
  }
}
