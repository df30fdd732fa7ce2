package dev.exportclients.plans.report;

import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.plans.status.PlanStatus;
import dev.exportclients.plans.status.SavedFile;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** The tables of a page: of the exports, and of their files. */
final class Tables {
  private final Markup page;
  private final PlanStatus status;
  private final Instant at;
  private final DateTimeFormatter clock;

  Tables(Markup page, PlanStatus status, Instant at, DateTimeFormatter clock) {
    this.page = page;
    this.status = status;
    this.at = at;
    this.clock = clock;
  }

  void exports() {
    page.element(
        "table",
        () -> {
          page.element(
              "thead",
              () ->
                  page.element(
                      "tr",
                      () -> {
                        for (String column :
                            List.of(
                                "Export",
                                "State",
                                "Size",
                                "Requests",
                                "Begun",
                                "Took",
                                "Provider",
                                "Run",
                                "Target")) {
                          page.element("th", column, "scope", "col");
                        }
                      }));
          page.element("tbody", () -> status.exports().forEach(this::row));
        });
  }

  private void row(ExportStatus export) {
    Optional<Instant> begin = Spans.begin(export);
    page.element(
        "tr",
        () -> {
          page.element("th", export.name(), "scope", "row");
          page.element(
              "td",
              () ->
                  page.element(
                      "span", export.state().toString(), "class", "state " + export.state()));
          page.element(
              "td",
              export.files().isEmpty() ? "" : Amounts.bytes(export.bytes()),
              "class",
              "number");
          page.element("td", requests(export), "class", "number");
          page.element("td", begin.map(clock::format).orElse(""));
          page.element(
              "td",
              begin
                  .map(since -> Amounts.duration(Duration.between(since, Spans.end(export, at))))
                  .orElse(""),
              "class",
              "number");
          page.element("td", export.provider());
          page.element("td", export.handle().map(Object::toString).orElse(""), "class", "id");
          page.element("td", export.target(), "class", "id");
        });
  }

  private static String requests(ExportStatus export) {
    if (export.attempts() == 0) {
      return "";
    }
    return export.attempts() + (export.resumes() == 0 ? "" : " (" + export.resumes() + " resumed)");
  }

  void files() {
    List<SavedFile> files =
        status.exports().stream().flatMap(export -> export.files().stream()).toList();
    if (files.isEmpty()) {
      return;
    }
    page.element("h2", "Files");
    page.element(
        "div",
        () ->
            page.element(
                "table",
                () -> {
                  page.element(
                      "thead",
                      () ->
                          page.element(
                              "tr",
                              () -> {
                                for (String column : List.of("SHA-256", "Size", "File")) {
                                  page.element("th", column, "scope", "col");
                                }
                              }));
                  page.element("tbody", () -> files.forEach(this::file));
                }),
        "class",
        "wide",
        "tabindex",
        "0",
        "role",
        "region",
        "aria-label",
        "Files");
  }

  private void file(SavedFile file) {
    page.element(
        "tr",
        () -> {
          page.element("td", file.sha256(), "class", "id");
          page.element("td", Amounts.bytes(file.bytes()), "class", "number");
          page.element("td", file.file(), "class", "id");
        });
  }
}
