package dev.exportclients.sandbox.internal.provider.ecreporting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.provider.StandardHandler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.response.SpecResponses;
import dev.exportclients.sandbox.internal.spec.SpecialId;
import dev.exportclients.sandbox.internal.spec.Specs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts jobs, lists those that are finished behind the spec's own run, and sends their files. */
final class EcJobCalls {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST_PAGE = 1000;

  private final Deployment deployment;
  private final EcJobs jobs;
  private final StandardHandler standard;

  EcJobCalls(Deployment deployment, EcJobs jobs) {
    this.deployment = deployment;
    this.jobs = jobs;
    this.standard = new StandardHandler(deployment);
  }

  Response start(ApiCall call) {
    SpecialId special = SpecialId.of(call.route.operation, call.lastId());
    if (special.status().isPresent()) {
      return SpecResponses.of(call, special.status().getAsInt(), special.example());
    }
    EcJobs.Job job =
        jobs.start(
            study(call),
            text(call, "mode"),
            text(call, "reportid"),
            call.request.query("format").orElse("CSV"),
            deployment.now(call));
    ObjectNode log = (ObjectNode) example("ecreporting.createReport", 202, "executionLog");
    log.put("id", job.id)
        .put("rptId", job.report)
        .put("rptFormat", job.format)
        .put("rptKickoffDatetime", job.kickoff.toString());
    return Response.json(202, log);
  }

  /** Each first page is a look; the order of the spec's run and the jobs does not change. */
  Response list(ApiCall call) {
    SpecialId special = SpecialId.of(call.route.operation, call.lastId());
    if (special.status().isPresent()) {
      return SpecResponses.of(call, special.status().getAsInt(), special.example());
    }
    int limit = Math.min(Math.max(0, number(call, "limit")), LARGEST_PAGE);
    int offset = Math.max(0, number(call, "offset"));
    if (offset == 0) {
      jobs.look(study(call), text(call, "mode"));
    }
    return Response.json(200, page(call, limit, offset));
  }

  Response download(ApiCall call) {
    return jobs.isRunning(call.lastId())
        ? SpecResponses.of(call, 404, "reportNotFound")
        : standard.handle(call);
  }

  private ObjectNode page(ApiCall call, int limit, int offset) {
    ObjectNode page = (ObjectNode) example("ecreporting.listReportRuns", 200, "reportRuns");
    ObjectNode result = (ObjectNode) page.path("result");
    ArrayNode runs = (ArrayNode) result.path("reportRunStatus");
    Optional<String> report = call.request.query("rptId");
    List<JsonNode> all = new ArrayList<>();
    runs.forEach(all::add);
    jobs.listed(study(call), text(call, "mode"), report)
        .forEach(job -> all.add(run((ObjectNode) runs.get(0).deepCopy(), job)));
    int from = Math.min(offset, all.size());
    int to = Math.min(from + limit, all.size());
    List<JsonNode> shown = all.subList(from, to);
    runs.removeAll();
    runs.addAll(shown);
    result
        .put("hasMore", String.valueOf(to < all.size()))
        .put("totalResults", all.size())
        .put("count", shown.size())
        .put("limit", limit)
        .put("offset", offset);
    report.ifPresent(id -> result.put("reportId", id));
    return page;
  }

  private static ObjectNode run(ObjectNode run, EcJobs.Job job) {
    return run.put("downloadId", job.id)
        .put("rptFormat", job.format)
        .put("rptKickoffDatetime", job.kickoff.toString());
  }

  /** Empty for the tenant, however that is said. */
  private static String study(ApiCall call) {
    return call.request.query("studyId").filter(id -> !id.equals("null")).orElse("");
  }

  private static int number(ApiCall call, String parameter) {
    return Integer.parseInt(text(call, parameter));
  }

  /** Empty where there is none. */
  private static String text(ApiCall call, String parameter) {
    return call.request.query(parameter).orElse("");
  }

  private static JsonNode example(String operation, int status, String name) {
    try {
      return JSON.readTree(Specs.loaded().example(operation, status, name).bytes());
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
