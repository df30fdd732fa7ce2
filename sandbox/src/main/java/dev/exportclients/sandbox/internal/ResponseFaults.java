package dev.exportclients.sandbox.internal;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.fault.Fault;
import dev.exportclients.sandbox.internal.fault.FaultKind;
import dev.exportclients.sandbox.internal.http.HttpText;
import dev.exportclients.sandbox.internal.provider.SandboxProvider;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.response.SpecResponses;
import dev.exportclients.sandbox.internal.spec.Route;
import dev.exportclients.sandbox.internal.spec.SpecExample;
import dev.exportclients.sandbox.internal.spec.Specs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The faults that put another response in place of the provider's. */
final class ResponseFaults {
  private static final String SIGN_IN =
      "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><form method=\"post\">"
          + "<h1>Sign in</h1><input name=\"user\"><input name=\"password\" type=\"password\"></form></body></html>\n";
  private static final Set<String> CREDENTIALS =
      Set.of(
          "api-username",
          "api-usertoken",
          "authorization",
          "x-api-key",
          "x-auth-token",
          "x-security-token",
          "cookie");

  private final Deployment deployment;
  private final Map<Route, SandboxProvider> providers;

  /**
   * @param providers whose each call is
   */
  ResponseFaults(Deployment deployment, Map<Route, SandboxProvider> providers) {
    this.deployment = deployment;
    this.providers = providers;
  }

  Optional<Response> response(ApiCall call) {
    for (Fault fault : call.due.faults()) {
      Response response =
          switch (fault.kind()) {
            case STATUS -> status(call, fault);
            case HTML -> Response.text(200, "text/html; charset=utf-8", SIGN_IN);
            case ENVELOPE -> envelope(call);
            case ECHO -> echo(call, fault);
            case NO_CONTENT -> Response.of(204);
            case ACCEPTED -> Response.of(202);
            case REDIRECT_SAME ->
                redirect(fault, "/faults/none" + call.prefix.path() + query(call));
            case REDIRECT_OTHER ->
                redirect(
                    fault,
                    deployment.otherOrigin() + call.prefix.path().substring(1) + query(call));
            case REDIRECT_LOOP -> redirect(fault, call.request.target());
            case REDIRECT_HOPS -> redirect(fault, hop(fault) + call.prefix.path() + query(call));
            case REDIRECT_NOWHERE -> Response.of(302);
            default -> null;
          };
      if (response != null) {
        return Optional.of(response);
      }
    }
    return Optional.empty();
  }

  private static Response redirect(Fault fault, String location) {
    boolean takesStatus = fault.kind() != FaultKind.REDIRECT_HOPS;
    return Response.of(takesStatus ? (int) fault.number(0, 302) : 302).with("Location", location);
  }

  private static String hop(Fault fault) {
    long left = fault.number(0, 5) - 1;
    return left > 0 ? "/faults/redirect-hops=" + left + ":" + fault.number(1, 0) : "/faults/none";
  }

  private static String query(ApiCall call) {
    return call.prefix.query().isEmpty() ? "" : "?" + call.prefix.query();
  }

  private Response status(ApiCall call, Fault fault) {
    int status = Integer.parseInt(fault.argument(0, "500"));
    boolean inSpec = Specs.loaded().statuses(call.route.operation).containsKey(status);
    Response response =
        inSpec || status == 401 ? SpecResponses.of(call, status, "") : gateway(status);
    if (fault.arguments().size() < 2) {
      return response;
    }
    Instant then = deployment.now(call).plusSeconds(fault.number(2, 1));
    String form = fault.argument(1, "");
    return response.with(
        "Retry-After",
        switch (form) {
          case "date" -> HttpText.httpDate(then);
          case "rfc850" -> HttpText.rfc850Date(then);
          case "asctime" -> HttpText.asctimeDate(then);
          default -> form;
        });
  }

  /** What a proxy says on its own account. */
  private static Response gateway(int status) {
    return Response.text(
        status, "text/html", "<html><body><h1>" + status + "</h1><hr>proxy</body></html>\n");
  }

  /** The first JSON error of the operation, under 200. */
  private static Response envelope(ApiCall call) {
    return Specs.loaded().statuses(call.route.operation).entrySet().stream()
        .filter(status -> status.getKey() >= 400)
        .flatMap(status -> status.getValue().stream())
        .filter(SpecExample::isJson)
        .findFirst()
        .map(example -> Response.of(200, example))
        .orElseGet(() -> Response.text(200, "application/json", "{\"message\":\"Not Found\"}"));
  }

  /** A refusal that says the credentials again. */
  private Response echo(ApiCall call, Fault fault) {
    List<String> sent = new ArrayList<>();
    call.request
        .headers()
        .forEach(
            (name, values) -> {
              if (CREDENTIALS.contains(name)) {
                values.forEach(value -> sent.add(name + ": " + value));
              }
            });
    String said = "Refused " + String.join(", ", sent) + " " + call.request.rawQuery();
    JsonNode refusal = requireNonNull(providers.get(call.route)).refusal(said);
    return Response.text((int) fault.number(0, 401), "application/json", refusal.toString());
  }
}
