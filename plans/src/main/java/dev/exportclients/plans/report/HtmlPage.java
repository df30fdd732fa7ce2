package dev.exportclients.plans.report;

import dev.exportclients.plans.status.ExportFailure;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.plans.status.PlanStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A report for people: one file, without scripts, which asks no server for anything. */
final class HtmlPage {
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

  private final Markup page = new Markup();
  private final Tables tables;
  private final PlanStatus status;
  private final Instant at;
  private final ZoneId zone;
  private final DateTimeFormatter clock;

  HtmlPage(PlanStatus status, Instant at, ZoneId zone) {
    this.status = status;
    this.at = at;
    this.zone = zone;
    this.clock = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH).withZone(zone);
    this.tables = new Tables(page, status, at, clock);
  }

  String text() {
    String title = status.plan() + ", " + status.period();
    page.element(
        "html",
        () -> {
          page.element("head", () -> head(title));
          page.element("body", () -> page.element("main", () -> body(title)));
        },
        "lang",
        "en");
    return "<!DOCTYPE html>\n" + page + "\n";
  }

  private void head(String title) {
    page.empty("meta", "charset", "utf-8");
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.empty("meta", "name", "color-scheme", "content", "light dark");
    page.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
    page.empty("link", "rel", "icon", "href", "data:,");
    page.element("title", title);
    page.element("style", () -> page.raw(style()));
  }

  private static String style() {
    try (InputStream css = HtmlPage.class.getResourceAsStream("report.css")) {
      if (css == null) {
        throw new IllegalStateException("report.css is missing in the jar");
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void body(String title) {
    page.element("h1", title);
    page.element("p", summary(), "class", status.isDone() ? "done" : "missing");
    page.element("p", "As of " + clock.format(at) + " (" + zone + ")");
    failures();
    page.element("h2", "Exports");
    page.element(
        "div",
        tables::exports,
        "class",
        "wide",
        "tabindex",
        "0",
        "role",
        "region",
        "aria-label",
        "Exports");
    page.element("h2", "Timeline");
    page.element(
        "p",
        () -> {
          key("running", "at the provider");
          key("saving", "downloaded");
          key("failed", "not saved");
        });
    page.element(
        "div",
        () -> Timeline.draw(page, status.exports(), at, zone),
        "class",
        "wide",
        "tabindex",
        "0",
        "role",
        "region",
        "aria-label",
        "Timeline");
    tables.files();
  }

  private String summary() {
    long saved = count(ExportState.SAVED);
    long missing = status.exports().stream().filter(ExportStatus::isMissing).count();
    String all =
        saved
            + " of "
            + status.exports().size()
            + " exports saved, "
            + Amounts.bytes(status.bytes());
    return missing == 0 ? "Done: " + all : "Not done: " + all + "; " + missing + " missing";
  }

  private long count(ExportState state) {
    return status.exports().stream().filter(export -> export.state() == state).count();
  }

  private void key(String kind, String meaning) {
    page.element("span", "", "class", "key " + kind);
    page.text(" " + meaning + " ");
  }

  private void failures() {
    List<ExportStatus> failed =
        status.exports().stream().filter(export -> export.failure().isPresent()).toList();
    if (failed.isEmpty()) {
      return;
    }
    page.element("h2", "What went wrong");
    page.element(
        "dl",
        () -> {
          for (ExportStatus export : failed) {
            ExportFailure why = export.failure().orElseThrow();
            page.element(
                "dt",
                export.name()
                    + ": "
                    + export.state()
                    + " ("
                    + why.kind()
                    + ")"
                    + (export.optional() ? ", optional" : ""));
            page.element("dd", why.message());
            why.advice().ifPresent(advice -> page.element("dd", advice, "class", "advice"));
          }
        });
  }
}
