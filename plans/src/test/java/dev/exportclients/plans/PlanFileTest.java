package dev.exportclients.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exportclients.ecreporting.StudyMode;
import dev.exportclients.ems.EntityType;
import dev.exportclients.plans.ExportSource.EcReport;
import dev.exportclients.plans.ExportSource.EmsAttachments;
import dev.exportclients.plans.ExportSource.EmsResults;
import dev.exportclients.plans.ExportSource.MetaStudioExport;
import dev.exportclients.plans.ExportSource.WebAdmitExport;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan is read as it is written, and every mistake is told at once, by line and column. */
class PlanFileTest {
  private static final String WHOLE =
      """
      plan: nightly
      timezone: Europe/Berlin
      period: week
      into: exports/{provider}/{period}
      parallel: 8
      limits:
        webadmit: {requests-per-second: 2.5, runs: 1, downloads: 2}
        ems: {runs: 3}
      exports:
        - name: banner
          webadmit: {export: 86446, identity: 42}
          to: banner.csv
        - name: subject-data
          ecreporting: {study: CFD8, mode: test, report: 0341, format: CSV, fields: fields.json}
        - name: results
          ems: {experiment: 1234}
          to: results/
        - name: notes
          ems: {attachments-of: plate/77}
          to: attached
        - name: answers
          metastudio: {export: knowledge-intent-question-create, business: 77}
          to: s3://lake/{provider}/{period}/{name}
          after: [results, banner]
          optional: true
      """;

  @TempDir Path folder;

  @Test
  void everyKeyIsRead() throws IOException {
    Files.writeString(
        folder.resolve("fields.json"),
        "{\"fieldSpecsList\": [{\"fldId\": \"F1\", \"fieldName\": \"N\", \"fieldType\": \"list\", \"fieldValueList\": []}], \"extFieldSpecsList\": []}");

    Plan plan = read(WHOLE);

    assertThat(plan.name()).isEqualTo("nightly");
    assertThat(plan.timezone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(plan.period()).isEqualTo(Cadence.WEEK);
    assertThat(plan.into()).isEqualTo("exports/{provider}/{period}");
    assertThat(plan.folder()).isEqualTo(folder);
    assertThat(plan.parallel()).isEqualTo(8);
    assertThat(plan.limits())
        .containsEntry(
            "webadmit",
            new ProviderLimits(OptionalDouble.of(2.5), OptionalInt.of(1), OptionalInt.of(2)))
        .containsEntry(
            "ems",
            new ProviderLimits(OptionalDouble.empty(), OptionalInt.of(3), OptionalInt.empty()))
        .hasSize(2);
    assertThat(plan.exports())
        .extracting(PlannedExport::name)
        .containsExactly("banner", "subject-data", "results", "notes", "answers");
    assertThat(source(plan, 0)).isEqualTo(new WebAdmitExport(86446, OptionalLong.of(42)));
    EcReport report = (EcReport) source(plan, 1);
    assertThat(report.study()).contains("CFD8");
    assertThat(report.mode()).isEqualTo(StudyMode.TEST);
    assertThat(report.report()).as("as it is written").isEqualTo("0341");
    assertThat(report.format()).contains("CSV");
    assertThat(report.fields().fields()).hasSize(1);
    assertThat(source(plan, 2)).isEqualTo(new EmsResults(1234));
    assertThat(source(plan, 3)).isEqualTo(new EmsAttachments(EntityType.PLATE, 77));
    assertThat(source(plan, 4))
        .isEqualTo(new MetaStudioExport("knowledge-intent-question-create", Optional.of("77")));
    PlannedExport answers = plan.exports().get(4);
    assertThat(answers.after()).containsExactly("results", "banner");
    assertThat(answers.optional()).isTrue();
    assertThat(plan.exports().get(3).optional()).isFalse();
  }

  @Test
  void whatIsLeftOutHasItsDefault() throws IOException {
    Plan plan = read("plan: p\nexports:\n- name: a\n  ecreporting: {report: R1}\n");

    assertThat(plan.timezone()).isEqualTo(ZoneOffset.UTC);
    assertThat(plan.period()).isEqualTo(Cadence.DAY);
    assertThat(plan.into()).isEqualTo("{provider}/{period}");
    assertThat(plan.parallel()).isEqualTo(4);
    assertThat(plan.limits()).isEmpty();
    assertThat(((EcReport) source(plan, 0)).mode()).isEqualTo(StudyMode.ACTIVE);
    assertThat(target(plan, 0)).isEqualTo(folderAt("ecreporting/2026-11-27/a"));
  }

  @Test
  void aTargetIsAFileAFolderOrAnAddress() throws IOException {
    Plan plan = read(WHOLE.replace(", fields: fields.json", ""));

    assertThat(target(plan, 0))
        .isEqualTo(
            new ExportTarget(
                Optional.of(folder.resolve("exports/webadmit/2026-W48/banner.csv")),
                Optional.empty(),
                false));
    assertThat(target(plan, 1)).isEqualTo(folderAt("exports/ecreporting/2026-W48/subject-data"));
    assertThat(target(plan, 2)).isEqualTo(folderAt("exports/ems/2026-W48/results"));
    assertThat(target(plan, 3)).isEqualTo(folderAt("exports/ems/2026-W48/attached"));
    assertThat(target(plan, 4))
        .isEqualTo(
            new ExportTarget(
                Optional.empty(),
                Optional.of(URI.create("s3://lake/metastudio/2026-W48/answers")),
                false));
  }

  @Test
  void anAddressForAllIsTheFolderOfEach() throws IOException {
    Plan plan =
        read(
            """
            plan: p
            into: s3://lake/{period}/
            exports:
            - {name: with blank, ems: {experiment: 1}}
            - {name: b, ems: {experiment: 2}, to: "100%/b.csv"}
            """);

    assertThat(target(plan, 0).address()).contains(URI.create("s3://lake/2026-11-27/with%20blank"));
    assertThat(target(plan, 1).address()).contains(URI.create("s3://lake/2026-11-27/100%25/b.csv"));
    assertThat(target(plan, 0).folder()).isTrue();
    assertThat(target(plan, 1).folder()).isFalse();
  }

  @Test
  void allMistakesAreToldInTheOrderOfTheFile() {
    PlanException refused =
        refused(
            """
            plan: p
            perriod: day
            parallel: 65
            exports:
            - name: a
              ems: {experiment: 0}
              after: [b, zz]
            - name: b
              ems: {experiment: 1, attachments-of: well/1}
              after: [a]
              to: ../b
            """);

    assertThat(refused.problems())
        .extracting(PlanProblem::toString)
        .containsExactly(
            "2:1: a plan has no key 'perriod'; did you mean 'period'?",
            "3:11: parallel must be from 1 to 64",
            "6:21: experiment must be a positive number, not 0",
            "7:11: these wait for each other, so none can begin: a -> b -> a",
            "7:14: there is no export 'zz'",
            "9:8: ems wants either experiment or attachments-of",
            "11:7: to must lie inside of into: write it without ..");
    assertThat(refused)
        .hasMessageStartingWith(folder.resolve("plan.yaml") + ":2:1: a plan has no key")
        .hasMessageContaining(System.lineSeparator() + folder.resolve("plan.yaml") + ":11:7: to ");
  }

  @Test
  void whatIsNoTextIsTold() throws IOException {
    Path file = folder.resolve("plan.yaml");

    assertThat(told(file)).isEqualTo(file + ": there is no such file");
    assertThat(told(folder)).isEqualTo(folder + ": this is a folder, not a file");
    Files.write(file, "plan: Z\u00fcrich".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(told(file)).isEqualTo(file + ": this file is not written in UTF-8");
    Files.writeString(file, "#".repeat(1024 * 1024 + 1));
    assertThat(told(file)).isEqualTo(file + ": this file has more than 1048576 bytes");
  }

  @Test
  void aByteOrderMarkIsNoMistake() throws IOException {
    assertThat(read("\uFEFFplan: p\nexports: [{name: a, ems: {experiment: 1}}]").name())
        .isEqualTo("p");
  }

  @Test
  void aLongChainOfExportsIsNoCycle() throws IOException {
    StringBuilder plan = new StringBuilder("plan: p\nexports:\n");
    for (int at = 0; at < 5_000; at++) {
      plan.append("- {name: n").append(at).append(", ems: {experiment: 1}");
      plan.append(at == 4_999 ? "}\n" : ", after: [n" + (at + 1) + "]}\n");
    }

    assertThat(read(plan.toString()).exports()).hasSize(5_000);
  }

  @Test
  void aPlanMadeInJavaKeepsToTheSameRules() {
    Plan.Builder plan =
        Plan.builder("a/b")
            .into("out")
            .parallel(0)
            .export(PlannedExport.of("x", new EmsResults(1)).after(List.of("y")))
            .export(PlannedExport.of("X", new EmsResults(2)).to("s3://lake"));

    PlanException refused = catchThrowableOfType(PlanException.class, plan::build);

    assertThat(refused.problems())
        .extracting(PlanProblem::toString)
        .containsExactly(
            "plan 'a/b' can't be the name of a file on every system",
            "parallel must be from 1 to 64",
            "export 'X': another export is called 'X', too (as 'x'; case does not count)",
            "export 'x': there is no export 'y'",
            "into holds no {period}: the next period would meet the file of this one",
            "export 'X': to holds no {period}: the next period would meet the file of this one");
    assertThat(refused).hasMessageStartingWith("a/b: plan 'a/b' can't be");
  }

  @Test
  void aPlanMadeInJavaNeedsAnExportAndAFolder() {
    Plan.Builder plan = Plan.builder("nightly").into(" ");

    assertThat(catchThrowableOfType(PlanException.class, plan::build).problems())
        .extracting(PlanProblem::toString)
        .containsExactly("exports is empty: name one at least", "into is empty; name a folder");
  }

  private static ExportSource source(Plan plan, int export) {
    return plan.exports().get(export).source();
  }

  private static ExportTarget target(Plan plan, int export) {
    Period period =
        Period.of(plan.period(), Instant.parse("2026-11-27T12:00:00Z"), plan.timezone());
    return ExportTarget.of(plan, plan.exports().get(export), period);
  }

  private ExportTarget folderAt(String path) {
    return new ExportTarget(Optional.of(folder.resolve(path)), Optional.empty(), true);
  }

  private Plan read(String text) throws IOException {
    return Plan.read(Files.writeString(folder.resolve("plan.yaml"), text));
  }

  private PlanException refused(String text) {
    return catchThrowableOfType(PlanException.class, () -> read(text));
  }

  private static String told(Path file) {
    return catchThrowableOfType(PlanException.class, () -> Plan.read(file)).getMessage();
  }

  @Test
  void onePlaceForTwoIsToldAlsoIfAValueOfOneIsWrong() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    plan: p
                    exports:
                      - {name: a, ems: {experiment: -3}, to: x}
                      - {name: b, ems: {experiment: 4}, to: x}
                    """))
        .hasMessageContaining("must be a positive number")
        .hasMessageContaining("'a' goes to the same place");
  }
}
