package dev.exportclients.sandbox.internal.call;

import dev.exportclients.sandbox.internal.fault.Fault;
import dev.exportclients.sandbox.internal.fault.FaultPrefix;
import dev.exportclients.sandbox.internal.fault.FaultSpec;
import dev.exportclients.sandbox.internal.fault.Scenarios;
import dev.exportclients.sandbox.internal.http.HttpHead;
import dev.exportclients.sandbox.internal.spec.Route;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The calls that come in: which faults each meets, by which clock, and what came so far. */
public final class Calls {
  private final Scenarios scenarios = new Scenarios();
  private final RequestLog requests = new RequestLog();
  private final RequestLog requestsToOtherOrigin = new RequestLog();
  private volatile Clock clock = Clock.systemUTC();

  public ApiCall open(HttpHead head, boolean reused, boolean atOtherOrigin) {
    FaultPrefix prefix = FaultPrefix.of(head.target(), head.first("X-Sandbox-Fault"));
    ReceivedRequest request = new ReceivedRequest(head, prefix, clock.instant());
    ApiCall call =
        new ApiCall(request, prefix, due(request, prefix, reused, atOtherOrigin), atOtherOrigin);
    record(call);
    return call;
  }

  private Scenarios.Due due(
      ReceivedRequest request, FaultPrefix prefix, boolean reused, boolean atOtherOrigin) {
    if (atOtherOrigin || prefix.fault().isEmpty()) {
      return Scenarios.Due.NONE;
    }
    Route route = Route.of(request.method(), prefix.path());
    try {
      boolean ranged = request.header("Range").isPresent();
      return scenarios.due(
          FaultSpec.parse(prefix.fault()), ApiCall.resource(route, prefix), route, ranged, reused);
    } catch (IllegalArgumentException unknown) {
      return Scenarios.Due.NONE;
    }
  }

  private void record(ApiCall call) {
    if (call.route.kind == Route.Kind.SANDBOX && call.route != Route.UNKNOWN) {
      return;
    }
    (call.atOtherOrigin ? requestsToOtherOrigin : requests).add(call.request);
  }

  public void notFired(ApiCall call, Fault fault) {
    if (fault.times() > 0) {
      scenarios.giveBack(call.due, fault);
    }
  }

  public List<ReceivedRequest> requests() {
    return requests.snapshot();
  }

  public List<ReceivedRequest> requestsToOtherOrigin() {
    return requestsToOtherOrigin.snapshot();
  }

  public Clock clock() {
    return clock;
  }

  public void clock(Clock clock) {
    this.clock = clock;
  }

  /** The server's clock as the call sees it. */
  public Instant now(ApiCall call) {
    return call.now(clock.instant());
  }

  public void reset() {
    scenarios.reset();
    clock = Clock.systemUTC();
    requests.clear();
    requestsToOtherOrigin.clear();
  }
}
