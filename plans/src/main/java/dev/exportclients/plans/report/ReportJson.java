package dev.exportclients.plans.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exportclients.plans.status.ExportFailure;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.plans.status.ExportTimes;
import dev.exportclients.plans.status.PlanStatus;
import dev.exportclients.plans.status.SavedFile;
import java.time.Instant;
import java.util.Optional;

/** A report for programs. What is not known is null. */
final class ReportJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportJson() {}

  static String text(PlanStatus status, Instant at) {
    ObjectNode plan = JSON.createObjectNode();
    plan.put("plan", status.plan());
    plan.put("period", status.period().name());
    plan.put("at", at.toString());
    plan.put("done", status.isDone());
    plan.put("bytes", status.bytes());
    ArrayNode exports = plan.putArray("exports");
    status.exports().forEach(export -> exports.add(export(export)));
    return plan.toPrettyString();
  }

  private static ObjectNode export(ExportStatus export) {
    ObjectNode json = JSON.createObjectNode();
    json.put("name", export.name());
    json.put("provider", export.provider());
    json.put("state", export.state().toString());
    json.put("optional", export.optional());
    json.put("round", export.round());
    json.put("target", export.target());
    json.put("handle", export.handle().map(Object::toString).orElse(null));
    json.put("bytes", export.bytes());
    json.put("attempts", export.attempts());
    json.put("resumes", export.resumes());
    ArrayNode files = json.putArray("files");
    export.files().forEach(file -> files.add(file(file)));
    json.set("times", times(export.times()));
    json.set("failure", export.failure().map(ReportJson::failure).orElse(null));
    return json;
  }

  private static ObjectNode file(SavedFile file) {
    ObjectNode json = JSON.createObjectNode();
    json.put("file", file.file());
    json.put("bytes", file.bytes());
    json.put("sha256", file.sha256());
    json.put("media_type", file.mediaType().orElse(null));
    json.put("etag", file.etag().orElse(null));
    json.put("saved_at", file.savedAt().toString());
    return json;
  }

  private static ObjectNode times(ExportTimes times) {
    ObjectNode json = JSON.createObjectNode();
    put(json, "due", times.due());
    put(json, "starting", times.starting());
    put(json, "started", times.started());
    put(json, "ready", times.ready());
    put(json, "saved", times.saved());
    put(json, "failed", times.failed());
    return json;
  }

  private static void put(ObjectNode json, String name, Optional<Instant> time) {
    json.put(name, time.map(Instant::toString).orElse(null));
  }

  private static ObjectNode failure(ExportFailure failure) {
    ObjectNode json = JSON.createObjectNode();
    json.put("kind", failure.kind());
    json.put("cause", failure.cause().orElse(null));
    json.put("message", failure.message());
    json.put("advice", failure.advice().orElse(null));
    json.put("needs_again", failure.needsAgain());
    return json;
  }
}
