package dev.exportclients.plans.internal.source;

import dev.exportclients.ems.Attachment;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.plans.ExportSource.EmsAttachments;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Attachments may have the same name; all that do, and those without one, have a folder each. */
record EmsAttachmentsSource(EmsClient ems, EmsAttachments what) implements ListedSource {
  @Override
  public List<Part> parts() {
    List<Attachment> attachments = ems.attachments(what.type(), what.entityId());
    Set<String> once = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (Attachment attachment : attachments) {
      String name = name(attachment);
      if (name.isEmpty() || !once.add(name)) {
        twice.add(name);
      }
    }
    return attachments.stream()
        .map(
            attachment ->
                new Part(
                    attachment.id(),
                    twice.contains(name(attachment))
                        ? Optional.of(attachment.id())
                        : Optional.empty(),
                    ems.attachment(attachment.id())))
        .toList();
  }

  /** As file systems compare them that ignore case. */
  private static String name(Attachment attachment) {
    return attachment.filename().orElse("").toLowerCase(Locale.ROOT);
  }
}
