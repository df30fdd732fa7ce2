package dev.exportclients.plans.run;

import static java.util.Objects.requireNonNull;

import dev.exportclients.plans.Period;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.internal.engine.PlanStatuses;
import dev.exportclients.plans.internal.ledger.LedgerEntry;
import dev.exportclients.plans.internal.ledger.LedgerFile;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.PlanStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What became of the exports of one plan, in all periods: a file beside the plan, that each step is
 * written to before it is taken, and after. It survives the process, however that ends, and holds
 * no secret.
 *
 * <pre>{@code
 * Ledger ledger = Ledger.at(Path.of("nightly.ledger"));
 * Period today = Period.of(plan.period(), Instant.now(), plan.timezone());
 * System.out.println(ledger.status(plan, today).isDone());
 * }</pre>
 *
 * <p>It is an SQLite database, which any tool for those can read; {@code .ledger-wal} and {@code
 * .ledger-shm} belong to it while they are there, and {@code .ledger.lock} says who runs the plan.
 * All are readable by their owner only. Keep them together, on a disk of this machine.
 *
 * <p>Immutable; safe to share between threads and processes.
 */
public final class Ledger {
  private final Path file;

  private Ledger(Path file) {
    this.file = file;
  }

  /**
   * {@return the ledger of that file} Nothing is opened yet, and the file need not be there.
   *
   * @param file such as {@code nightly.ledger}
   */
  public static Ledger at(Path file) {
    return new Ledger(requireNonNull(file, "file").toAbsolutePath());
  }

  /**
   * {@return the ledger beside a plan's file: {@code nightly.ledger} for {@code nightly.yaml}}
   *
   * @param planFile such as {@code nightly.yaml}
   */
  public static Ledger beside(Path planFile) {
    String name = String.valueOf(planFile.getFileName());
    int dot = name.lastIndexOf('.');
    return at(planFile.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".ledger"));
  }

  /** {@return the file, absolute} */
  public Path file() {
    return file;
  }

  /**
   * Where the plan's exports are in a period. Asks no provider and checks no file. Those that no
   * run of the plan has come to are {@link ExportState#DUE}; so are all, if there is no ledger yet.
   *
   * @param plan whose exports are told, in its order; and then those of the period that it has no
   *     more
   * @param period such as today's
   * @return as it is now; another process may be running the plan
   * @throws dev.exportclients.plans.status.LedgerException if it can't be read, or is another
   *     plan's
   */
  public PlanStatus status(Plan plan, Period period) {
    Map<String, LedgerEntry> entries = Map.of();
    if (Files.exists(file)) {
      try (LedgerFile open = LedgerFile.forReading(file, plan.name())) {
        entries = open.entries(period);
      }
    }
    return PlanStatuses.of(plan, period, entries);
  }

  /**
   * {@return the periods that a run of the plan has come to, the newest first; none if there is no
   * ledger yet}
   *
   * @param plan whose ledger it is
   * @throws dev.exportclients.plans.status.LedgerException if it can't be read, or is another
   *     plan's
   */
  public List<Period> periods(Plan plan) {
    if (Files.notExists(file)) {
      return List.of();
    }
    try (LedgerFile open = LedgerFile.forReading(file, plan.name())) {
      return open.periods();
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
