package dev.exportclients.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Which faults a call meets, and the log of the calls so far. */
final class Calls {
  private static final int REMEMBERED = 20_000;

  private final Scenarios scenarios = new Scenarios();
  private final Deque<ReceivedRequest> requests = new ArrayDeque<>();
  private final Deque<ReceivedRequest> foreignRequests = new ArrayDeque<>();
  private volatile Clock clock = Clock.systemUTC();

  Call open(HttpHead head, boolean reused, boolean foreign) {
    FaultPrefix prefix = FaultPrefix.of(head.target(), head.first("X-Sandbox-Fault"));
    ReceivedRequest request = new ReceivedRequest(head, prefix, clock.instant());
    Call call = new Call(request, prefix, due(request, prefix, reused, foreign), foreign);
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
          FaultSpec.parse(prefix.fault()), Call.resource(route, prefix), route, ranged, reused);
    } catch (IllegalArgumentException unknown) {
      return Scenarios.Due.NONE;
    }
  }

  private void record(Call call) {
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

  void notFired(Call call, Fault fault) {
    if (fault.times() > 0) {
      scenarios.giveBack(call.due, fault);
    }
  }

  List<ReceivedRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  List<ReceivedRequest> foreignRequests() {
    synchronized (foreignRequests) {
      return List.copyOf(foreignRequests);
    }
  }

  Clock clock() {
    return clock;
  }

  void clock(Clock clock) {
    this.clock = clock;
  }

  /** The server's clock as the call sees it. */
  Instant now(Call call) {
    return call.now(clock.instant());
  }

  void reset() {
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
