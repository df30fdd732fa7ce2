package dev.exportclients.cli.command;

import dev.exportclients.cli.output.Console;
import dev.exportclients.cli.output.ErrorReport;
import dev.exportclients.cli.output.ExitCode;
import dev.exportclients.cli.output.ReceiptFormat;
import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.ecreporting.EcReportingClient;
import dev.exportclients.ecreporting.ReportRequest;
import dev.exportclients.ecreporting.StudyMode;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.metastudio.MetaStudioClient;
import dev.exportclients.metastudio.MetaStudioCredentials;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.sandbox.ServedFile;
import dev.exportclients.webadmit.WebAdmitClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Four downloads from a sandbox: one that has to wait, a plain one, one whose link expires, and one
 * that is signed. What arrived is held against what was served. Apart from its command, so that the
 * sandbox's classes are loaded for the demo only.
 */
final class Demo {
  private static final long DATASET = 1234;
  private static final String JOB = "6A7C29DD011241DFBE1B64399283C860";
  private static final long IDENTITY = 42;
  private static final long EXPORT = 86446;
  private static final String TASK = "be0821bdf8d04949bf4c9852fa87c590";

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
  Demo(CommandContext context, Path folder, boolean kept) {
    this.kept = kept;
    this.console = context.console();
    this.context = context;
    this.folder = folder;
  }

  /** The exit code: of the first that failed, if one did. */
  int run() {
    try (Sandbox sandbox = Sandbox.start()) {
      console.note("a sandbox of all four providers is at " + sandbox.baseUrl());
      arrive(sandbox, "ems", "ems.exportResults", "" + DATASET, () -> ems(sandbox));
      arrive(sandbox, "ecreporting", "ecreporting.downloadReport", JOB, () -> ecReporting(sandbox));
      arrive(sandbox, "webadmit", "webadmit.link", "" + EXPORT, () -> webAdmit(sandbox));
      arrive(sandbox, "metastudio", "metastudio.downloadResult", TASK, () -> metaStudio(sandbox));
    }
    show();
    return arrivals.stream()
        .flatMap(arrival -> Stream.ofNullable(arrival.problem()))
        .findFirst()
        .map(ExitCode::of)
        .orElse(ExitCode.DONE)
        .number();
  }

  private DownloadReceipt ems(Sandbox sandbox) {
    try (EmsClient client =
        EmsClient.builder()
            .baseUrl(sandbox.baseUrl())
            .credentials(SandboxCredentials.EMS_USERNAME, Secret.of(SandboxCredentials.EMS_TOKEN))
            .settings(context.demoSettings(sandbox.baseUrl()))
            .build()) {
      return saved(client.results(DATASET));
    }
  }

  private DownloadReceipt ecReporting(Sandbox sandbox) {
    try (EcReportingClient client =
        EcReportingClient.builder()
            .baseUrl(sandbox.baseUrl())
            .credentials(TokenSource.of(Secret.of(SandboxCredentials.ECREPORTING_TOKEN)))
            .settings(context.demoSettings(sandbox.baseUrl()))
            .build()) {
      return saved(client.report(ReportRequest.builder(JOB).mode(StudyMode.TEST).build()));
    }
  }

  private DownloadReceipt webAdmit(Sandbox sandbox) {
    try (WebAdmitClient client =
        WebAdmitClient.builder()
            .baseUrl(sandbox.baseUrl())
            .credentials(Secret.of(SandboxCredentials.WEBADMIT_API_KEY))
            .settings(context.demoSettings(sandbox.baseUrl()))
            .build()) {
      return saved(client.download(EXPORT, client.start(IDENTITY, EXPORT).id()));
    }
  }

  private DownloadReceipt metaStudio(Sandbox sandbox) {
    try (MetaStudioClient client =
        MetaStudioClient.builder()
            .baseUrl(sandbox.baseUrl())
            .projectId(SandboxCredentials.METASTUDIO_PROJECT_ID)
            .credentials(
                MetaStudioCredentials.akSk(
                    SandboxCredentials.METASTUDIO_AK, Secret.of(SandboxCredentials.METASTUDIO_SK)))
            .settings(context.demoSettings(sandbox.baseUrl()))
            .build()) {
      return saved(client.result(TASK));
    }
  }

  private DownloadReceipt saved(Download download) {
    return download.saveTo(folder, DownloadOptions.defaults().waitAtMost(Duration.ofMinutes(1)));
  }

  /** Runs one download; the others go on when it fails. */
  private void arrive(
      Sandbox sandbox,
      String provider,
      String operation,
      String id,
      Supplier<DownloadReceipt> download) {
    DownloadReceipt receipt = null;
    RuntimeException problem = null;
    try {
      receipt = download.get();
      requireServed(receipt, served(sandbox, operation, id));
    } catch (RuntimeException failure) {
      if (Thread.currentThread().isInterrupted()) {
        throw failure;
      }
      problem = failure;
    }
    arrivals.add(new Arrival(provider, receipt, responses(sandbox, operation), problem));
  }

  /** A run's file is known by its export. */
  private static ServedFile served(Sandbox sandbox, String operation, String id) {
    return sandbox.file(operation.equals("webadmit.link") ? "webadmit.startExport" : operation, id);
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
