package dev.exportclients.plans;

import static java.util.Objects.requireNonNull;

import dev.exportclients.plans.ExportSource.EmsAttachments;
import dev.exportclients.plans.internal.reading.Fields;
import dev.exportclients.plans.internal.reading.Mistake;
import dev.exportclients.plans.internal.reading.Position;
import dev.exportclients.plans.internal.reading.YamlNode;
import dev.exportclients.plans.internal.reading.YamlNode.Mapping;
import dev.exportclients.plans.internal.rules.Draft;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One export of a plan's file. */
final class ExportReader {
  private static final List<String> KEYS =
      Stream.concat(Stream.of("name", "to", "after", "optional"), PlanReader.PROVIDERS.stream())
          .toList();

  private final Fields fields;
  private final @Nullable String name;
  private final @Nullable String to;
  private final @Nullable ExportSource source;
  private final List<String> after = new ArrayList<>();
  private final List<Position> afterAt = new ArrayList<>();
  private final boolean optional;

  ExportReader(Mapping mapping, Path folder, List<Mistake> mistakes) {
    fields = new Fields(mapping, "an export", KEYS, mistakes);
    fields.require("name", "an export");
    name = fields.text("name").orElse(null);
    to = fields.text("to").orElse(null);
    source = source(new SourceReader(folder, mistakes)).orElse(null);
    fields.list("after", "leave it out").ifPresent(list -> list.items().forEach(this::after));
    optional = fields.truth("optional").orElse(false);
  }

  private List<String> providers() {
    return fields.keys().stream().filter(PlanReader.PROVIDERS::contains).toList();
  }

  private Optional<ExportSource> source(SourceReader reader) {
    List<String> providers = providers();
    if (providers.isEmpty()) {
      fields.mistake(
          fields.at(), "an export wants one of " + String.join(", ", PlanReader.PROVIDERS));
      return Optional.empty();
    }
    providers.stream()
        .skip(1)
        .forEach(
            second ->
                fields.mistake(
                    fields.keyAt(second),
                    "this export is of " + providers.get(0) + " already; make it two"));
    List<ExportSource> read = new ArrayList<>();
    for (String provider : providers) {
      fields
          .mapping(provider)
          .flatMap(found -> reader.source(provider, found))
          .ifPresent(read::add);
    }
    return providers.size() == 1 ? read.stream().findFirst() : Optional.empty();
  }

  private void after(YamlNode item) {
    fields
        .text("after", item)
        .ifPresent(
            other -> {
              after.add(other);
              afterAt.add(item.at());
            });
  }

  /** What is known of it, also if not all of it can be read. */
  Draft draft() {
    List<String> providers = providers();
    String provider = providers.size() == 1 ? providers.get(0) : null;
    boolean mayBeSeveral = source == null || source instanceof EmsAttachments;
    return new Draft(name, provider, mayBeSeveral, to, after);
  }

  /** Where a value stands, or else the export. */
  Position at(String key, int item) {
    return key.equals("after") && item < afterAt.size() ? afterAt.get(item) : fields.at(key);
  }

  /** If there was no mistake. */
  PlannedExport planned() {
    PlannedExport export =
        PlannedExport.of(requireNonNull(name), requireNonNull(source))
            .after(after)
            .optional(optional);
    return to == null ? export : export.to(to);
  }
}
