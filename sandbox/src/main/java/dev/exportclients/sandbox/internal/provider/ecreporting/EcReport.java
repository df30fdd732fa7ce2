package dev.exportclients.sandbox.internal.provider.ecreporting;

import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.provider.StandardHandler;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.response.SpecResponses;
import java.util.Set;

/** EC Reporting's download. */
public final class EcReport implements Handler {
  private static final Set<String> MODES = Set.of("test", "active", "training");

  private final StandardHandler standard;

  public EcReport(Deployment deployment) {
    this.standard = new StandardHandler(deployment);
  }

  @Override
  public Response handle(ApiCall call) {
    if (call.request.query("id").filter(id -> !id.isEmpty()).isEmpty()) {
      return SpecResponses.of(call, 400, "insufficientParameters");
    }
    if (call.request.query("mode").filter(mode -> !MODES.contains(mode)).isPresent()) {
      return SpecResponses.of(call, 400, "invalidParameters");
    }
    return standard.handle(call);
  }
}
