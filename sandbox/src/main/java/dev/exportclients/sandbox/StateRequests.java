package dev.exportclients.sandbox;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;

/** POST /__sandbox/state: {"state": "…", "params": {…}}. */
final class StateRequests implements Operation {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Deployment deployment;

  StateRequests(Deployment deployment) {
    this.deployment = deployment;
  }

  @Override
  public Answer answer(Call call) {
    try {
      JsonNode body = JSON.readTree(call.content());
      Map<String, Object> params =
          JSON.convertValue(body.path("params"), new TypeReference<Map<String, Object>>() {});
      States.set(deployment, body.path("state").asText(), params == null ? Map.of() : params);
      return Answer.of(204);
    } catch (IOException | IllegalArgumentException wrong) {
      return Answer.text(400, "text/plain; charset=utf-8", wrong.getMessage() + "\n");
    }
  }
}
