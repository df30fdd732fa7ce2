package dev.exportclients.sandbox.internal.provider.ecreporting;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** EC Reporting: reports, jobs that make them, and their files. */
public final class EcReportingProvider implements SandboxProvider {
  public static final String TOKEN = "sandbox-bearer";

  private static final String STUDY = "CFD8129A430A473C8A02F4BA5DAAD865";

  private final Deployment deployment;
  private final Map<Route, Handler> handlers;

  public EcReportingProvider(Deployment deployment) {
    this.deployment = deployment;
    deployment.credentials().define("ecReportingToken", TOKEN);
    EcJobs jobs = new EcJobs(deployment.settings());
    EcJobCalls calls = new EcJobCalls(deployment, jobs);
    handlers =
        Map.of(
            Route.of("ecreporting.createReport"),
            calls::start,
            Route.of("ecreporting.listReportRuns"),
            calls::list,
            Route.of("ecreporting.downloadReport"),
            new EcReport(deployment, jobs));
    deployment.onReset(jobs::reset);
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
    String bearer = "Bearer " + deployment.credentials().get("ecReportingToken");
    return call.request.header("Authorization").filter(bearer::equals).isEmpty()
        ? Optional.of(SpecResponses.of(call, 401, "unauthorizedErrorData"))
        : Optional.empty();
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
