package dev.exportclients.sandbox.internal.provider.ems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.provider.CurlLine;
import dev.exportclients.sandbox.internal.provider.MeaningfulId;
import dev.exportclients.sandbox.internal.provider.SandboxProvider;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.response.SpecResponses;
import dev.exportclients.sandbox.internal.spec.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** EMS: results exports, and the attachments of experiments. */
public final class EmsProvider implements SandboxProvider {
  public static final String USERNAME = "ExampleDomain\\User.Name";
  public static final String TOKEN = "sandbox-user-token";

  public static final String API_KEY = "SandboxEmsKey+01";
  public static final String API_SECRET = "sandbox-ems/secret+of-that-key==";

  public static final String PASSWORD = "sandbox+Password/Of=User";

  private static final String ATTACHMENTS = "/ems/attachments?entityType=experiment&entityId=1234";

  private final EmsGate gate;
  private final Map<Route, Handler> handlers;

  public EmsProvider(Deployment deployment) {
    deployment.credentials().define("emsUsername", USERNAME);
    deployment.credentials().define("emsToken", TOKEN);
    deployment.credentials().define("emsApiKey", API_KEY);
    deployment.credentials().define("emsApiSecret", API_SECRET);
    deployment.credentials().define("emsPassword", PASSWORD);
    EmsUserTokens tokens = new EmsUserTokens(deployment);
    EmsStarts starts = new EmsStarts(deployment);
    gate = new EmsGate(deployment, tokens);
    handlers =
        Map.of(
            Route.of("ems.startResults"),
            starts,
            Route.of("ems.showPublicKey"),
            tokens::publicKey,
            Route.of("ems.createExternalToken"),
            tokens::create,
            Route.of("ems.exportResults"),
            new EmsResults(deployment, starts),
            Route.of("ems.listAttachments"),
            new EmsAttachments(deployment.settings()),
            Route.of("ems.downloadAttachment"),
            new EmsAttachment(deployment));
  }

  @Override
  public String name() {
    return "ems";
  }

  @Override
  public Map<String, String> headers() {
    return accepting("*/*;version=1");
  }

  private static Map<String, String> accepting(String mediaType) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("api-username", USERNAME);
    headers.put("api-usertoken", TOKEN);
    headers.put("Accept", mediaType);
    return headers;
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "EMS_USERNAME",
        USERNAME,
        "EMS_TOKEN",
        TOKEN,
        "EMS_API_KEY",
        API_KEY,
        "EMS_API_SECRET",
        API_SECRET);
  }

  @Override
  public List<CurlLine> calls() {
    Map<String, String> json = Map.of("Accept", "application/json;version=1");
    return List.of(
        CurlLine.get("EMS: what it runs", "/ems/version", json),
        CurlLine.get(
            "EMS: the start of a results export, whose dataset is the response",
            "/ems/results?experimentId=77",
            accepting("application/json;version=1")),
        CurlLine.get("EMS: a results export", "/ems/resultsExport/77", headers()),
        CurlLine.get(
            "EMS: the list of attachments, as JSON",
            ATTACHMENTS,
            accepting("application/json;version=1")),
        CurlLine.get(
            "EMS: the list of attachments, as XML",
            ATTACHMENTS,
            accepting("application/xml;version=1")),
        CurlLine.get(
            "EMS: an attachment", "/ems/attachments/a321ef423922495e8cb66920522db2a4", headers()),
        CurlLine.get(
            "EMS: a file of 70,000 bytes, cut short once",
            "/faults/cut=30000;id=me/ems/resultsExport/1000070000",
            headers()),
        CurlLine.get("EMS: the key to encrypt a password with", "/ems/userTokens/publicKey", json),
        new CurlLine(
            "EMS: a user token, which ends the one above (the password is encrypted)",
            "POST",
            "/ems/userTokens/createExternal",
            Map.of(
                "Accept",
                "application/json;version=1",
                "Content-Type",
                "application/json;version=1"),
            EmsUserTokens.body(USERNAME, PASSWORD)));
  }

  @Override
  public List<MeaningfulId> ids() {
    return List.of(
        new MeaningfulId(
            "EMS dataset",
            "1234",
            "412 twice, then the CSV; anew when it was not asked for during a minute"),
        new MeaningfulId(
            "EMS experiment",
            "1000070000",
            "started, its dataset has the same id, and so 70,000 bytes; others get a new one"),
        new MeaningfulId("EMS entity", "0", "no attachments"));
  }

  @Override
  public Optional<Response> refuse(ApiCall call) {
    return gate.refuse(call);
  }

  /** There is no attachment of an ID that is none; of other calls, the first 400 says it. */
  @Override
  public Response invalid(ApiCall call, String part) {
    return SpecResponses.of(call, part.equals("identifier") ? 404 : 400, "");
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
