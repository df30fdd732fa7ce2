package dev.exportclients.sandbox.internal.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.spec.Route;
import java.util.Map;

/** EC Reporting: one call, a report. */
final class EcReportingProvider implements SandboxProvider {
  private final Map<Route, Handler> handlers;

  EcReportingProvider(Deployment deployment) {
    handlers = Map.of(Route.EC_REPORT, new EcReport(deployment));
  }

  @Override
  public Map<Route, Handler> handlers() {
    return handlers;
  }

  @Override
  public JsonNode refusal(String message) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return json.objectNode()
        .put("status", "error")
        .set(
            "errorData",
            json.objectNode().put("errorCode", "REPT_401").put("errorMessage", message));
  }
}
