package dev.exportclients.plans.report;

import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.plans.status.PlanStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A report in Prometheus' text format, version 0.0.4. */
final class Metrics {
  private final StringBuilder text = new StringBuilder();
  private final String plan;

  private Metrics(String plan) {
    this.plan = plan;
  }

  static String text(PlanStatus status, Instant at) {
    Metrics metrics = new Metrics(status.plan());
    metrics.ofPlan(status, at);
    metrics.ofExports(status.exports());
    return metrics.text.toString();
  }

  private void ofPlan(PlanStatus status, Instant at) {
    head("export_plan_done", "Whether all exports of the period are saved, but for optional ones.");
    sample("export_plan_done", Map.of(), status.isDone() ? 1 : 0);
    head("export_plan_reported_timestamp_seconds", "When this was written.");
    sample("export_plan_reported_timestamp_seconds", Map.of(), seconds(at));
    head("export_plan_saved_bytes", "The size of all files saved in the period.");
    sample("export_plan_saved_bytes", Map.of(), status.bytes());
    head("export_plan_exports", "The exports of the period, by state.");
    for (ExportState state : ExportState.values()) {
      long count = status.exports().stream().filter(export -> export.state() == state).count();
      sample("export_plan_exports", Map.of("state", state.toString()), count);
    }
  }

  private void ofExports(List<ExportStatus> exports) {
    head("export_plan_export_saved", "Whether the export is saved in this period.");
    for (ExportStatus export : exports) {
      sample(
          "export_plan_export_saved", labels(export), export.state() == ExportState.SAVED ? 1 : 0);
    }
    head("export_plan_export_bytes", "The size of the export's files.");
    for (ExportStatus export : exports) {
      sample("export_plan_export_bytes", labels(export), export.bytes());
    }
    head("export_plan_export_attempts", "Requests for the bytes of the export's files.");
    for (ExportStatus export : exports) {
      sample("export_plan_export_attempts", labels(export), export.attempts());
    }
    head("export_plan_export_saved_timestamp_seconds", "When the export was saved.");
    for (ExportStatus export : exports) {
      optional(
          "export_plan_export_saved_timestamp_seconds",
          export,
          export.times().saved().map(Metrics::seconds));
    }
    head(
        "export_plan_export_duration_seconds",
        "From when the export was begun until it was saved.");
    for (ExportStatus export : exports) {
      Optional<Double> duration =
          export
              .times()
              .saved()
              .flatMap(saved -> Spans.begin(export).map(begin -> seconds(saved) - seconds(begin)));
      optional("export_plan_export_duration_seconds", export, duration);
    }
  }

  private void optional(String name, ExportStatus export, Optional<Double> value) {
    value.ifPresent(known -> sample(name, labels(export), known));
  }

  private static Map<String, String> labels(ExportStatus export) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("export", export.name());
    labels.put("provider", export.provider());
    return labels;
  }

  private void head(String name, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
  }

  private void sample(String name, Map<String, String> labels, double value) {
    List<String> all = new ArrayList<>();
    all.add("plan=\"" + escaped(plan) + '"');
    labels.forEach((label, of) -> all.add(label + "=\"" + escaped(of) + '"'));
    text.append(name).append('{').append(String.join(",", all)).append("} ");
    text.append(
        value == Math.rint(value) && Math.abs(value) < 1e15
            ? Long.toString((long) value)
            : Double.toString(value));
    text.append('\n');
  }

  private static String escaped(String label) {
    return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static double seconds(Instant time) {
    return time.toEpochMilli() / 1000.0;
  }
}
