package dev.exportclients.sandbox.internal.call;

import dev.exportclients.sandbox.internal.fault.Fault;
import dev.exportclients.sandbox.internal.fault.FaultPrefix;
import dev.exportclients.sandbox.internal.fault.FaultSpec;
import dev.exportclients.sandbox.internal.fault.Scenarios;
import dev.exportclients.sandbox.internal.http.HttpHead;
import dev.exportclients.sandbox.internal.spec.Route;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Which faults a call meets, and the log of the calls so far. */
public final class CallLog {
  private static final int REMEMBERED = 20_000;

  private final Scenarios scenarios = new Scenarios();
  private final Deque<ReceivedRequest> requests = new ArrayDeque<>();
  private final Deque<ReceivedRequest> foreignRequests = new ArrayDeque<>();
  private volatile Clock clock = Clock.systemUTC();

  public ApiCall open(HttpHead head, boolean reused, boolean foreign) {
    FaultPrefix prefix = FaultPrefix.of(head.target(), head.first("X-Sandbox-Fault"));
    ReceivedRequest request = new ReceivedRequest(head, prefix, clock.instant());
    ApiCall call = new ApiCall(request, prefix, due(request, prefix, reused, foreign), foreign);
    record(call);
    return call;
  }

  private Scenarios.Due due(
      ReceivedRequest request, FaultPrefix prefix, boolean reused, boolean foreign) {
    if (foreign || prefix.fault().isEmpty()) {
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
    Deque<ReceivedRequest> log = call.foreign ? foreignRequests : requests;
    synchronized (log) {
      log.addLast(call.request);
      if (log.size() > REMEMBERED) {
        log.removeFirst();
      }
    }
  }

  public void notFired(ApiCall call, Fault fault) {
    if (fault.times() > 0) {
      scenarios.giveBack(call.due, fault);
    }
  }

  public List<ReceivedRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  public List<ReceivedRequest> foreignRequests() {
    synchronized (foreignRequests) {
      return List.copyOf(foreignRequests);
    }
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
    synchronized (requests) {
      requests.clear();
    }
    synchronized (foreignRequests) {
      foreignRequests.clear();
    }
  }
}
