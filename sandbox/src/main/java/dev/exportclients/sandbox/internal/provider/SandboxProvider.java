package dev.exportclients.sandbox.internal.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.response.SpecResponses;
import dev.exportclients.sandbox.internal.spec.RequestRules;
import dev.exportclients.sandbox.internal.spec.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that is one provider's own. A new one is a room below this with a class of these. */
public interface SandboxProvider {
  /** As {@code providers.json} has it. */
  String name();

  /** The headers of a request that signs in, as everything is at the start. */
  Map<String, String> headers();

  /**
   * The variables by which {@code exportctl} signs in, as everything is at the start; the base URL
   * is added.
   */
  Map<String, String> environment();

  /** What the page shows: at least one call of each operation. */
  List<CurlLine> calls();

  /** The ids that mean something to this provider only. */
  default List<MeaningfulId> ids() {
    return List.of();
  }

  /** The refusal of a call that does not sign in as it should; nothing for one that may pass. */
  Optional<Response> refuse(ApiCall call);

  /**
   * The response to a request that its spec does not allow: unless said otherwise, the first 400.
   *
   * @param part the name of a parameter that is missing or wrong, or {@link RequestRules#BODY}
   */
  default Response invalid(ApiCall call, String part) {
    return SpecResponses.of(call, 400, "");
  }

  /** Who responds to a call that is not refused, where {@link StandardHandler} is not enough. */
  default Map<Route, Handler> handlers() {
    return Map.of();
  }

  /** Adds what the provider puts on its responses whatever they say, laid down by a test or not. */
  default Response complete(ApiCall call, Response response) {
    return response;
  }

  /** A refusal in the provider's form, with a message. */
  JsonNode refusal(String message);
}
