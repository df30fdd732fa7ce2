package dev.exportclients.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.plans.Plan;
import dev.exportclients.plans.PlannedExport;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueRequest;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import io.temporal.common.SearchAttributeKey;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is left to the engine: rates, searches, histories that must not grow. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(SandboxExtension.class)
class EngineTest {
  private static final int LONGEST = 40;

  @TempDir private Path folder;

  @Test
  void isToldTheSameRateOfEachProviderByAllWorkers(Sandbox sandbox) throws Exception {
    try (FlowBench bench = new FlowBench(folder, sandbox)) {
      Map<URI, Map<String, Set<Double>>> told = new ConcurrentHashMap<>();
      List<URI> workers = List.of(sandbox.baseUrl("none"), sandbox.baseUrl("none"));
      for (URI worker : workers) {
        Map<String, Set<Double>> rates = new ConcurrentHashMap<>();
        told.put(worker, rates);
        bench.worker(worker, new Tap(sent -> noted(sent, rates), UnaryOperator.identity()));
        bench.until(() -> rates.size() == 4, "all queues");
      }

      assertThat(told.get(workers.get(0)))
          .isEqualTo(
              Map.of(
                  "exports-ems", Set.of(10.0),
                  "exports-ecreporting", Set.of(10.0),
                  "exports-webadmit", Set.of(1.25),
                  "exports-metastudio", Set.of(20.0)))
          .isEqualTo(told.get(workers.get(1)));
    }
  }

  private static Object noted(Object sent, Map<String, Set<Double>> rates) {
    if (sent instanceof PollActivityTaskQueueRequest poll && poll.hasTaskQueueMetadata()) {
      rates
          .computeIfAbsent(poll.getTaskQueue().getName(), queue -> ConcurrentHashMap.newKeySet())
          .add(poll.getTaskQueueMetadata().getMaxTasksPerSecond().getValue());
    }
    return sent;
  }

  @Test
  void findsWorkflowsByPlanProviderAndStateAsItChanges(Sandbox sandbox) throws Exception {
    sandbox.settings().pollsUntilReady(100_000);
    try (FlowBench bench = new FlowBench(folder, sandbox)) {
      Plan plan = bench.plan(Exports.banner("banner", 86447));
      bench.worker();
      String id = bench.workflows.searchAttributes(true).submit(plan, bench.today());
      String export = id + "/banner";
      bench.untilItPauses("banner");

      assertThat(attributes(bench, id)).containsExactly("nightly", null, null);
      assertThat(attributes(bench, export)).containsExactly("nightly", "webadmit", "started");
      sandbox.settings().pollsUntilReady(0);
      bench.await(plan);
      assertThat(attributes(bench, export)).containsExactly("nightly", "webadmit", "saved");
    }
  }

  private static List<String> attributes(FlowBench bench, String id) {
    var found =
        bench
            .engine
            .getWorkflowClient()
            .newUntypedWorkflowStub(id)
            .describe()
            .getTypedSearchAttributes();
    return Stream.of("ExportPlan", "ExportProvider", "ExportState")
        .map(name -> found.get(SearchAttributeKey.forKeyword(name)))
        .toList();
  }

  /** The engine says when a history is long; here, after some events. */
  @Test
  void cutsHistoriesOfPlansAndExportsWithoutLosingAnything(Sandbox sandbox) throws Exception {
    sandbox.settings().pollsUntilReady(12);
    try (FlowBench bench = new FlowBench(folder, sandbox)) {
      PlannedExport[] exports =
          IntStream.range(0, 24)
              .mapToObj(
                  i ->
                      i == 0
                          ? Exports.banner("banner", 86447)
                          : Exports.results("results-" + i, 4711 + i)
                              .after(i < 12 ? List.of() : List.of("results-" + (i - 11))))
              .toArray(PlannedExport[]::new);
      Plan plan = bench.plan(exports);
      bench.worker(sandbox.baseUrl(), new Tap(UnaryOperator.identity(), EngineTest::shortened));

      List<ExportStatus> status = bench.run(plan).exports();

      assertThat(status).extracting(ExportStatus::state).containsOnly(ExportState.SAVED);
      assertThat(status).hasSize(exports.length);
      assertThat(sandbox.requests("ems.startResults")).hasSize(exports.length - 1);
      assertThat(sandbox.requests("webadmit.startExport")).hasSize(1);
      List<String> ids = bench.histories().stream().map(Histories.Named::id).toList();
      assertThat(ids).filteredOn("exports/nightly/2026-11-23"::equals).hasSizeGreaterThan(1);
      assertThat(ids).filteredOn("exports/nightly/2026-11-23/banner"::equals).hasSizeGreaterThan(1);
    }
  }

  private static Object shortened(Object received) {
    if (!(received instanceof PollWorkflowTaskQueueResponse task)) {
      return received;
    }
    PollWorkflowTaskQueueResponse.Builder shortened = task.toBuilder();
    for (HistoryEvent.Builder event : shortened.getHistoryBuilder().getEventsBuilderList()) {
      if (event.hasWorkflowTaskStartedEventAttributes() && event.getEventId() > LONGEST) {
        event.getWorkflowTaskStartedEventAttributesBuilder().setSuggestContinueAsNew(true);
      }
    }
    return shortened.build();
  }

  @Test
  void isSearchedForSecretsInAllThatItIsSentAndKeeps(Sandbox sandbox) throws Exception {
    FlowBench bench = new FlowBench(folder, sandbox);
    Plan plan = bench.plan(Exports.answers("answers", Secrets.METASTUDIO));
    bench.submit(plan);

    assertThat(bench.wire.leaks()).containsExactly("StartWorkflowExecution");
    assertThat(bench.histories()).allMatch(history -> Secrets.areIn(history.bytes()));
    assertThatThrownBy(bench::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("carry a secret");
  }
}
