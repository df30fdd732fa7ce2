package dev.exportclients.sandbox.internal.provider.metastudio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.response.SpecResponses;
import dev.exportclients.sandbox.internal.spec.Route;
import dev.exportclients.sandbox.internal.spec.Specs;
import dev.exportclients.sandbox.internal.store.Recent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** IAM: tokens by a password, good for 24 hours, and the one project by its name. */
final class IamCalls {
  static final String REGION = "cn-north-4";
  private static final Duration LIFETIME = Duration.ofHours(24);

  private final Deployment deployment;
  private final Map<String, Instant> issued = new Recent<>();
  private int next = 1;

  IamCalls(Deployment deployment) {
    this.deployment = deployment;
    deployment.onReset(this::reset);
  }

  static boolean isOne(ApiCall call) {
    return call.route.operation.startsWith("metastudioidentity.");
  }

  Map<Route, Handler> handlers() {
    return Map.of(
        Route.of("metastudioidentity.createToken"), this::createToken,
        Route.of("metastudioidentity.listProjects"), this::projects);
  }

  /** When it ends; nothing for one that was not issued here. */
  synchronized Optional<Instant> end(String token) {
    return Optional.ofNullable(issued.get(token));
  }

  private synchronized Response createToken(ApiCall call) {
    JsonNode order = call.json().path("auth");
    JsonNode user = order.at("/identity/password/user");
    JsonNode project = order.at("/scope/project");
    if (!is(user.path("name"), "iamUser")
        || !is(user.path("password"), "iamPassword")
        || !is(user.at("/domain/name"), "iamDomain")) {
      return SpecResponses.of(call, 401, "unauthorized");
    }
    boolean known =
        project.path("name").asText().equals(REGION)
            || project.path("id").asText().equals(MetaStudioProvider.PROJECT_ID);
    if (!known) {
      return SpecResponses.of(call, 403, "forbidden");
    }
    Instant end = deployment.now(call).plus(LIFETIME);
    String token = "sandbox-issued-token-" + next++;
    issued.put(token, end);
    ObjectNode body =
        Specs.loaded().example(call.route.operation, 201, "issuedToken").value().deepCopy();
    ((ObjectNode) body.path("token")).put("expires_at", end.toString());
    return Response.json(201, body).with("X-Subject-Token", token);
  }

  private boolean is(JsonNode given, String credential) {
    return given.asText().equals(deployment.credentials().get(credential));
  }

  private Response projects(ApiCall call) {
    boolean found = call.request.query("name").filter(name -> !name.equals(REGION)).isEmpty();
    return SpecResponses.of(call, 200, found ? "projects" : "noProjects");
  }

  private synchronized void reset() {
    issued.clear();
  }
}
