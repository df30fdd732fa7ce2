package dev.exportclients.sandbox.internal.provider.ems;

import com.fasterxml.jackson.databind.node.LongNode;
import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.response.SpecResponses;
import dev.exportclients.sandbox.internal.spec.SpecialId;
import dev.exportclients.sandbox.internal.store.Recent;
import java.util.Map;

/**
 * Starts the export of an experiment: each time another dataset, but for an experiment whose id is
 * a size, whose dataset has the same id.
 */
public final class EmsStarts implements Handler {
  private static final long FIRST = 70_001;

  private final Map<String, Boolean> started = new Recent<>();
  private long next = FIRST;

  public EmsStarts(Deployment deployment) {
    deployment.onReset(this::reset);
  }

  @Override
  public Response handle(ApiCall call) {
    String experiment = call.request.query("experimentId").orElse("");
    if (experiment.startsWith("-")) {
      return SpecResponses.of(call, 404, "");
    }
    SpecialId special = SpecialId.of(call.route.operation, experiment);
    if (special.status().isPresent()) {
      return SpecResponses.of(call, special.status().getAsInt(), special.example());
    }
    long dataset = special.size().isPresent() ? Long.parseLong(experiment) : started();
    return Response.json(202, LongNode.valueOf(dataset));
  }

  private synchronized long started() {
    started.put(Long.toString(next), true);
    return next++;
  }

  /** Whether it takes some polls until the dataset's export is there. */
  synchronized boolean isStarted(String dataset) {
    return started.containsKey(dataset);
  }

  private synchronized void reset() {
    started.clear();
    next = FIRST;
  }
}
