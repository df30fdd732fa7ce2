package dev.exportclients.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.sandbox.internal.fault.FaultPrefix;
import dev.exportclients.sandbox.internal.spec.Route;
import dev.exportclients.sandbox.internal.spec.Specs;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Of itself the sandbox responds with statuses of the specs only; faults may have any. */
final class SpecStatuses {
  /** The store behind WebAdMIT's links is in no spec. */
  private static final Set<Integer> OF_LINKS = Set.of(200, 206, 400, 403, 416);

  private SpecStatuses() {}

  static void require(HttpRequest request, HttpResponse<?> response) {
    FaultPrefix prefix =
        FaultPrefix.of(target(request), request.headers().firstValue("X-Sandbox-Fault"));
    Route route = Route.of(request.method(), prefix.path());
    if (route.kind == Route.Kind.SANDBOX && route != Route.UNKNOWN || !prefix.fault().isEmpty()) {
      return;
    }
    assertThat(response.statusCode())
        .as(
            "%s, status of %s %s; the spec's are %s",
            route.operation, request.method(), target(request), of(route))
        .isIn(of(route));
  }

  /** All that the route may respond with. */
  static Set<Integer> of(Route route) {
    if (route == Route.UNKNOWN) {
      return Set.of(404, 405);
    }
    Set<Integer> statuses = new TreeSet<>(Specs.loaded().statuses(route.operation).keySet());
    if (route == Route.WEBADMIT_LINK) {
      statuses.addAll(OF_LINKS);
    }
    return statuses;
  }

  private static String target(HttpRequest request) {
    String query = request.uri().getRawQuery();
    return request.uri().getRawPath() + Optional.ofNullable(query).map(q -> "?" + q).orElse("");
  }
}
