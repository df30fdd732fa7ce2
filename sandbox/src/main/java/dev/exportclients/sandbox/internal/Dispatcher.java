package dev.exportclients.sandbox.internal;

import static java.util.Objects.requireNonNull;

import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.control.FileRequests;
import dev.exportclients.sandbox.internal.control.Page;
import dev.exportclients.sandbox.internal.control.ProvidersJson;
import dev.exportclients.sandbox.internal.control.RequestsJson;
import dev.exportclients.sandbox.internal.control.StateRequests;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.fault.FaultSpec;
import dev.exportclients.sandbox.internal.provider.SandboxProvider;
import dev.exportclients.sandbox.internal.provider.StandardHandler;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.spec.Route;
import dev.exportclients.sandbox.internal.spec.Specs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a call to its response: a fault, else what a test scripted, else what the provider does. */
public final class Dispatcher implements Handler {
  private final Deployment deployment;
  private final ResponseFaults faults;
  private final Map<Route, SandboxProvider> providers = new HashMap<>();
  private final Map<Route, Handler> handlers = new HashMap<>();

  public Dispatcher(Deployment deployment) {
    List<SandboxProvider> all = Providers.all(deployment);
    this.deployment = deployment;
    this.faults = new ResponseFaults(deployment, providers);
    Handler standard = new StandardHandler(deployment);
    for (SandboxProvider provider : all) {
      for (Route route : Route.ofProvider(provider.name())) {
        providers.put(route, provider);
        handlers.put(route, standard);
      }
      handlers.putAll(provider.handlers());
    }
    handlers.put(Route.PAGE, new Page(deployment, all));
    handlers.put(Route.PROVIDERS, call -> ProvidersJson.of(all));
    handlers.put(Route.REQUESTS, call -> RequestsJson.of(deployment.calls().requests()));
    handlers.put(
        Route.OTHER_REQUESTS, call -> RequestsJson.of(deployment.calls().requestsToOtherOrigin()));
    handlers.put(Route.STATE, new StateRequests(deployment));
    handlers.put(Route.FILE, new FileRequests(deployment.files()));
    handlers.put(
        Route.RESET,
        call -> {
          deployment.reset();
          return Response.of(204);
        });
    handlers.put(Route.UNKNOWN, Dispatcher::unknown);
  }

  @Override
  public Response handle(ApiCall call) {
    if (!call.atOtherOrigin && !call.prefix.fault().isEmpty()) {
      try {
        FaultSpec.parse(call.prefix.fault());
      } catch (IllegalArgumentException unknown) {
        return Response.text(400, "text/plain", unknown.getMessage() + "; GET / lists them all\n");
      }
      Optional<Response> fault = faults.response(call);
      if (fault.isPresent()) {
        return fault.get();
      }
    }
    SandboxProvider provider = providers.get(call.route);
    if (provider == null) {
      return handled(call);
    }
    Response response = deployment.scripts().next(call).orElseGet(() -> admitted(call, provider));
    return provider.complete(call, response);
  }

  /** The other origin asks for no credentials. */
  private Response admitted(ApiCall call, SandboxProvider provider) {
    Optional<Response> refusal = call.atOtherOrigin ? Optional.empty() : provider.refuse(call);
    return refusal.or(() -> invalid(call, provider)).orElseGet(() -> handled(call));
  }

  /** What the provider says to a request that is not as its spec has it. */
  private static Optional<Response> invalid(ApiCall call, SandboxProvider provider) {
    return Specs.loaded()
        .operation(call.route.operation)
        .flatMap(
            operation -> operation.request().violated(call.ids, call.request.query(), call::json))
        .map(part -> provider.invalid(call, part));
  }

  private Response handled(ApiCall call) {
    return requireNonNull(handlers.get(call.route)).handle(call);
  }

  private static Response unknown(ApiCall call) {
    List<String> allowed = Route.methodsOf(call.prefix.path());
    Response response =
        Response.text(
            allowed.isEmpty() ? 404 : 405,
            "text/plain; charset=utf-8",
            "The sandbox knows no call "
                + call.request.method()
                + " "
                + call.prefix.path()
                + "\nGET / lists those it knows.\n");
    return allowed.isEmpty() ? response : response.with("Allow", String.join(", ", allowed));
  }
}
