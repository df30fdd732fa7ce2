package dev.exportclients.cli.plan;

import dev.exportclients.cli.output.Console;
import dev.exportclients.cli.output.ErrorReport;
import dev.exportclients.cli.output.ProgressLine;
import dev.exportclients.plans.status.ExportFailure;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.plans.status.PlanListener;
import dev.exportclients.plans.status.PlanStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A run of a plan as it goes: a line for each event; on a terminal a line for what is saved or
 * failed, and below them a table of what goes on; under {@code --json} an object for each event.
 */
final class PlanProgress implements PlanListener, AutoCloseable {
  private static final long TICK_MILLIS = 500;

  private final Console console;
  private final PlanBoard board;
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          tick -> {
            Thread thread = new Thread(tick, "plan-table");
            thread.setDaemon(true);
            return thread;
          });
  private boolean isOver;

  PlanProgress(Console console, LongSupplier nanoTime) {
    this.console = console;
    this.board = new PlanBoard(nanoTime);
  }

  @Override
  public synchronized void onBegin(PlanStatus plan) {
    board.begin(plan);
    if (console.showsProgress()) {
      ticks.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public synchronized void onKept(ExportStatus export) {
    event("kept", export, "saved before");
    board.over(export);
    show();
  }

  @Override
  public synchronized void onStarting(ExportStatus export) {
    event("starting", export, "starting");
    goesOn(export);
  }

  @Override
  public synchronized void onStarted(ExportStatus export) {
    event("started", export, "started " + export.handle().map(Object::toString).orElse(""));
    goesOn(export);
  }

  @Override
  public synchronized void onReady(ExportStatus export) {
    event("ready", export, "ready");
    goesOn(export);
  }

  @Override
  public synchronized void onProgress(String name, long bytes, OptionalLong total) {
    board.progress(name, bytes, total);
    show();
  }

  @Override
  public synchronized void onSaved(ExportStatus export) {
    String where =
        export.files().size() == 1
            ? export.files().get(0).file()
            : export.files().size() + " files";
    String text = "saved " + ProgressLine.size(export.bytes()) + ", " + where;
    event("saved", export, text);
    if (console.showsProgress()) {
      console.note(export.name() + ": " + text);
    }
    over(export);
  }

  @Override
  public synchronized void onFailed(ExportStatus export) {
    unsaved("failed", export);
  }

  @Override
  public synchronized void onUnknown(ExportStatus export) {
    unsaved("unknown", export);
  }

  @Override
  public synchronized void onSkipped(ExportStatus export) {
    unsaved("skipped", export);
  }

  private void unsaved(String event, ExportStatus export) {
    ExportFailure failure = export.failure().orElseThrow();
    if (console.isJson()) {
      event(event, export, "");
    } else {
      List<String> advice = new ArrayList<>();
      failure.advice().ifPresent(advice::add);
      advice.addAll(options(export, failure));
      String what = export.optional() ? event + ", which is allowed: " : event + ": ";
      console.error(
          ErrorReport.told(
              PlanExit.code(failure),
              PlanExit.type(failure),
              export.name() + " " + what + failure.message(),
              advice));
    }
    over(export);
  }

  /** Of {@code plan run}, that bring it further. */
  private static List<String> options(ExportStatus export, ExportFailure failure) {
    String again = "--again " + export.name();
    if (export.state() == ExportState.UNKNOWN) {
      return List.of("plan run takes --found " + export.name() + "=HANDLE, or " + again);
    }
    return failure.needsAgain() ? List.of("plan run takes " + again) : List.of();
  }

  private void event(String event, ExportStatus export, String text) {
    if (console.isJson()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("event", event);
      json.put("export", PlanJson.of(export));
      console.json(json);
    } else {
      console.event(export.name() + ": " + text);
    }
  }

  private void goesOn(ExportStatus export) {
    board.goesOn(export);
    show();
  }

  /** What is said of it has taken the table's place. */
  private void over(ExportStatus export) {
    board.over(export);
    draw();
  }

  private void show() {
    if (board.isDue()) {
      draw();
    }
  }

  private void draw() {
    if (console.showsProgress()) {
      console.progress(board.lines(console.room()));
    }
  }

  /** Time passes in the table, also while nothing else happens for hours. */
  private synchronized void tick() {
    if (!isOver) {
      draw();
    }
  }

  /** The table is gone, for what is said at the end. */
  @Override
  public synchronized void close() {
    isOver = true;
    ticks.shutdown();
    console.endProgress();
  }
}
