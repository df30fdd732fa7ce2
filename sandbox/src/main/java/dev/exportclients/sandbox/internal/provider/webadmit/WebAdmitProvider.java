package dev.exportclients.sandbox.internal.provider.webadmit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.provider.CurlLine;
import dev.exportclients.sandbox.internal.provider.MeaningfulId;
import dev.exportclients.sandbox.internal.provider.SandboxProvider;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.response.SpecResponses;
import dev.exportclients.sandbox.internal.spec.Route;
import dev.exportclients.sandbox.internal.spec.SpecialId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/** WebAdMIT: identities, runs of exports, and the links to what the runs made. */
public final class WebAdmitProvider implements SandboxProvider {
  public static final String API_KEY = "0123456789abcdef0123456789abcdef";

  private static final Set<String> WITH_A_FILE = Set.of("available", "success_with_errors");

  private static final String UNKNOWN_IDENTITY = "999";

  static final Route START = Route.of("webadmit.startExport");

  private final Deployment deployment;
  private final WebAdmitGate gate;
  private final WebAdmitRuns runs;
  private final WebAdmitEnvelope envelope;
  private final WebAdmitLinks links;

  public WebAdmitProvider(Deployment deployment) {
    this.deployment = deployment;
    deployment.credentials().define("webAdmitApiKey", API_KEY);
    this.gate = new WebAdmitGate(deployment.credentials());
    this.runs = new WebAdmitRuns(deployment.settings());
    this.envelope = new WebAdmitEnvelope(deployment.settings());
    this.links = new WebAdmitLinks(deployment);
    deployment.onReset(gate::reset);
    deployment.onReset(runs::reset);
  }

  @Override
  public String name() {
    return "webadmit";
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("x-api-key", API_KEY);
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("WEBADMIT_API_KEY", API_KEY);
  }

  @Override
  public List<CurlLine> calls() {
    return List.of(
        CurlLine.get("WebAdMIT: identities", "/api/v1/user_identities", headers()),
        CurlLine.get("WebAdMIT: exports of all identities", "/api/v1/exports", headers()),
        CurlLine.get(
            "WebAdMIT: an identity's exports", "/api/v1/user_identities/42/exports", headers()),
        new CurlLine(
            "WebAdMIT: start a run",
            "POST",
            "/api/v1/user_identities/42/exports/86446/export_files",
            headers()),
        CurlLine.get(
            "WebAdMIT: an identity's recent runs",
            "/api/v1/user_identities/42/export_files",
            headers()),
        CurlLine.get(
            "WebAdMIT: a run's status, with a link to its file",
            "/api/v1/exports/86446/export_files/74780",
            headers()));
  }

  @Override
  public List<MeaningfulId> ids() {
    return WebAdmitRuns.MEANINGFUL;
  }

  /** The store, which the links lead to, asks for nothing but the link. */
  @Override
  public Optional<Response> refuse(ApiCall call) {
    return call.route == Route.WEBADMIT_LINK ? Optional.empty() : gate.refuse(call);
  }

  /** Its spec has no 400, but an ID that is none is nobody's. */
  @Override
  public Response invalid(ApiCall call, String part) {
    return SpecResponses.of(call, 404, "notFound");
  }

  @Override
  public Map<Route, Handler> handlers() {
    return Map.of(
        Route.of("webadmit.listUserIdentities"),
        this::identities,
        Route.of("webadmit.listExports"),
        call -> SpecResponses.of(call, 200, "exportsOfEachFormat"),
        Route.of("webadmit.listExportsOfIdentity"),
        call -> ofIdentity(call, id -> SpecResponses.of(call, 200, "exportsOfIdentity")),
        Route.of("webadmit.listExportFiles"),
        call -> ofIdentity(call, id -> files(call, id)),
        START,
        call -> ofIdentity(call, id -> start(call, id)),
        Route.of("webadmit.showExportFile"),
        this::status,
        Route.WEBADMIT_LINK,
        links);
  }

  @Override
  public JsonNode refusal(String message) {
    return JsonNodeFactory.instance.objectNode().put("message", message);
  }

  private Response identities(ApiCall call) {
    String example =
        List.of("noUserIdentities", "userIdentities", "severalUserIdentities")
            .get(deployment.settings().userIdentities());
    return SpecResponses.of(call, 200, example);
  }

  /** What an identity gets, if it is one. */
  private static Response ofIdentity(ApiCall call, LongFunction<Response> response) {
    String id = call.ids.get(0);
    if (id.equals(UNKNOWN_IDENTITY)) {
      return SpecResponses.of(call, 404, "userIdentityNotFound");
    }
    String last = call.ids.get(call.ids.size() - 1);
    SpecialId special = SpecialId.of(call.route.operation, last);
    return special.status().isEmpty()
        ? response.apply(Long.parseLong(id))
        : SpecResponses.of(call, special.status().getAsInt(), special.example());
  }

  /** Each listing is a poll of all that it lists. */
  private Response files(ApiCall call, long identity) {
    Map<WebAdmitRuns.Run, String> states = new LinkedHashMap<>();
    runs.startedBy(call.prefix.text(), identity).forEach(run -> states.put(run, runs.poll(run)));
    return Response.json(200, envelope.list(identity, states));
  }

  private Response start(ApiCall call, long identity) {
    long export = Long.parseLong(call.ids.get(1));
    WebAdmitRuns.Run run = runs.start(call.prefix.text(), identity, export);
    return Response.json(201, envelope.of(run, "initializing", null));
  }

  private Response status(ApiCall call) {
    SpecialId special = SpecialId.of(call.route.operation, call.ids.get(1));
    if (special.status().isPresent()) {
      return SpecResponses.of(call, special.status().getAsInt(), special.example());
    }
    Optional<WebAdmitRuns.Run> run =
        runs.find(Long.parseLong(call.ids.get(0)), Long.parseLong(call.ids.get(1)));
    if (run.isEmpty()) {
      return SpecResponses.of(call, 404, "notFound");
    }
    String state = runs.poll(run.get());
    ObjectNode body =
        envelope.of(
            run.get(), state, WITH_A_FILE.contains(state) ? links.issue(call, run.get()) : null);
    return Response.json(200, body);
  }

  /** All but the store's, which the links lead to, say what is left of the hour's limit. */
  @Override
  public Response complete(ApiCall call, Response response) {
    return call.route == Route.WEBADMIT_LINK ? response : gate.limited(response);
  }
}
