package dev.exportclients.cli.command;

import dev.exportclients.cli.output.Console;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.ecreporting.Report;
import dev.exportclients.ecreporting.ReportField;
import dev.exportclients.ecreporting.ReportRun;
import dev.exportclients.ecreporting.ReportScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What EC Reporting lists, as tables and as JSON. */
final class EcReportingLists {
  private EcReportingLists() {}

  static void reports(Console console, List<Report> reports) {
    if (console.isJson()) {
      console.jsonList(reports.stream().map(EcReportingLists::json));
      return;
    }
    console.table(
        table(
            List.of("REPORT_ID", "NAME", "TYPE"),
            reports.stream(),
            report -> List.of(report.id(), shown(report.name()), shown(report.type()))));
  }

  private static Map<String, Object> json(Report report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("report_id", report.id());
    json.put("report_name", report.name().orElse(null));
    json.put("report_type", report.type().orElse(null));
    json.put("type_sequence", report.typeSequence().orElse(null));
    json.put("sequence", report.sequence().orElse(null));
    return json;
  }

  /**
   * @throws UnexpectedContentException if there are none: no page says where they are
   */
  static void fields(Console console, List<ReportField> fields) {
    if (fields.isEmpty()) {
      String operation = "ecreporting.showReport";
      throw new UnexpectedContentException(
          operation + ": the response has no field; the report may need none",
          operation,
          200,
          null,
          "",
          null);
    }
    if (console.isJson()) {
      console.jsonList(fields.stream().map(EcReportingLists::json));
      return;
    }
    console.table(
        table(
            List.of("FIELD_ID", "NAME", "LABEL", "MANDATORY", "CONTROL", "DEFAULT"),
            fields.stream(),
            field ->
                List.of(
                    field.id(),
                    shown(field.name()),
                    shown(field.label()),
                    field.isMandatory() ? "yes" : "no",
                    shown(field.controlType()),
                    shown(field.defaultValue()))));
  }

  private static Map<String, Object> json(ReportField field) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("field_id", field.id());
    json.put("field_name", field.name().orElse(null));
    json.put("label", field.label().orElse(null));
    json.put("sequence", field.sequence().orElse(null));
    json.put("mandatory", field.isMandatory());
    json.put("default_value", field.defaultValue().orElse(null));
    json.put("control_type", field.controlType().orElse(null));
    json.put("prefetch_uri", field.prefetchUri().orElse(null));
    json.put("hide_in_ui", field.hideInUi().orElse(null));
    json.put("id_field_name", field.idFieldName().orElse(null));
    json.put("value_field_name", field.valueFieldName().orElse(null));
    json.put("parent_field_id", field.parentId().orElse(null));
    json.put("search_spec", field.searchSpec().orElse(null));
    json.put("sort_spec", field.sortSpec().orElse(null));
    json.put("result_path", field.resultPath().orElse(null));
    return json;
  }

  static void runs(Console console, Stream<ReportRun> runs, ReportScope scope) {
    if (console.isJson()) {
      console.jsonList(runs.map(run -> json(run, scope)));
      return;
    }
    console.table(
        table(
            List.of("JOB_ID", "FORMAT", "KICKOFF"),
            runs,
            run -> List.of(shown(run.jobId()), shown(run.format()), shown(run.kickoff()))));
  }

  private static Map<String, Object> json(ReportRun run, ReportScope scope) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("handle", run.handle(scope).map(Object::toString).orElse(null));
    json.put("job_id", run.jobId().orElse(null));
    json.put("report_id", run.reportId().orElse(null));
    json.put("format", run.format().orElse(null));
    json.put("kickoff", run.kickoff().orElse(null));
    json.put("search_spec", run.searchSpec().orElse(null));
    json.put("sort_spec", run.sortSpec().orElse(null));
    return json;
  }

  private static <T> List<List<String>> table(
      List<String> head, Stream<T> rows, Function<T, List<String>> columns) {
    List<List<String>> table = new ArrayList<>(List.of(head));
    rows.map(columns).forEach(table::add);
    return table;
  }

  private static String shown(Optional<String> value) {
    return value.orElse("-");
  }
}
