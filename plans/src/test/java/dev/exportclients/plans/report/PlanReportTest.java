package dev.exportclients.plans.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.run.RunHandle;
import dev.exportclients.plans.Period;
import dev.exportclients.plans.status.ExportFailure;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.plans.status.ExportTimes;
import dev.exportclients.plans.status.PlanStatus;
import dev.exportclients.plans.status.SavedFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PlanReportTest {
  private static final Instant BEGIN = Instant.parse("2026-11-27T22:00:00Z");
  private static final Instant AT = BEGIN.plus(Duration.ofHours(2));
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final String SHA256 =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  @TempDir Path folder;

  private static ExportTimes times(ExportState state) {
    Optional<Instant> begun = state == ExportState.DUE ? Optional.empty() : Optional.of(BEGIN);
    Optional<Instant> saved =
        state == ExportState.SAVED ? Optional.of(BEGIN.plusSeconds(90)) : Optional.empty();
    Optional<Instant> failed =
        state.isOver() && state != ExportState.SAVED
            ? Optional.of(BEGIN.plusSeconds(200))
            : Optional.empty();
    return new ExportTimes(
        begun, begun, begun, saved.map(time -> time.minusSeconds(30)), saved, failed);
  }

  private static ExportStatus export(
      String name, ExportState state, boolean optional, String message) {
    SavedFile file =
        new SavedFile(
            "/exports/" + name + ".csv",
            1_234_567,
            SHA256,
            Optional.of("text/csv"),
            Optional.of("\"v1\""),
            BEGIN);
    boolean fails = state.isOver() && state != ExportState.SAVED;
    return new ExportStatus(
        name,
        "webadmit",
        state,
        optional,
        1,
        "/exports/" + name + ".csv",
        state == ExportState.DUE
            ? Optional.empty()
            : Optional.of(RunHandle.parse("webadmit:86446/74780")),
        state == ExportState.SAVED ? List.of(file) : List.of(),
        state == ExportState.SAVED ? 3 : 0,
        state == ExportState.SAVED ? 1 : 0,
        times(state),
        fails
            ? Optional.of(
                new ExportFailure(
                    "ExpiredException",
                    Optional.empty(),
                    message,
                    Optional.of("Start it again."),
                    true))
            : Optional.empty());
  }

  private static PlanReport report(ExportStatus... exports) {
    return PlanReport.of(
        new PlanStatus("nightly", new Period("2026-11-27"), List.of(exports)), AT, BERLIN);
  }

  private static PlanReport report() {
    List<ExportStatus> exports = new ArrayList<>();
    for (ExportState state : ExportState.values()) {
      exports.add(export(state.toString(), state, false, "it is gone"));
    }
    return report(exports.toArray(ExportStatus[]::new));
  }

  /** As XML, which is stricter than any browser. */
  private static Document parsed(String html) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
  }

  private static List<String> texts(Document page, String element) {
    NodeList found = page.getElementsByTagName(element);
    List<String> texts = new ArrayList<>();
    for (int at = 0; at < found.getLength(); at++) {
      texts.add(found.item(at).getTextContent());
    }
    return texts;
  }

  @Test
  void thePageHasEachExportsStateAndEachFilesHash() throws Exception {
    Document page = parsed(report().html());

    assertThat(texts(page, "span"))
        .contains("due", "started", "ready", "saved", "failed", "unknown");
    assertThat(texts(page, "td"))
        .contains(SHA256, "3 (1 resumed)", "webadmit:86446/74780")
        .as("of the export and of its file")
        .filteredOn("1.2 MB"::equals)
        .hasSize(2);
    assertThat(texts(page, "p"))
        .anyMatch(text -> text.startsWith("Not done: 1 of 8 exports saved, 1.2 MB; 7 missing"));
    assertThat(texts(page, "p")).contains("As of 28 Nov 2026, 01:00:00 (Europe/Berlin)");
  }

  @Test
  void thePageSaysWhatWentWrongAndWhatToDo() throws Exception {
    Document page = parsed(report(export("banner", ExportState.FAILED, true, "it is gone")).html());

    assertThat(texts(page, "dt")).containsExactly("banner: failed (ExpiredException), optional");
    assertThat(texts(page, "dd")).containsExactly("it is gone", "Start it again.");
    assertThat(texts(page, "p")).anyMatch(text -> text.startsWith("Done: 0 of 1 exports saved"));
  }

  @Test
  void theTimelineHasABarForEachStepOfEachExportThatWasBegun() throws Exception {
    Document page = parsed(report().html());

    assertThat(texts(page, "rect"))
        .contains(
            "saved, running: 1 min 0 s",
            "saved, saving: 30 s",
            "failed, failed: 3 min 20 s",
            "started, running: 2 h 0 min")
        .noneMatch(text -> text.startsWith("due"));
  }

  @Test
  void aPlanOfWhichNothingWasBegunHasAPageToo() throws Exception {
    Document page = parsed(report(export("later", ExportState.DUE, false, "")).html());

    assertThat(texts(page, "svg")).isEmpty();
    assertThat(texts(page, "th")).contains("later");
  }

  @Test
  void namesAndMessagesAreTextWhateverTheyHold() throws Exception {
    String hostile = "</style><script>alert('1')</script>&amp; \u0000\u001b[31m \u202e";
    Document page = parsed(report(export("a<b>&\"c", ExportState.FAILED, false, hostile)).html());

    assertThat(page.getElementsByTagName("script").getLength()).isZero();
    assertThat(texts(page, "dd").get(0))
        .contains("<script>alert('1')</script>&amp;")
        .doesNotContain("\u001b");
    assertThat(texts(page, "th")).contains("a<b>&\"c");
  }

  @Test
  void thePageNeedsNoOtherFileAndRunsNothing() {
    assertThat(report().html())
        .startsWith("<!DOCTYPE html>")
        .contains("default-src 'none'")
        .doesNotContain("<script", "http://", "https://", "url(");
  }

  @Test
  void metricsAreInPrometheusFormat() {
    String metrics =
        report(
                export("saved", ExportState.SAVED, false, ""),
                export("a\\b\"c\nd", ExportState.FAILED, false, ""))
            .metrics();

    assertThat(metrics.lines())
        .contains(
            "# TYPE export_plan_done gauge",
            "export_plan_done{plan=\"nightly\"} 0",
            "export_plan_saved_bytes{plan=\"nightly\"} 1234567",
            "export_plan_exports{plan=\"nightly\",state=\"failed\"} 1",
            "export_plan_export_saved{plan=\"nightly\",export=\"saved\",provider=\"webadmit\"} 1",
            "export_plan_export_saved{plan=\"nightly\",export=\"a\\\\b\\\"c\\nd\",provider=\"webadmit\"} 0",
            "export_plan_export_duration_seconds{plan=\"nightly\",export=\"saved\",provider=\"webadmit\"} 90",
            "export_plan_export_saved_timestamp_seconds{plan=\"nightly\",export=\"saved\",provider=\"webadmit\"} 1795816890");
    assertThat(metrics).doesNotContain("/exports/", "86446").endsWith("\n");
  }

  @Test
  void aReportReplacesTheLastOneInOneStep() throws IOException {
    Path file = folder.resolve("nightly.prom");
    PlanReport.write(file, "before");
    PlanReport.write(file, "now \u00e9");

    assertThat(file).hasContent("now \u00e9");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
    assertThatThrownBy(() -> PlanReport.write(folder.resolve("none/x"), "text"))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aLinkIsFollowed() throws IOException {
    Path file = Files.writeString(folder.resolve("kept"), "before");
    Path link = Files.createSymbolicLink(folder.resolve("nightly.html"), file);

    PlanReport.write(link, "now");

    assertThat(file).hasContent("now");
    assertThat(link).isSymbolicLink();
    Path nowhere = Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("none"));
    assertThatThrownBy(() -> PlanReport.write(nowhere, "now"))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(nowhere).isSymbolicLink();
  }

  /** As /dev/null is one, which everybody's programs need. */
  @Test
  void whatIsNoFileIsWrittenToAndStays() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process reader = new ProcessBuilder("cat", pipe.toString()).start();

    try {
      PlanReport.write(pipe, "now \u00e9");

      assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther()).isTrue();
      assertThat(reader.getInputStream()).hasContent("now \u00e9");
    } finally {
      reader.destroy();
    }
    assertThatThrownBy(() -> PlanReport.write(folder, "now")).isInstanceOf(IOException.class);
    assertThat(folder).isDirectory();
  }
}
