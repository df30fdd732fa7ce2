package dev.exportclients.sandbox.internal;

import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.control.FileRequests;
import dev.exportclients.sandbox.internal.control.Page;
import dev.exportclients.sandbox.internal.control.RequestsJson;
import dev.exportclients.sandbox.internal.control.StateRequests;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.fault.FaultSpec;
import dev.exportclients.sandbox.internal.provider.EcReport;
import dev.exportclients.sandbox.internal.provider.EmsAttachment;
import dev.exportclients.sandbox.internal.provider.EmsAttachments;
import dev.exportclients.sandbox.internal.provider.EmsResults;
import dev.exportclients.sandbox.internal.provider.MetaStudioResult;
import dev.exportclients.sandbox.internal.provider.WebAdmit;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.spec.Route;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** From a call to its response: a fault, else what a test scripted, else what the provider does. */
public final class Dispatcher implements Handler {
  private final Deployment deployment;
  private final ResponseFaults faults;
  private final WebAdmit webAdmit;
  private final MetaStudioResult metaStudio;
  private final Map<Route, Handler> operations = new EnumMap<>(Route.class);

  public Dispatcher(Deployment deployment) {
    this.deployment = deployment;
    this.faults = new ResponseFaults(deployment);
    this.webAdmit = new WebAdmit(deployment);
    this.metaStudio = new MetaStudioResult(deployment);
    operations.put(Route.EMS_RESULTS, new EmsResults(deployment));
    operations.put(Route.EMS_ATTACHMENTS, new EmsAttachments(deployment));
    operations.put(Route.EMS_ATTACHMENT, new EmsAttachment(deployment));
    operations.put(Route.EC_REPORT, new EcReport(deployment));
    operations.put(Route.WEBADMIT_IDENTITIES, webAdmit::identities);
    operations.put(Route.WEBADMIT_START, webAdmit::start);
    operations.put(Route.WEBADMIT_STATUS, webAdmit::status);
    operations.put(Route.WEBADMIT_LINK, webAdmit.links);
    operations.put(Route.METASTUDIO_RESULT, metaStudio);
    operations.put(Route.PAGE, new Page());
    operations.put(Route.REQUESTS, call -> RequestsJson.of(deployment.calls().requests()));
    operations.put(
        Route.OTHER_REQUESTS, call -> RequestsJson.of(deployment.calls().foreignRequests()));
    operations.put(Route.STATE, new StateRequests(deployment));
    operations.put(Route.FILE, new FileRequests(deployment.files()));
    operations.put(
        Route.RESET,
        call -> {
          deployment.reset();
          return Response.of(204);
        });
    operations.put(Route.UNKNOWN, Dispatcher::unknown);
  }

  @Override
  public Response handle(ApiCall call) {
    if (!call.foreign && !call.prefix.fault().isEmpty()) {
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
    Response response =
        deployment.scripts().next(call).orElseGet(() -> operations.get(call.route).handle(call));
    return withStandingHeaders(call, response);
  }

  /** Those that a provider puts on its responses whatever they say, laid down by a test or not. */
  private Response withStandingHeaders(ApiCall call, Response response) {
    return switch (call.route) {
      case WEBADMIT_IDENTITIES, WEBADMIT_START, WEBADMIT_STATUS -> webAdmit.limited(response);
      case METASTUDIO_RESULT -> metaStudio.numbered(response);
      default -> response;
    };
  }

  private static Response unknown(ApiCall call) {
    Optional<String> allowed = Route.methodOf(call.prefix.path());
    Response response =
        Response.text(
            allowed.isPresent() ? 405 : 404,
            "text/plain; charset=utf-8",
            "The sandbox knows no call "
                + call.request.method()
                + " "
                + call.prefix.path()
                + "\nGET / lists those it knows.\n");
    return allowed.map(method -> response.with("Allow", method)).orElse(response);
  }
}
