package dev.exportclients.sandbox.internal.control;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import java.io.IOException;
import java.util.Map;

/** POST /__sandbox/state: {"state": "…", "params": {…}}. */
public final class StateRequests implements Handler {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Deployment deployment;

  public StateRequests(Deployment deployment) {
    this.deployment = deployment;
  }

  @Override
  public Response handle(ApiCall call) {
    try {
      JsonNode body = JSON.readTree(call.content());
      Map<String, Object> params =
          JSON.convertValue(body.path("params"), new TypeReference<Map<String, Object>>() {});
      States.set(deployment, body.path("state").asText(), params == null ? Map.of() : params);
      return Response.of(204);
    } catch (IOException | IllegalArgumentException wrong) {
      return Response.text(400, "text/plain; charset=utf-8", wrong.getMessage() + "\n");
    }
  }
}
