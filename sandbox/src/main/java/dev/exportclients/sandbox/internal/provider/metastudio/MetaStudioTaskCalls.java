package dev.exportclients.sandbox.internal.provider.metastudio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.http.FormFile;
import dev.exportclients.sandbox.internal.http.HttpText;
import dev.exportclients.sandbox.internal.provider.StandardHandler;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.response.SpecResponses;
import dev.exportclients.sandbox.internal.spec.Route;
import dev.exportclients.sandbox.internal.spec.SpecialId;
import dev.exportclients.sandbox.internal.spec.Specs;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls about tasks: those that were started here have state, all others are the spec's. */
final class MetaStudioTaskCalls {
  private static final String RESULT = "metastudio.downloadResult";

  /** With a signature, the gateway takes no more. */
  private static final int MOST_SIGNED = 12 * 1024 * 1024;

  private final Deployment deployment;
  private final StandardHandler standard;
  private final MetaStudioTasks tasks;

  MetaStudioTaskCalls(Deployment deployment) {
    this.deployment = deployment;
    this.standard = new StandardHandler(deployment);
    this.tasks = new MetaStudioTasks(deployment.settings());
    deployment.onReset(tasks::reset);
  }

  Map<Route, Handler> handlers() {
    return Map.of(
        Route.of("metastudio.exportResource"), this::export,
        Route.of("metastudio.importResource"), this::importFile,
        Route.of("metastudio.showTask"), this::show,
        Route.of("metastudio.listTasks"), this::list,
        Route.of("metastudio.deleteTask"), this::delete,
        Route.of(RESULT), this::result);
  }

  private Response export(ApiCall call) {
    if (isSpecial(call)) {
      return standard.handle(call);
    }
    return started(call, tasks.start(order(call, "export", 1, 0), now(call)));
  }

  private Response importFile(ApiCall call) {
    if (isSpecial(call)) {
      return standard.handle(call);
    }
    boolean signed = call.request.header("Authorization").isPresent();
    Optional<FormFile> file =
        FormFile.of("file", call.request.header("Content-Type").orElse(""), call.content());
    if (file.isEmpty() || signed && call.content().length > MOST_SIGNED) {
      return SpecResponses.of(call, 400, "invalidParameter");
    }
    ImportedRows rows = ImportedRows.of(file.get().content());
    MetaStudioTasks.Order order = order(call, "import", rows.good(), rows.bad());
    MetaStudioTasks.Task task = tasks.start(order, now(call));
    deployment.files().put(RESULT, task.id, rows.report());
    return started(call, task);
  }

  private static MetaStudioTasks.Order order(ApiCall call, String kind, int good, int bad) {
    String businessId = call.request.query("business_id").orElse("");
    return new MetaStudioTasks.Order(kind, call.lastId(), businessId, good, bad);
  }

  private static Response started(ApiCall call, MetaStudioTasks.Task task) {
    ObjectNode body = example(call, 202, task.order.kind() + "Started");
    return Response.json(202, body.put("value", task.id));
  }

  private Response show(ApiCall call) {
    String id = call.lastId();
    Optional<MetaStudioTasks.Task> task = tasks.find(id);
    if (task.isPresent()) {
      return Response.json(200, tasks.poll(task.get(), now(call)));
    }
    return isSpecial(call) || tasks.isGone(id)
        ? refusedOrSpecial(call)
        : Response.json(200, example(call, 200, "task").put("task_id", id));
  }

  private Response delete(ApiCall call) {
    if (isSpecial(call)) {
      return standard.handle(call);
    }
    if (tasks.isGone(call.lastId())) {
      return SpecResponses.of(call, 400, "invalidParameter");
    }
    tasks.delete(call.lastId());
    return Response.of(200);
  }

  /** Unfinished, it has none. */
  private Response result(ApiCall call) {
    Optional<MetaStudioTasks.Task> task = tasks.find(call.lastId());
    if (tasks.isGone(call.lastId()) || task.filter(found -> !tasks.isFinished(found)).isPresent()) {
      return SpecResponses.of(call, 400, "failure");
    }
    return MetaStudioCodes.asked(call).orElseGet(() -> standard.handle(call));
  }

  private Response list(ApiCall call) {
    if (isSpecial(call)) {
      return standard.handle(call);
    }
    Map<String, List<String>> query = HttpText.query(call.request.rawQuery());
    List<ObjectNode> found =
        tasks.list(
            query.getOrDefault("resource", List.of()),
            call.request.query("business_id"),
            millis(call, "begin_time", 0),
            millis(call, "end_time", Long.MAX_VALUE));
    ObjectNode body = example(call, 200, "noTasks").put("count", found.size());
    body.putArray("data").addAll(found);
    return Response.json(200, body);
  }

  private static long millis(ApiCall call, String name, long otherwise) {
    String digits = call.request.query(name).orElse(String.valueOf(otherwise));
    return HttpText.int64(digits).orElse(Long.MAX_VALUE);
  }

  private Response refusedOrSpecial(ApiCall call) {
    return isSpecial(call)
        ? standard.handle(call)
        : SpecResponses.of(call, 400, "invalidParameter");
  }

  private static boolean isSpecial(ApiCall call) {
    return SpecialId.of(call.route.operation, call.lastId()).status().isPresent();
  }

  private static ObjectNode example(ApiCall call, int status, String name) {
    return Specs.loaded().example(call.route.operation, status, name).value().deepCopy();
  }

  private long now(ApiCall call) {
    return deployment.now(call).toEpochMilli();
  }
}
