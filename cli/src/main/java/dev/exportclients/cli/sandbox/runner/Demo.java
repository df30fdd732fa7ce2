package dev.exportclients.cli.sandbox.runner;

import dev.exportclients.cli.command.CommandContext;
import dev.exportclients.cli.output.Console;
import dev.exportclients.cli.output.ErrorReport;
import dev.exportclients.cli.output.ExitCode;
import dev.exportclients.cli.output.ReceiptFormat;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.ServedFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Four flows in a sandbox, from signing in to the file: one that has to wait, one that waits in a
 * list, one whose link expires, and one that is signed. What arrived is held against what was
 * served. Apart from its command, so that the sandbox's classes are loaded for the demo only.
 */
public final class Demo {
  private static final String EXPORT = "86446";

  private final Console console;
  private final CommandContext context;
  private final Path folder;
  private final boolean kept;
  private final List<Arrival> arrivals = new ArrayList<>();

  /**
   * One file.
   *
   * @param responses the statuses that the server gave on the way to it
   * @param problem null if it is what was served
   */
  private record Arrival(
      String provider,
      @Nullable DownloadReceipt receipt,
      String responses,
      @Nullable RuntimeException problem) {}

  /**
   * @param kept whether the folder outlives the demo
   */
  public Demo(CommandContext context, Path folder, boolean kept) {
    this.kept = kept;
    this.console = context.console();
    this.context = context;
    this.folder = folder;
  }

  /** The exit code: of the first that failed, if one did. */
  public int run() {
    try (Sandbox sandbox = Sandbox.start()) {
      console.note("a sandbox of all four providers is at " + sandbox.baseUrl());
      DemoFlows flows = new DemoFlows(sandbox.baseUrl(), context.demoSettings(sandbox.baseUrl()));
      arrive(sandbox, "ems", "ems.exportResults", "", flows::ems);
      arrive(sandbox, "ecreporting", "ecreporting.downloadReport", "", flows::ecReporting);
      arrive(sandbox, "webadmit", "webadmit.link", EXPORT, flows::webAdmit);
      arrive(sandbox, "metastudio", "metastudio.downloadResult", "", flows::metaStudio);
    }
    show();
    return arrivals.stream()
        .flatMap(arrival -> Stream.ofNullable(arrival.problem()))
        .findFirst()
        .map(ExitCode::of)
        .orElse(ExitCode.DONE)
        .number();
  }

  /** How the flows do it. */
  private static final Map<String, String> SIGNED_IN =
      Map.of(
          "ems", "signed in with a password",
          "ecreporting", "signed in with a client's secret",
          "webadmit", "showed an API key",
          "metastudio", "signed with AK/SK");

  /** One of the flows, up to what its rest makes of the run. */
  private interface Flow {
    Arrival carryOut(Function<ExportRun, Arrival> rest);
  }

  /** Runs one flow; the others go on when it fails. */
  private void arrive(Sandbox sandbox, String provider, String operation, String file, Flow flow) {
    try {
      arrivals.add(flow.carryOut(run -> saved(sandbox, provider, operation, file, run)));
    } catch (RuntimeException failure) {
      if (Thread.currentThread().isInterrupted()) {
        throw failure;
      }
      arrivals.add(new Arrival(provider, null, responses(sandbox, operation), failure));
    }
  }

  /**
   * @param file the id that the sandbox has the file under; empty for the run's last
   */
  private Arrival saved(
      Sandbox sandbox, String provider, String operation, String file, ExportRun run) {
    List<String> ids = run.handle().ids();
    console.note(provider + ": " + SIGNED_IN.get(provider) + ", started " + run.handle());
    DownloadReceipt receipt =
        run.download().saveTo(folder, DownloadOptions.defaults().waitAtMost(Duration.ofMinutes(1)));
    String id = file.isEmpty() ? ids.get(ids.size() - 1) : file;
    requireServed(receipt, sandbox.file(served(operation), id));
    return new Arrival(provider, receipt, responses(sandbox, operation), null);
  }

  /** A run's file is known by its export. */
  private static String served(String operation) {
    return operation.equals("webadmit.link") ? "webadmit.startExport" : operation;
  }

  private static void requireServed(DownloadReceipt receipt, ServedFile served) {
    if (receipt.bytes() != served.size() || !receipt.sha256().equals(served.sha256())) {
      throw new IllegalStateException(
          "what arrived is not what was served: " + served.size() + " bytes, " + served.sha256());
    }
  }

  private static String responses(Sandbox sandbox, String operation) {
    return sandbox.requests(operation).stream()
        .map(request -> Integer.toString(request.status()))
        .collect(Collectors.joining(" "));
  }

  private void show() {
    if (console.isJson()) {
      console.json(arrivals.stream().map(this::json).toList());
    } else {
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("PROVIDER", "FILE", "BYTES", "SHA256", "ATTEMPTS", "RESPONSES"));
      arrivals.forEach(arrival -> rows.add(row(arrival)));
      console.table(rows);
    }
    arrivals.forEach(
        arrival -> {
          if (arrival.problem() != null) {
            console.error(ErrorReport.of(arrival.problem()));
            console.stackTrace(arrival.problem());
          }
        });
  }

  private static List<String> row(Arrival arrival) {
    DownloadReceipt receipt = arrival.receipt();
    if (receipt == null || arrival.problem() != null) {
      return List.of(arrival.provider(), "failed", "-", "-", "-", arrival.responses());
    }
    return List.of(
        arrival.provider(),
        name(receipt),
        Long.toString(receipt.bytes()),
        receipt.sha256(),
        Integer.toString(receipt.attempts()),
        arrival.responses());
  }

  private static String name(DownloadReceipt receipt) {
    return receipt.file().orElseThrow().getFileName().toString();
  }

  private Map<String, Object> json(Arrival arrival) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("provider", arrival.provider());
    json.put("ok", arrival.problem() == null);
    DownloadReceipt receipt = arrival.receipt();
    if (receipt != null) {
      json.putAll(ReceiptFormat.toJson(receipt));
      if (!kept) {
        json.put("file", name(receipt));
      }
    }
    return json;
  }
}
