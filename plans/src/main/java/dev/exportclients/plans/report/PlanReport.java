package dev.exportclients.plans.report;

import static java.util.Objects.requireNonNull;

import dev.exportclients.plans.status.PlanStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What became of a plan's exports in one period, for people and for monitoring. It holds what the
 * ledger holds, so no secret. Immutable.
 *
 * <pre>{@code
 * PlanStatus status = ledger.status(plan, Period.of(plan.period(), Instant.now(), plan.timezone()));
 * PlanReport report = PlanReport.of(status, Instant.now(), plan.timezone());
 * PlanReport.write(Path.of("nightly.html"), report.html());
 * PlanReport.write(Path.of("/var/lib/node_exporter/nightly.prom"), report.metrics());
 * }</pre>
 */
public final class PlanReport {
  private final PlanStatus status;
  private final Instant at;
  private final ZoneId zone;

  private PlanReport(PlanStatus status, Instant at, ZoneId zone) {
    this.status = requireNonNull(status, "status");
    this.at = requireNonNull(at, "at");
    this.zone = requireNonNull(zone, "zone");
  }

  /**
   * {@return the report of a period}
   *
   * @param status of the period, as a {@link dev.exportclients.plans.run.Ledger} has it
   * @param at when that was
   * @param zone whose clock the page shows, most often the plan's
   */
  public static PlanReport of(PlanStatus status, Instant at, ZoneId zone) {
    return new PlanReport(status, at, zone);
  }

  /**
   * {@return a page of HTML that needs no other file: a table, a timeline, failures with advice and
   * the SHA-256 of each file; light or dark as the reader has it}
   */
  public String html() {
    return new HtmlPage(status, at, zone).text();
  }

  /**
   * {@return the same in Prometheus' text format, for a node exporter's folder} Labels are the
   * plan, the export, its provider and its state; never a path or a handle.
   */
  public String metrics() {
    return Metrics.text(status, at);
  }

  /**
   * Writes a text as a file, in UTF-8. Under its name stands the whole text or what was there
   * before.
   *
   * @param file replaced in one step if it exists, where a link leads; a device or a pipe is
   *     written to; its folder must exist
   * @param text such as {@link #html}
   * @throws IOException if it can't be written, which leaves what was there
   */
  public static void write(Path file, String text) throws IOException {
    Path target = file.toAbsolutePath();
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      try (FileChannel device = FileChannel.open(target, StandardOpenOption.WRITE)) {
        put(bytes, device);
      }
    } else {
      replace(Files.isSymbolicLink(target) ? target.toRealPath() : target, bytes);
    }
  }

  private static void replace(Path target, ByteBuffer bytes) throws IOException {
    Path part =
        target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid());
    try {
      // Not as a temporary file, which only its owner could read.
      try (FileChannel file =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        put(bytes, file);
        file.force(true);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void put(ByteBuffer bytes, FileChannel file) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }
}
