package dev.exportclients.workflows.internal.flow;

import dev.exportclients.plans.status.ExportState;
import dev.exportclients.workflows.internal.payload.ExportOrder;
import dev.exportclients.workflows.internal.payload.ExportView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which exports may begin. Immutable, and without a thought of the engine. */
final class Release {
  /**
   * What happens to an export next.
   *
   * @param missing the one that it waits for in vain; null if it begins
   */
  record Step(ExportOrder export, @Nullable String missing) {}

  private final List<ExportOrder> exports;
  private final Map<String, Integer> runs;
  private final Map<String, List<ExportOrder>> byStartKey;

  Release(List<ExportOrder> exports, Map<String, Integer> runs) {
    this.exports = exports;
    this.runs = runs;
    this.byStartKey = exports.stream().collect(Collectors.groupingBy(ExportOrder::startKey));
  }

  /**
   * {@return what may be done now, in the plan's order}
   *
   * @param views of those that have begun; one that is over, or goes on, does not begin
   * @param going whose workflows run
   * @param known whose runs are known
   */
  List<Step> steps(Map<String, ExportView> views, Set<String> going, Set<String> known) {
    Map<String, ExportState> ended = new HashMap<>();
    views.forEach((name, view) -> ended.put(name, Views.state(view)));
    ended.keySet().removeAll(going);
    ended.values().removeIf(state -> !state.isOver());
    Map<String, Integer> busy = new HashMap<>();
    Set<String> starting = new HashSet<>();
    for (ExportOrder export : exports) {
      if (going.contains(export.name())) {
        busy.merge(export.provider(), 1, Integer::sum);
        if (!known.contains(export.name())) {
          starting.add(export.startKey());
        }
      }
    }
    List<Step> steps = new ArrayList<>();
    for (ExportOrder export : exports) {
      String name = export.name();
      if (ended.containsKey(name) || going.contains(name)) {
        continue;
      }
      String missing = missing(export, ended);
      if (missing != null) {
        ended.put(name, ExportState.SKIPPED);
        steps.add(new Step(export, missing));
      } else if (ended.keySet().containsAll(export.after())
          && !starting.contains(export.startKey())
          && busy.getOrDefault(export.provider(), 0) < mostRuns(export)) {
        busy.merge(export.provider(), 1, Integer::sum);
        starting.add(export.startKey());
        steps.add(new Step(export, null));
      }
    }
    return steps;
  }

  private int mostRuns(ExportOrder export) {
    return runs.getOrDefault(export.provider(), 1);
  }

  private static @Nullable String missing(ExportOrder export, Map<String, ExportState> ended) {
    return export.after().stream()
        .filter(name -> ended.containsKey(name) && ended.get(name) != ExportState.SAVED)
        .findFirst()
        .orElse(null);
  }

  /** {@return the others whose runs can't be told from the export's} */
  List<String> sameKey(ExportOrder export) {
    return byStartKey.getOrDefault(export.startKey(), List.of()).stream()
        .filter(other -> !other.equals(export))
        .map(ExportOrder::name)
        .toList();
  }
}
