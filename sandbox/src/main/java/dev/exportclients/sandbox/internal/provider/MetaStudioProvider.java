package dev.exportclients.sandbox.internal.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.spec.Route;
import java.util.Map;

/** MetaStudio: one call, a result, behind an API gateway. */
final class MetaStudioProvider implements SandboxProvider {
  private final MetaStudioResult result;

  MetaStudioProvider(Deployment deployment) {
    result = new MetaStudioResult(deployment);
  }

  @Override
  public Map<Route, Handler> handlers() {
    return Map.of(Route.METASTUDIO_RESULT, result);
  }

  /** Every response has the request's ID. */
  @Override
  public Response complete(ApiCall call, Response response) {
    return result.numbered(response);
  }

  /** As the gateway says it. */
  @Override
  public JsonNode refusal(String message) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("error_code", "APIGW.0301")
        .put("error_msg", message)
        .put("request_id", "0");
  }
}
