package dev.exportclients.plans.internal.source;

import dev.exportclients.core.internal.http.FileNames;
import dev.exportclients.ems.Attachment;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.plans.ExportSource.EmsAttachments;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Attachments may have any name, and several the same; those have a folder each. */
record EmsAttachmentsSource(EmsClient ems, EmsAttachments what) implements ListedSource {
  @Override
  public List<Part> parts() {
    List<Attachment> attachments = ems.attachments(what.type(), what.entityId());
    Map<String, Long> timesNamed =
        attachments.stream()
            .flatMap(attachment -> name(attachment).stream())
            .collect(Collectors.groupingBy(EmsAttachmentsSource::compared, Collectors.counting()));
    return attachments.stream()
        .map(
            attachment ->
                new Part(
                    attachment.id(),
                    name(attachment)
                        .filter(name -> timesNamed.getOrDefault(compared(name), 0L) == 1),
                    folder(attachment.id()),
                    ems.attachment(attachment.id())))
        .toList();
  }

  private static Optional<String> name(Attachment attachment) {
    return attachment.filename().map(FileNames::safe);
  }

  private static String folder(String id) {
    return Optional.ofNullable(FileNames.safe(id)).orElse("attachment");
  }

  /** As file systems may. */
  private static String compared(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
