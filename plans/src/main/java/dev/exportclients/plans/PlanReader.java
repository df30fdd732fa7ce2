package dev.exportclients.plans;

import dev.exportclients.core.internal.argument.RefusedArgumentException;
import dev.exportclients.plans.internal.reading.Fields;
import dev.exportclients.plans.internal.reading.Mistake;
import dev.exportclients.plans.internal.reading.Position;
import dev.exportclients.plans.internal.reading.Quoted;
import dev.exportclients.plans.internal.reading.TextFile;
import dev.exportclients.plans.internal.reading.YamlDocument;
import dev.exportclients.plans.internal.reading.YamlNode;
import dev.exportclients.plans.internal.reading.YamlNode.Mapping;
import dev.exportclients.plans.internal.rules.Violation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A plan from its file. Goes on after a mistake, so that all are told at once. */
final class PlanReader {
  static final List<String> PROVIDERS = List.of("ems", "ecreporting", "webadmit", "metastudio");

  private static final int LARGEST = 1024 * 1024;
  private static final List<String> KEYS =
      List.of("plan", "timezone", "period", "into", "parallel", "limits", "exports");
  private static final List<String> LIMITS = List.of("requests-per-second", "runs", "downloads");

  private final Path folder;
  private final List<Mistake> mistakes = new ArrayList<>();

  private PlanReader(Path folder) {
    this.folder = folder;
  }

  static Plan read(Path file) {
    String text;
    try {
      text = TextFile.read(file, LARGEST);
    } catch (IOException unreadable) {
      String why = String.valueOf(unreadable.getMessage());
      throw new PlanException(file.toString(), List.of(new PlanProblem(0, 0, why)));
    }
    Path folder = file.toAbsolutePath().getParent();
    PlanReader reader = new PlanReader(folder == null ? Path.of("/") : folder);
    Optional<Plan> plan = reader.plan(text);
    return plan.orElseThrow(() -> new PlanException(file.toString(), reader.problems()));
  }

  private List<PlanProblem> problems() {
    return mistakes.stream()
        .sorted(Comparator.comparing(Mistake::at))
        .map(one -> new PlanProblem(one.at().line(), one.at().column(), one.message()))
        .toList();
  }

  private Optional<Plan> plan(String text) {
    YamlDocument document = YamlDocument.of(text);
    mistakes.addAll(document.mistakes());
    if (document.root().orElse(null) instanceof Mapping mapping) {
      return plan(new Fields(mapping, "a plan", KEYS, mistakes));
    }
    if (mistakes.isEmpty()) {
      Position at = document.root().map(YamlNode::at).orElse(Position.START);
      mistakes.add(new Mistake(at, "this is no plan; a plan has " + String.join(", ", KEYS)));
    }
    return Optional.empty();
  }

  private Optional<Plan> plan(Fields fields) {
    fields.require("plan", "a plan");
    fields.require("exports", "a plan");
    Optional<String> name = fields.text("plan");
    Plan.Builder plan = Plan.builder(name.orElse("unnamed")).folder(folder);
    fields.parsed("timezone", PlanReader::zone).ifPresent(plan::timezone);
    fields.parsed("period", Cadence::of).ifPresent(plan::period);
    fields.text("into").ifPresent(plan::into);
    fields.number("parallel").map(PlanReader::bounded).ifPresent(plan::parallel);
    fields.mapping("limits").ifPresent(limits -> limits(limits, plan));
    List<ExportReader> exports = exports(fields);
    plan.violations(exports.stream().map(ExportReader::draft).toList())
        .forEach(violation -> mistake(violation, fields, exports));
    if (!mistakes.isEmpty()) {
      return Optional.empty();
    }
    exports.forEach(export -> plan.export(export.planned()));
    return Optional.of(plan.build());
  }

  private List<ExportReader> exports(Fields fields) {
    List<ExportReader> exports = new ArrayList<>();
    fields.list("exports", "name one at least").stream()
        .flatMap(list -> list.items().stream())
        .flatMap(item -> fields.as(Mapping.class, item, "an export", "keys with values").stream())
        .forEach(export -> exports.add(new ExportReader(export, folder, mistakes)));
    return exports;
  }

  private void limits(Mapping limits, Plan.Builder plan) {
    Fields providers = new Fields(limits, "limits", PROVIDERS, mistakes);
    for (String provider : providers.keys()) {
      providers
          .mapping(provider)
          .ifPresent(
              mapping -> {
                Fields fields = new Fields(mapping, "limits of a provider", LIMITS, mistakes);
                limits(fields).ifPresent(found -> plan.limits(provider, found));
              });
    }
  }

  private Optional<ProviderLimits> limits(Fields fields) {
    Optional<Double> rate = fields.decimal(LIMITS.get(0));
    Optional<Integer> runs = fields.number(LIMITS.get(1)).map(PlanReader::bounded);
    Optional<Integer> downloads = fields.number(LIMITS.get(2)).map(PlanReader::bounded);
    return fields.made(
        () ->
            new ProviderLimits(
                rate.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
                runs.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                downloads.map(OptionalInt::of).orElseGet(OptionalInt::empty)));
  }

  /** A list that is no list, or empty, was told by its reader already. */
  private void mistake(Violation violation, Fields fields, List<ExportReader> exports) {
    if (violation.export() >= 0) {
      Position at = exports.get(violation.export()).at(violation.key(), violation.item());
      mistakes.add(new Mistake(at, violation.message()));
    } else if (!violation.key().equals("exports")) {
      mistakes.add(new Mistake(fields.at(violation.key()), violation.message()));
    }
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw new RefusedArgumentException(
          "timezone",
          "must be the name of a zone, such as Europe/Berlin or UTC, not '"
              + Quoted.of(name)
              + "'");
    }
  }

  /** What is far off is far off as an int, too. */
  private static int bounded(long number) {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number));
  }
}
