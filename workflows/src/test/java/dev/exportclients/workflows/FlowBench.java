package dev.exportclients.workflows;

import static io.temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.plans.Period;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.PlannedExport;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.plans.status.PlanStatus;
import dev.exportclients.sandbox.Sandbox;
import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * An engine in the process whose time is skipped while nobody works, a sandbox that has the same
 * time, and workers. Holds everything that was sent to the engine, and all histories, to be free of
 * secrets.
 */
final class FlowBench implements AutoCloseable {
  static final Instant BEGIN = Instant.parse("2026-11-23T10:00:00Z");

  private static final long PATIENCE_SECONDS = 20;
  private static final WorkflowClientOptions CLIENT =
      WorkflowClientOptions.newBuilder().setIdentity("worker").build();

  final TestWorkflowEnvironment engine;
  final PlanWorkflows workflows;
  final Wire wire = new Wire();
  private static final long PAUSE_NANOS = 5_000_000;

  private final Clock clock;
  private final Path folder;
  private final Sandbox sandbox;
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<String> submitted = new ArrayList<>();

  FlowBench(Path folder, Sandbox sandbox) {
    this.folder = folder;
    this.sandbox = sandbox;
    engine =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setInitialTime(BEGIN)
                .registerSearchAttribute("ExportPlan", INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute("ExportProvider", INDEXED_VALUE_TYPE_KEYWORD)
                .registerSearchAttribute("ExportState", INDEXED_VALUE_TYPE_KEYWORD)
                .setWorkflowClientOptions(CLIENT)
                .setWorkflowServiceStubsOptions(
                    WorkflowServiceStubsOptions.newBuilder()
                        .setGrpcClientInterceptors(List.of(wire))
                        .build())
                .build());
    clock = EngineClock.of(engine);
    workflows = PlanWorkflows.on(engine.getWorkflowClient());
    sandbox.clock(clock);
    Secrets.accept(sandbox);
  }

  Instant now() {
    return clock.instant();
  }

  Plan plan(PlannedExport... exports) {
    Plan.Builder plan = Plan.builder("nightly").folder(folder).into("{provider}/{period}");
    List.of(exports).forEach(plan::export);
    return plan.build();
  }

  Period today() {
    return new Period("2026-11-23");
  }

  ExportWorker worker() {
    return worker(sandbox.baseUrl());
  }

  /** At a sandbox with these faults. */
  ExportWorker worker(String faults) {
    return worker(sandbox.baseUrl(faults));
  }

  ExportWorker worker(URI url) {
    return worker(new SandboxClients(url, clock, Secrets.METASTUDIO));
  }

  ExportWorker worker(SandboxClients clients) {
    return worker(clients, engine.getWorkflowClient());
  }

  /** With a wire of its own to the engine. */
  ExportWorker worker(URI url, ClientInterceptor own) {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setChannel((ManagedChannel) engine.getWorkflowServiceStubs().getRawChannel())
                .setGrpcClientInterceptors(List.of(wire, own))
                .build());
    return worker(
        new SandboxClients(url, clock, Secrets.METASTUDIO),
        WorkflowClient.newInstance(stubs, CLIENT));
  }

  private ExportWorker worker(SandboxClients clients, WorkflowClient client) {
    open.add(0, clients);
    ExportWorker worker = ExportWorker.builder(client).clients(clients).clock(clock).start();
    open.add(0, worker);
    return worker;
  }

  SandboxClients clients() {
    return clients(Secrets.METASTUDIO);
  }

  SandboxClients clients(String metaStudioSecret) {
    return new SandboxClients(sandbox.baseUrl(), clock, metaStudioSecret);
  }

  String submit(Plan plan) {
    String id = workflows.submit(plan, today());
    submitted.add(id);
    return id;
  }

  PlanStatus run(Plan plan) {
    submit(plan);
    return await(plan);
  }

  /** Skips time. */
  PlanStatus await(Plan plan) {
    return workflows.await(plan.name(), today());
  }

  ExportStatus status(Plan plan, String export) {
    return workflows.status(plan.name(), today()).exports().stream()
        .filter(status -> status.name().equals(export))
        .findFirst()
        .orElseThrow();
  }

  /** Skips no time. */
  void until(Plan plan, String export, ExportState state) {
    until(() -> status(plan, export).state() == state, export + " " + state);
  }

  /**
   * Until an export pauses between two looks at its run. In the middle of a look the in-process
   * server refuses a cancellation that crosses the look's end, and takes its time to ask again.
   */
  void untilItPauses(String export) {
    String id = "exports/nightly/" + today().name() + "/" + export;
    until(() -> lastEvent(id) == EventType.EVENT_TYPE_TIMER_STARTED, export + " pauses");
  }

  private EventType lastEvent(String id) {
    try {
      return engine.getWorkflowClient().fetchHistory(id).getLastEvent().getEventType();
    } catch (StatusRuntimeException notYet) {
      return EventType.EVENT_TYPE_UNSPECIFIED;
    }
  }

  void until(BooleanSupplier isSo, String what) {
    long end = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
    while (!isSo.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** {@return all histories of all that was submitted} */
  List<Histories.Named> histories() {
    return submitted.stream()
        .distinct()
        .flatMap(id -> Histories.of(engine.getWorkflowClient(), id).stream())
        .toList();
  }

  /** {@return how many workflows began in each task of the plan's own} */
  List<Long> begunInEachTask(Plan plan) {
    String id = "exports/" + plan.name() + "/" + today().name();
    return Histories.ofOnly(engine.getWorkflowClient(), id).stream()
        .flatMap(history -> Histories.begunInEachTask(history).stream())
        .toList();
  }

  @Override
  public void close() throws Exception {
    try {
      assertThat(wire.leaks()).as("calls to the engine that carry a secret").isEmpty();
      for (Histories.Named history : histories()) {
        assertThat(Secrets.areIn(history.bytes())).as("a secret in " + history.id()).isFalse();
      }
    } finally {
      for (AutoCloseable one : open) {
        one.close();
      }
      engine.close();
      sandbox.clock(Clock.systemUTC());
    }
  }
}
