package dev.exportclients.sandbox.internal.provider.ecreporting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.response.SpecResponses;
import dev.exportclients.sandbox.internal.spec.SpecialId;
import dev.exportclients.sandbox.internal.spec.Specs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Starts jobs, and lists those that are finished behind the spec's own run. */
final class EcJobCalls {
  static final Set<String> MODES = Set.of("test", "active", "training");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST_PAGE = 1000;

  private final Deployment deployment;
  private final EcJobs jobs;

  EcJobCalls(Deployment deployment, EcJobs jobs) {
    this.deployment = deployment;
    this.jobs = jobs;
  }

  Response start(ApiCall call) {
    SpecialId special = SpecialId.of(call.route.operation, call.lastId());
    if (special.status() != 0) {
      return SpecResponses.of(call, special.status(), special.example());
    }
    Optional<String> report = call.request.query("reportid").filter(id -> !id.isEmpty());
    Optional<String> mode = call.request.query("mode").filter(MODES::contains);
    if (report.isEmpty() || mode.isEmpty() || !isOrder(call.content())) {
      return SpecResponses.of(call, 400, "badRequest");
    }
    EcJobs.Job job =
        jobs.start(
            study(call),
            mode.get(),
            report.get(),
            call.request.query("format").orElse("CSV"),
            deployment.now(call));
    ObjectNode log = (ObjectNode) example("ecreporting.createReport", 202, "executionLog");
    log.put("id", job.id)
        .put("rptId", job.report)
        .put("rptFormat", job.format)
        .put("rptKickoffDatetime", job.kickoff.toString());
    return Response.json(202, log);
  }

  /** Two lists of fields, each with what a field must have. */
  private static boolean isOrder(byte[] content) {
    try {
      JsonNode order = JSON.readTree(content);
      return order.isObject()
          && StreamSupport.stream(order.spliterator(), false).allMatch(JsonNode::isArray)
          && areChoices(order.path("fieldSpecsList"))
          && areChoices(order.path("extFieldSpecsList"));
    } catch (JsonProcessingException malformed) {
      return false;
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean areChoices(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .allMatch(
            choice ->
                choice.path("fldId").isTextual()
                    && choice.path("fieldName").isTextual()
                    && choice.path("fieldType").isTextual()
                    && choice.path("fieldValueList").isArray());
  }

  /** Each first page is a look; the order of the spec's run and the jobs does not change. */
  Response list(ApiCall call) {
    SpecialId special = SpecialId.of(call.route.operation, call.lastId());
    if (special.status() != 0) {
      return SpecResponses.of(call, special.status(), special.example());
    }
    int limit = Math.min(number(call, "limit"), LARGEST_PAGE);
    int offset = number(call, "offset");
    Optional<String> mode = call.request.query("mode");
    if (limit < 1 || offset < 0 || mode.filter(m -> !MODES.contains(m)).isPresent()) {
      return SpecResponses.of(call, 400, "badRequest");
    }
    if (offset == 0) {
      jobs.look(study(call), mode.orElse(""));
    }
    return Response.json(200, page(call, limit, offset));
  }

  private ObjectNode page(ApiCall call, int limit, int offset) {
    ObjectNode page = (ObjectNode) example("ecreporting.listReportRuns", 200, "reportRuns");
    ObjectNode result = (ObjectNode) page.path("result");
    ArrayNode runs = (ArrayNode) result.path("reportRunStatus");
    Optional<String> report = call.request.query("rptId");
    List<JsonNode> all = new ArrayList<>();
    runs.forEach(all::add);
    jobs.listed(study(call), call.request.query("mode").orElse(""), report)
        .forEach(job -> all.add(run((ObjectNode) runs.get(0).deepCopy(), job)));
    List<JsonNode> shown =
        all.subList(Math.min(offset, all.size()), Math.min(offset + limit, all.size()));
    runs.removeAll();
    runs.addAll(shown);
    result
        .put("hasMore", String.valueOf(offset + limit < all.size()))
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
    return call.request
        .query(parameter)
        .filter(text -> text.matches("\\d{1,6}"))
        .map(Integer::parseInt)
        .orElse(-1);
  }

  private static JsonNode example(String operation, int status, String name) {
    try {
      return JSON.readTree(Specs.loaded().example(operation, status, name).bytes());
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
