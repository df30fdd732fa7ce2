package dev.exportclients.sandbox.internal.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.spec.Route;
import java.util.List;
import java.util.Map;

/** All that is one provider's own. A new one is a class of these, listed in {@link #all}. */
public interface SandboxProvider {
  static List<SandboxProvider> all(Deployment deployment) {
    return List.of(
        new EmsProvider(deployment),
        new EcReportingProvider(deployment),
        new WebAdmitProvider(deployment),
        new MetaStudioProvider(deployment));
  }

  /** Who responds to which call. */
  Map<Route, Handler> handlers();

  /** Adds what the provider puts on its responses whatever they say, laid down by a test or not. */
  default Response complete(ApiCall call, Response response) {
    return response;
  }

  /** A refusal in the provider's form, with a message. */
  JsonNode refusal(String message);
}
