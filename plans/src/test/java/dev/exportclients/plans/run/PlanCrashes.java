package dev.exportclients.plans.run;

import dev.exportclients.plans.Period;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.plans.status.PlanStatus;
import dev.exportclients.plans.status.SavedFile;
import dev.exportclients.sandbox.RecordedRequest;
import dev.exportclients.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Runs a plan in processes that are killed, and counts what the sandbox saw. */
final class PlanCrashes {
  /** Slowly, so that little is on its way when a process is killed; the last step has no end. */
  private static final String FAULTS =
      "cut=0@start,cut=100000@file,503@list,503@status,trickle=20000:2@file"
          + "~401@file,expired,trickle=20000:2@file"
          + "~rst=900000000@file,trickle=20000:2@file;id=crashes";

  private static final int MOST_RUNS = 20;

  private final Sandbox sandbox;
  private final Path folder;
  private final int exports;
  private final long size;
  private final Random random;
  private int kills;
  private int runs;
  private int found;
  private int again;

  PlanCrashes(Sandbox sandbox, Path folder, int exports, long size, Random random) {
    this.sandbox = sandbox;
    this.folder = folder;
    this.exports = exports;
    this.size = size;
    this.random = random;
    CrashPlan.serve(sandbox, exports, size);
  }

  /** Each time after some more requests. */
  void kill(int times) throws IOException, InterruptedException {
    int step = Math.max(3, exports * 10 / times);
    while (kills < times) {
      int until = sandbox.requests().size() + 1 + random.nextInt(step);
      Process process = start();
      while (process.isAlive() && sandbox.requests().size() < until) {
        process.waitFor(1, TimeUnit.MILLISECONDS);
      }
      if (process.isAlive()) {
        kills++;
      } else {
        return;
      }
      process.destroyForcibly().waitFor();
    }
  }

  /** Runs it until all is saved, and says of what is unknown what a person would see. */
  PlanStatus finish() throws IOException, InterruptedException {
    while (runs < MOST_RUNS + kills && start().waitFor() != 0) {
      // What is unknown is told by the next.
    }
    return status();
  }

  private PlanStatus status() {
    Plan plan = CrashPlan.of(folder, exports);
    return Ledger.at(folder.resolve("nightly.ledger"))
        .status(plan, Period.of(plan.period(), Instant.now(), plan.timezone()));
  }

  private Process start() throws IOException {
    runs++;
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx96m",
                "-cp",
                System.getProperty("java.class.path"),
                CrashingRunner.class.getName(),
                folder.toString(),
                sandbox.baseUrl().resolve("faults/" + FAULTS).toString(),
                "" + exports));
    for (ExportStatus unknown : status().exports()) {
      if (unknown.state() == ExportState.UNKNOWN) {
        command.add(answer(unknown));
      }
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }

  private String answer(ExportStatus unknown) {
    var dataset =
        unknown.provider().equals("ems")
            ? CrashPlan.datasetOf(sandbox, unknown.name())
            : Optional.<String>empty();
    if (dataset.isPresent()) {
      found++;
      return unknown.name() + "=" + dataset.get();
    }
    again++;
    return unknown.name();
  }

  /** How many times each was started, by the sandbox's count. */
  Map<String, Integer> starts() {
    Map<String, Integer> starts = new TreeMap<>();
    for (RecordedRequest request : sandbox.requests()) {
      boolean isStart = CrashPlan.STARTS.contains(request.operation());
      if (isStart && request.status() >= 200 && request.status() < 300) {
        starts.merge(CrashPlan.startedBy(request), 1, Integer::sum);
      }
    }
    return starts;
  }

  List<String> wrongFiles() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (ExportStatus export : status().exports()) {
      for (SavedFile file : export.files()) {
        if (!sha256(Path.of(file.file())).equals(served(export))) {
          wrong.add(file.file());
        }
      }
    }
    return wrong;
  }

  private String served(ExportStatus export) {
    if (export.handle().isEmpty()) {
      return export.files().get(0).sha256();
    }
    List<String> ids = export.handle().get().ids();
    return switch (export.provider()) {
      case "ems" -> sandbox.file("ems.exportResults", ids.get(0)).sha256();
      case "ecreporting" -> sandbox.file("ecreporting.downloadReport", ids.get(0)).sha256();
      case "webadmit" -> sandbox.file("webadmit.startExport", ids.get(0)).sha256();
      default -> sandbox.file("metastudio.downloadResult", ids.get(0)).sha256();
    };
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  /** How much of a file was fetched once more, each time that this was so. */
  List<Long> bytesFetchedAgain() throws IOException {
    List<Long> again = new ArrayList<>();
    Map<String, Long> inHand = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("progress"))) {
      String[] said = line.split(" ");
      long bytes = Long.parseLong(said[1]);
      // Attachments are several files of one name.
      Long before = said[0].equals("notes") ? null : inHand.put(said[0], bytes);
      if (before != null && bytes < before) {
        again.add(before - bytes);
      }
    }
    return again;
  }

  long bytesSaved() {
    return status().bytes();
  }

  /** Says what was counted. */
  String counts() throws IOException {
    List<Long> again = bytesFetchedAgain();
    return String.format(
        Locale.ROOT,
        "%d exports, %d kills, %d processes: %d runs found and %d started by somebody's word;"
            + " %,d bytes saved, parts continued %d times, %,d bytes fetched again",
        exports + 1,
        kills,
        runs,
        found,
        this.again,
        bytesSaved(),
        status().exports().stream().mapToInt(ExportStatus::resumes).sum(),
        again.stream().mapToLong(Long::longValue).sum());
  }
}
