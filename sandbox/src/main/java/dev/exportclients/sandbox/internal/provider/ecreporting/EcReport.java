package dev.exportclients.sandbox.internal.provider.ecreporting;

import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.provider.StandardHandler;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.response.SpecResponses;

/** EC Reporting's download. */
public final class EcReport implements Handler {
  private final StandardHandler standard;
  private final EcJobs jobs;

  EcReport(Deployment deployment, EcJobs jobs) {
    this.jobs = jobs;
    this.standard = new StandardHandler(deployment);
  }

  @Override
  public Response handle(ApiCall call) {
    if (call.request.query("id").filter(id -> !id.isEmpty()).isEmpty()) {
      return SpecResponses.of(call, 400, "insufficientParameters");
    }
    if (call.request.query("mode").filter(mode -> !EcJobCalls.MODES.contains(mode)).isPresent()) {
      return SpecResponses.of(call, 400, "invalidParameters");
    }
    if (jobs.isRunning(call.lastId())) {
      return SpecResponses.of(call, 404, "reportNotFound");
    }
    return standard.handle(call);
  }
}
