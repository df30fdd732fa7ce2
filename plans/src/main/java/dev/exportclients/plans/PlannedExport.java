package dev.exportclients.plans;

import static java.util.Objects.requireNonNull;

import dev.exportclients.plans.ExportSource.EmsAttachments;
import dev.exportclients.plans.internal.rules.Draft;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One export of a plan. Immutable. */
public final class PlannedExport {
  private final String name;
  private final ExportSource source;
  private final @Nullable String to;
  private final List<String> after;
  private final boolean optional;

  private PlannedExport(
      String name, ExportSource source, @Nullable String to, List<String> after, boolean optional) {
    this.name = requireNonNull(name, "name");
    this.source = requireNonNull(source, "source");
    this.to = to;
    this.after = List.copyOf(after);
    this.optional = optional;
  }

  /**
   * {@return an export that waits for no other, and is stored under its own name}
   *
   * @param name its own within the plan
   * @param source what is exported
   */
  public static PlannedExport of(String name, ExportSource source) {
    return new PlannedExport(name, source, null, List.of(), false);
  }

  /**
   * Where to. Default: a folder of the export's name, below the plan's {@code into}, that takes the
   * file under the server's name.
   *
   * @param target a file below {@code into}, or a whole address such as {@code s3://lake/answers};
   *     of attachments, a folder. {@code {provider}}, {@code {period}} and {@code {name}} are
   *     filled in
   * @return a changed copy
   */
  public PlannedExport to(String target) {
    return new PlannedExport(name, source, requireNonNull(target, "to"), after, optional);
  }

  /**
   * What has to be saved before. Default: nothing.
   *
   * @param names of other exports of the plan
   * @return a changed copy
   */
  public PlannedExport after(List<String> names) {
    return new PlannedExport(name, source, to, names, optional);
  }

  /**
   * Whether the plan is done without it: its failure is reported, and does not count. Default
   * false.
   *
   * @param allowed to fail
   * @return a changed copy
   */
  public PlannedExport optional(boolean allowed) {
    return new PlannedExport(name, source, to, after, allowed);
  }

  /** {@return its own name within the plan} */
  public String name() {
    return name;
  }

  /** {@return what is exported} */
  public ExportSource source() {
    return source;
  }

  /** {@return where to, as the plan says it; empty for the default} */
  public Optional<String> to() {
    return Optional.ofNullable(to);
  }

  /** {@return the exports that have to be saved before} */
  public List<String> after() {
    return after;
  }

  /** {@return whether the plan is done without it} */
  public boolean optional() {
    return optional;
  }

  Draft draft() {
    return new Draft(name, source.provider(), source instanceof EmsAttachments, to, after);
  }
}
