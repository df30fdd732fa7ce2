package dev.exportclients.plans;

import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.argument.RefusedArgumentException;
import dev.exportclients.ecreporting.ReportFields;
import dev.exportclients.ecreporting.StudyMode;
import dev.exportclients.ems.EntityType;
import dev.exportclients.plans.ExportSource.EcReport;
import dev.exportclients.plans.ExportSource.EmsAttachments;
import dev.exportclients.plans.ExportSource.EmsResults;
import dev.exportclients.plans.ExportSource.MetaStudioExport;
import dev.exportclients.plans.ExportSource.WebAdmitExport;
import dev.exportclients.plans.internal.reading.Fields;
import dev.exportclients.plans.internal.reading.Mistake;
import dev.exportclients.plans.internal.reading.TextFile;
import dev.exportclients.plans.internal.reading.YamlNode.Mapping;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What an export is of, by its provider's own keys. */
final class SourceReader {
  private static final int LARGEST = 4 * 1024 * 1024;

  private final Path folder;
  private final List<Mistake> mistakes;

  /**
   * @param folder from where the names of files start
   */
  SourceReader(Path folder, List<Mistake> mistakes) {
    this.folder = folder;
    this.mistakes = mistakes;
  }

  /** Empty if there is a mistake. */
  Optional<ExportSource> source(String provider, Mapping mapping) {
    int before = mistakes.size();
    Optional<ExportSource> source =
        switch (provider) {
          case "ems" -> ems(fields(mapping, provider, "experiment", "attachments-of"));
          case "ecreporting" ->
              ecReporting(fields(mapping, provider, "study", "mode", "report", "format", "fields"));
          case "webadmit" -> webAdmit(fields(mapping, provider, "export", "identity"));
          case "metastudio" -> metaStudio(fields(mapping, provider, "export", "business"));
          default -> throw new IllegalArgumentException(provider);
        };
    return mistakes.size() == before ? source : Optional.empty();
  }

  private Fields fields(Mapping mapping, String provider, String... known) {
    return new Fields(mapping, provider, List.of(known), mistakes);
  }

  private static Optional<ExportSource> ems(Fields fields) {
    Optional<ExportSource> results =
        fields.number("experiment").flatMap(id -> fields.made(() -> new EmsResults(id)));
    Optional<ExportSource> attachments =
        fields.parsed("attachments-of", SourceReader::attachments).map(found -> found);
    if (fields.has("experiment") == fields.has("attachments-of")) {
      fields.mistake(fields.at(), "ems wants either experiment or attachments-of");
    }
    return results.or(() -> attachments);
  }

  private static EmsAttachments attachments(String entity) {
    int slash = entity.indexOf('/');
    String id = entity.substring(slash + 1);
    boolean isNumber = id.length() < 19 && id.chars().allMatch(c -> c >= '0' && c <= '9');
    if (slash < 1 || id.isEmpty() || !isNumber) {
      throw new RefusedArgumentException(
          "attachments-of", "must be an entity and its number, such as experiment/1234");
    }
    return new EmsAttachments(
        EntityType.of(lowerCase(entity.substring(0, slash), "attachments-of")), Long.parseLong(id));
  }

  /** As the schema has it, which lists such words. */
  private static String lowerCase(String word, String key) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (!word.equals(lower)) {
      throw new RefusedArgumentException(key, "must be in lower case: " + lower);
    }
    return word;
  }

  private Optional<ExportSource> ecReporting(Fields fields) {
    fields.require("report", "ecreporting");
    Optional<String> study = fields.parsedId("study", text -> Arguments.id(text, "study"));
    Optional<StudyMode> mode = fields.parsed("mode", word -> StudyMode.of(lowerCase(word, "mode")));
    Optional<String> report = fields.parsedId("report", text -> Arguments.id(text, "report"));
    Optional<String> format = fields.parsed("format", text -> Arguments.text(text, "format"));
    Optional<ReportFields> chosen = fields.parsed("fields", this::reportFields);
    return report.map(
        id ->
            new EcReport(
                study,
                mode.orElse(StudyMode.ACTIVE),
                id,
                format,
                chosen.orElse(ReportFields.NONE)));
  }

  private ReportFields reportFields(String name) {
    try {
      return ReportFields.parse(TextFile.read(folder.resolve(name), LARGEST));
    } catch (IOException unreadable) {
      throw new RefusedArgumentException(
          "fields", "must be the name of a JSON file: " + unreadable.getMessage(), unreadable);
    } catch (InvalidPathException impossible) {
      throw new RefusedArgumentException("fields", "names no file that this system can have");
    }
  }

  private static Optional<ExportSource> webAdmit(Fields fields) {
    fields.require("export", "webadmit");
    Optional<Long> identity = fields.number("identity");
    return fields
        .number("export")
        .flatMap(
            id ->
                fields.made(
                    () ->
                        new WebAdmitExport(
                            id, identity.map(OptionalLong::of).orElseGet(OptionalLong::empty))));
  }

  private static Optional<ExportSource> metaStudio(Fields fields) {
    fields.require("export", "metastudio");
    Optional<String> resource = fields.parsed("export", text -> Arguments.id(text, "export"));
    Optional<String> business = fields.parsedId("business", id -> Arguments.id(id, "business"));
    return resource.map(name -> new MetaStudioExport(name, business));
  }
}
