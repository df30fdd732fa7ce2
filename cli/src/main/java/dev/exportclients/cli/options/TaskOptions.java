package dev.exportclients.cli.options;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which tasks of MetaStudio to list. */
public final class TaskOptions {
  @Option(
      names = "--resource",
      paramLabel = "RESOURCE",
      description = "Tasks of this resource; may be given several times (default: of any)")
  public List<String> resources = List.of();

  @Option(
      names = "--business-id",
      paramLabel = "ID",
      description = "Tasks of this part of the resource, such as a skill")
  public @Nullable String businessId;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Tasks from then on: 2026-11-23 (midnight, UTC) or 2026-11-23T10:00:00Z")
  public @Nullable Instant since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Tasks up to then")
  public @Nullable Instant until;
}
