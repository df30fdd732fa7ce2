package dev.exportclients.sandbox.internal.provider.ecreporting;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.provider.CurlLine;
import dev.exportclients.sandbox.internal.provider.SandboxProvider;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.response.SpecResponses;
import dev.exportclients.sandbox.internal.spec.Route;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** EC Reporting: tokens, reports, jobs that make them, and their files. */
public final class EcReportingProvider implements SandboxProvider {
  public static final String TOKEN = "sandbox-bearer";
  public static final String CLIENT_ID = "sandbox-client";
  public static final String CLIENT_SECRET = "sandbox-Client+Secret/=";
  public static final String USERNAME = "sandbox-user";
  public static final String PASSWORD = "sandbox-Pass+word/=";

  private static final Route TOKENS = Route.of("ecreportingidentity.createToken");
  private static final Route DOWNLOAD = Route.of("ecreporting.downloadReport");
  private static final String STUDY = "CFD8129A430A473C8A02F4BA5DAAD865";

  private final Deployment deployment;
  private final EcTokens tokens;
  private final Map<Route, Handler> handlers;

  public EcReportingProvider(Deployment deployment) {
    this.deployment = deployment;
    deployment.credentials().define("ecReportingToken", TOKEN);
    deployment.credentials().define("ecReportingClientId", CLIENT_ID);
    deployment.credentials().define("ecReportingClientSecret", CLIENT_SECRET);
    deployment.credentials().define("ecReportingUsername", USERNAME);
    deployment.credentials().define("ecReportingPassword", PASSWORD);
    tokens = new EcTokens(deployment);
    EcJobs jobs = new EcJobs(deployment.settings());
    EcJobCalls calls = new EcJobCalls(deployment, jobs);
    handlers =
        Map.of(
            TOKENS,
            tokens::give,
            Route.of("ecreporting.createReport"),
            calls::start,
            Route.of("ecreporting.listReportRuns"),
            calls::list,
            DOWNLOAD,
            calls::download);
    deployment.onReset(jobs::reset);
    deployment.onReset(tokens::reset);
  }

  @Override
  public String name() {
    return "ecreporting";
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Authorization", "Bearer " + TOKEN);
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("ECREPORTING_TOKEN", TOKEN);
  }

  @Override
  public List<CurlLine> calls() {
    return List.of(
        new CurlLine(
            "EC Reporting: a token, good for ten minutes",
            "POST",
            "/tokens",
            Map.of(
                "Authorization",
                "Basic " + basic(),
                "Content-Type",
                "application/x-www-form-urlencoded"),
            "grant_type=client_credentials&scope=tenant.ec-reporting-svc.all"),
        CurlLine.get(
            "EC Reporting: reports",
            "/ec-reporting-svc/rest/v1.0/reportmetadata?studyId=" + STUDY + "&mode=test",
            headers()),
        CurlLine.get(
            "EC Reporting: a report's fields",
            "/ec-reporting-svc/rest/v1.0/studies/"
                + STUDY
                + "/test/reportmetadata/reportId/546A79C296BE11EABB370242AC130002",
            headers()),
        new CurlLine(
            "EC Reporting: start a job",
            "POST",
            "/ec-reporting-svc/rest/v1.0/reports?reportid=546A79C296BE11EABB370242AC130002"
                + "&format=CSV&studyId="
                + STUDY
                + "&mode=test",
            Map.of("Authorization", "Bearer " + TOKEN, "Content-Type", "application/json"),
            "{\"fieldSpecsList\":[],\"extFieldSpecsList\":[]}"),
        CurlLine.get(
            "EC Reporting: the runs that are ready",
            "/ec-reporting-svc/rest/v2.0/reportmetadata/downloadList?limit=50&offset=0&studyId="
                + STUDY
                + "&mode=test",
            headers()),
        CurlLine.get(
            "EC Reporting: a report",
            "/ec-reporting-svc/rest/v2.0/reports/download?id=6A7C29DD011241DFBE1B64399283C860&mode=test",
            headers()));
  }

  @Override
  public Optional<Response> refuse(ApiCall call) {
    if (call.route == TOKENS) {
      return Optional.empty();
    }
    return call.request.header("Authorization").filter(value -> isSignedIn(value, call)).isEmpty()
        ? Optional.of(SpecResponses.of(call, 401, "unauthorizedErrorData"))
        : Optional.empty();
  }

  private boolean isSignedIn(String authorization, ApiCall call) {
    String token = authorization.startsWith("Bearer ") ? authorization.substring(7) : "";
    return token.equals(deployment.credentials().get("ecReportingToken"))
        || tokens.isValid(token, call);
  }

  private static String basic() {
    return Base64.getEncoder().encodeToString((CLIENT_ID + ":" + CLIENT_SECRET).getBytes(UTF_8));
  }

  /** The first 400 of the call, but for a download that names no job. */
  @Override
  public Response invalid(ApiCall call, String part) {
    boolean lacksJob = call.route == DOWNLOAD && part.equals("id");
    return SpecResponses.of(call, 400, lacksJob ? "insufficientParameters" : "");
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
