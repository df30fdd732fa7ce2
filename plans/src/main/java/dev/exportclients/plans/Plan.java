package dev.exportclients.plans;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.internal.argument.RefusedArgumentException;
import dev.exportclients.plans.internal.rules.Draft;
import dev.exportclients.plans.internal.rules.PlanRules;
import dev.exportclients.plans.internal.rules.Violation;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is exported, how often, and where to. It holds no credentials. Immutable.
 *
 * <pre>{@code
 * Plan plan = Plan.builder("nightly")
 *     .into("exports/{provider}/{period}")
 *     .export(PlannedExport.of("results", new ExportSource.EmsResults(1234)).to("results.csv"))
 *     .build();
 * }</pre>
 */
public final class Plan {
  private final String name;
  private final ZoneId timezone;
  private final Cadence period;
  private final String into;
  private final Path folder;
  private final int parallel;
  private final Map<String, ProviderLimits> limits;
  private final List<PlannedExport> exports;

  private Plan(Builder builder) {
    name = builder.name;
    timezone = builder.timezone;
    period = builder.period;
    into = builder.into;
    folder = builder.folder;
    parallel = builder.parallel;
    limits = Map.copyOf(builder.limits);
    exports = List.copyOf(builder.exports);
  }

  /**
   * {@return the plan of a YAML file} Relative names in it start at the file's folder. Nothing is
   * asked of any provider.
   *
   * @param file of at most 1 MiB, in UTF-8
   * @throws PlanException with every mistake, in the order of the file; also if there is no such
   *     file
   */
  public static Plan read(Path file) {
    return PlanReader.read(file);
  }

  /**
   * {@return a builder: once a day in UTC, four at a time, into the working directory}
   *
   * @param name of the plan; its ledger has it
   */
  public static Builder builder(String name) {
    return new Builder(requireNonNull(name, "name"));
  }

  /** {@return the short names of all providers that a plan can have exports of} */
  public static List<String> providers() {
    return PlanReader.PROVIDERS;
  }

  /** {@return the plan's name} */
  public String name() {
    return name;
  }

  /** {@return whose calendar tells the periods apart} */
  public ZoneId timezone() {
    return timezone;
  }

  /** {@return how often each export is due} */
  public Cadence period() {
    return period;
  }

  /** {@return where files go, with {@code {provider}}, {@code {period}} and {@code {name}}} */
  public String into() {
    return into;
  }

  /** {@return what relative names start at: the folder of the plan's file} */
  public Path folder() {
    return folder;
  }

  /** {@return how many exports are worked on at the same time} */
  public int parallel() {
    return parallel;
  }

  /**
   * {@return by provider, as {@link ExportSource#provider}; one that is not there has its defaults}
   */
  public Map<String, ProviderLimits> limits() {
    return limits;
  }

  /** {@return at least one, in the plan's order} */
  public List<PlannedExport> exports() {
    return exports;
  }

  /** Not safe for threads. */
  public static final class Builder {
    private final String name;
    private ZoneId timezone = ZoneOffset.UTC;
    private Cadence period = Cadence.DAY;
    private String into = "{provider}/{period}";
    private Path folder = Path.of("");
    private int parallel = 4;
    private final Map<String, ProviderLimits> limits = new LinkedHashMap<>();
    private final List<PlannedExport> exports = new ArrayList<>();

    private Builder(String name) {
      this.name = name;
    }

    /**
     * {@return this builder} Default UTC.
     *
     * @param zone whose calendar tells the periods apart
     */
    public Builder timezone(ZoneId zone) {
      timezone = requireNonNull(zone, "timezone");
      return this;
    }

    /**
     * {@return this builder} Default {@link Cadence#DAY}.
     *
     * @param cadence how often each export is due
     */
    public Builder period(Cadence cadence) {
      period = requireNonNull(cadence, "period");
      return this;
    }

    /**
     * {@return this builder} Default {@code {provider}/{period}}.
     *
     * @param template a folder, or an address such as {@code s3://lake/{period}}
     */
    public Builder into(String template) {
      into = requireNonNull(template, "into");
      return this;
    }

    /**
     * {@return this builder} Default: the working directory.
     *
     * @param path what relative names start at
     */
    public Builder folder(Path path) {
      folder = requireNonNull(path, "folder");
      return this;
    }

    /**
     * {@return this builder} Default 4.
     *
     * @param exports worked on at the same time, at least 1
     */
    public Builder parallel(int exports) {
      parallel = exports;
      return this;
    }

    /**
     * {@return this builder} Default: the provider's.
     *
     * @param provider its short name, such as {@code webadmit}
     * @param limits how much is asked of it at a time
     * @throws IllegalArgumentException if there is no such provider
     */
    public Builder limits(String provider, ProviderLimits limits) {
      if (!PlanReader.PROVIDERS.contains(provider)) {
        throw new RefusedArgumentException(
            "limits", "are for " + String.join(", ", PlanReader.PROVIDERS));
      }
      this.limits.put(provider, requireNonNull(limits, "limits"));
      return this;
    }

    /**
     * {@return this builder} At least one is required.
     *
     * @param export added behind those before
     */
    public Builder export(PlannedExport export) {
      exports.add(requireNonNull(export, "export"));
      return this;
    }

    /**
     * {@return the plan}
     *
     * @throws PlanException with everything that is wrong in it
     */
    public Plan build() {
      List<PlanProblem> problems =
          violations(exports.stream().map(PlannedExport::draft).toList()).stream()
              .map(violation -> new PlanProblem(0, 0, told(violation)))
              .toList();
      if (!problems.isEmpty()) {
        throw new PlanException(name, problems);
      }
      return new Plan(this);
    }

    /** As if these were its exports. */
    List<Violation> violations(List<Draft> drafts) {
      return PlanRules.violated(name, into, parallel, drafts);
    }

    private String told(Violation violation) {
      String of =
          violation.export() < 0 ? "" : "export '" + exports.get(violation.export()).name() + "': ";
      return of + violation.message();
    }
  }
}
