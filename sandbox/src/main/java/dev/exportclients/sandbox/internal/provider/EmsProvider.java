package dev.exportclients.sandbox.internal.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.spec.Route;
import java.util.Map;

/** EMS: results exports, and the attachments of experiments. */
final class EmsProvider implements SandboxProvider {
  private final Map<Route, Handler> handlers;

  EmsProvider(Deployment deployment) {
    handlers =
        Map.of(
            Route.EMS_RESULTS, new EmsResults(deployment),
            Route.EMS_ATTACHMENTS, new EmsAttachments(deployment),
            Route.EMS_ATTACHMENT, new EmsAttachment(deployment));
  }

  @Override
  public Map<Route, Handler> handlers() {
    return handlers;
  }

  @Override
  public JsonNode refusal(String message) {
    return JsonNodeFactory.instance.objectNode().put("Message", message);
  }
}
