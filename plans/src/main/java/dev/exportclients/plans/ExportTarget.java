package dev.exportclients.plans;

import dev.exportclients.plans.ExportSource.EmsAttachments;
import dev.exportclients.plans.internal.rules.Location;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the file of an export goes, or where its files go, in one period. Of path and address,
 * exactly one is there.
 *
 * @param path absolute; empty if it is not in the file system
 * @param address such as {@code s3://lake/2026-11-27/answers}; empty if it is in the file system
 * @param folder whether files go into it, under names that the server gives; else it is the file
 */
public record ExportTarget(Optional<Path> path, Optional<URI> address, boolean folder) {
  /**
   * {@return where the files of an export go}
   *
   * @param plan that the export is of
   * @param export one of the plan
   * @param period that is filled in for {@code {period}}
   */
  public static ExportTarget of(Plan plan, PlannedExport export, Period period) {
    String to = export.to().orElse(null);
    String filled =
        Location.of(plan.into(), export.name(), export.source().provider(), to, period.name());
    boolean folder = Location.isFolder(export.source() instanceof EmsAttachments, to);
    return Location.isAddress(filled)
        ? new ExportTarget(Optional.empty(), Optional.of(Location.address(filled)), folder)
        : new ExportTarget(
            Optional.of(plan.folder().toAbsolutePath().resolve(filled).normalize()),
            Optional.empty(),
            folder);
  }
}
