package dev.exportclients.contract.consumer;

import dev.exportclients.ecreporting.EcReportingClient;
import dev.exportclients.ecreporting.FieldChoice;
import dev.exportclients.ecreporting.ReportFields;
import dev.exportclients.ecreporting.ReportOrder;
import dev.exportclients.ecreporting.ReportScope;
import dev.exportclients.ecreporting.StudyMode;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/** The calls before the download: what is sent, and in which state it succeeds. */
enum EcReportingCall {
  REPORTS(
      EcReporting.json(
              Call.get("ecreporting.listReports", "/ec-reporting-svc/rest/v1.0/reportmetadata"))
          .query("studyId", "${studyId}")
          .query("mode", "${mode}"),
      "study has reports",
      200,
      "reports",
      (client, names) -> client.reports(names.scope())),

  FIELDS(
      EcReporting.json(
          Call.get(
              "ecreporting.showReport",
              "/ec-reporting-svc/rest/v1.0/studies/${studyId}/${mode}/reportmetadata/reportId/${reportId}")),
      "report has fields",
      200,
      "reportDetails",
      (client, names) -> client.fields(names.report(), names.scope())),

  START(
      EcReporting.json(Call.post("ecreporting.createReport", "/ec-reporting-svc/rest/v1.0/reports"))
          .query("reportid", "${reportId}")
          .query("format", "${format}")
          .query("studyId", "${studyId}")
          .query("mode", "${mode}")
          .body("application/json", Names.NO_FIELDS),
      "report can be started",
      202,
      "executionLog",
      (client, names) ->
          client.start(
              ReportOrder.builder(names.report(), names.scope()).format(names.format()).build())),

  RUNS(
      EcReporting.json(
              Call.get(
                  "ecreporting.listReportRuns",
                  "/ec-reporting-svc/rest/v2.0/reportmetadata/downloadList"))
          .query("limit", "${limit}")
          .query("offset", "${offset}")
          .query("studyId", "${studyId}")
          .query("mode", "${mode}")
          .query("rptId", "${reportId}"),
      "report has runs",
      200,
      "reportRuns",
      (client, names) -> client.runs(names.scope(), names.report()).limit(1).toList());

  /** What is asked for. */
  record Names(String study, StudyMode mode, String report, String format) {
    static final String REPORT = "546A79C296BE11EABB370242AC130002";
    static final String NO_FIELDS = "{\"fieldSpecsList\":[],\"extFieldSpecsList\":[]}";

    private static final String FILE = "Study Name_Form Name_Timestamp (CSV only)";

    static final Names PLAIN = new Names(EcReporting.STUDY, StudyMode.TEST, REPORT, "CSV");

    private static final String AWKWARD_TEXT = "Übersicht1+2(a&b)=100%~*;x";

    /** As the paths have it. */
    static final String AWKWARD_SENT = "%C3%9Cbersicht1%2B2%28a%26b%29%3D100%25~%2A%3Bx";

    static final Names AWKWARD =
        new Names(AWKWARD_TEXT, StudyMode.TEST, AWKWARD_TEXT, "C S V & more");

    /** The sample of Oracle's page, in the order in which the client writes it. */
    static final ReportFields FIELDS =
        new ReportFields(
            List.of(
                choice("546A77A696BE11EABB370242AC130002", "fileName", FILE),
                choice(REPORT, "siteId", "549AD8CA793C46688ECF6332C8926319")),
            List.of(
                choice("546A77A696BE11EABB370242AC130002", "File Name", FILE),
                choice(REPORT, "Site", "Site001 - Site002")));

    private static FieldChoice choice(String id, String name, String value) {
      return FieldChoice.of(id, name, "list", List.of(value));
    }

    ReportScope scope() {
      return ReportScope.study(study, mode);
    }
  }

  final Call call;
  final String state;
  final int success;
  final String example;
  private final BiFunction<EcReportingClient, Names, Object> drive;

  EcReportingCall(
      Call call,
      String state,
      int success,
      String example,
      BiFunction<EcReportingClient, Names, Object> drive) {
    this.call = call;
    this.state = state;
    this.success = success;
    this.example = example;
    this.drive = drive;
  }

  Object run(EcReportingClient client, Names names) {
    return drive.apply(client, names);
  }

  /** What its state tells: what stands in path and query. */
  Object[] told(Names names) {
    return switch (this) {
      case REPORTS -> new Object[] {"mode", mode(names), "studyId", names.study()};
      case FIELDS ->
          new Object[] {"mode", mode(names), "reportId", names.report(), "studyId", names.study()};
      case RUNS ->
          new Object[] {
            "limit",
            50,
            "mode",
            mode(names),
            "offset",
            0,
            "reportId",
            names.report(),
            "studyId",
            names.study()
          };
      case START ->
          new Object[] {
            "format",
            names.format(),
            "mode",
            mode(names),
            "reportId",
            names.report(),
            "studyId",
            names.study()
          };
    };
  }

  Call filled(Names names) {
    return call.with("studyId", names.study())
        .with("mode", mode(names))
        .with("reportId", names.report())
        .with("format", names.format())
        .with("limit", 50)
        .with("offset", 0);
  }

  private static String mode(Names names) {
    return names.mode().name().toLowerCase(Locale.ROOT);
  }
}
