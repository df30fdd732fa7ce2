package dev.exportclients.cli.plan;

import dev.exportclients.plans.status.ExportFailure;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.plans.status.ExportTimes;
import dev.exportclients.plans.status.PlanStatus;
import dev.exportclients.plans.status.SavedFile;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The states of exports as JSON. */
final class PlanJson {
  private PlanJson() {}

  static Map<String, Object> of(PlanStatus plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("plan", plan.plan());
    json.put("period", plan.period().name());
    json.put("done", plan.isDone());
    json.put("bytes", plan.bytes());
    json.put("exports", plan.exports().stream().map(PlanJson::of).toList());
    return json;
  }

  static Map<String, Object> of(ExportStatus export) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", export.name());
    json.put("provider", export.provider());
    json.put("state", export.state().toString());
    json.put("optional", export.optional());
    json.put("round", export.round());
    json.put("target", export.target());
    json.put("handle", export.handle().map(Object::toString).orElse(null));
    json.put("bytes", export.bytes());
    json.put("files", export.files().stream().map(PlanJson::of).toList());
    json.put("attempts", export.attempts());
    json.put("resumes", export.resumes());
    json.putAll(times(export.times()));
    json.put("failure", export.failure().map(PlanJson::of).orElse(null));
    return json;
  }

  private static Map<String, Object> of(SavedFile file) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file.file());
    json.put("bytes", file.bytes());
    json.put("sha256", file.sha256());
    json.put("media_type", file.mediaType().orElse(null));
    json.put("etag", file.etag().orElse(null));
    json.put("saved_at", file.savedAt().toString());
    return json;
  }

  private static Map<String, Object> times(ExportTimes times) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("due_at", text(times.due()));
    json.put("starting_at", text(times.starting()));
    json.put("started_at", text(times.started()));
    json.put("ready_at", text(times.ready()));
    json.put("saved_at", text(times.saved()));
    json.put("failed_at", text(times.failed()));
    return json;
  }

  private static Map<String, Object> of(ExportFailure failure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", PlanExit.type(failure));
    json.put("exit_code", PlanExit.code(failure).number());
    json.put("message", failure.message());
    json.put("advice", failure.advice().orElse(null));
    json.put("needs_again", failure.needsAgain());
    return json;
  }

  private static @Nullable String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse(null);
  }
}
