package dev.exportclients.sandbox.internal.fault;

import dev.exportclients.sandbox.internal.spec.Route;
import dev.exportclients.sandbox.internal.store.Recent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts which faults of which spec have come about, apart for each resource. */
public final class Scenarios {
  private final Map<String, Scenario> scenarios = new Recent<>();

  /** The faults due now; those with a number of times are counted as used. */
  public synchronized Due due(
      FaultSpec spec, String resource, Route route, boolean ranged, boolean reused) {
    if (spec.steps().isEmpty()) {
      return Due.NONE;
    }
    Scenario scenario =
        scenarios.computeIfAbsent(spec.text() + "\n" + resource, k -> new Scenario(spec));
    return scenario.due(route, ranged, reused);
  }

  /** Says that a fault did not come about after all. */
  public synchronized void giveBack(Due due, Fault fault) {
    due.step().used.merge(fault, -1, Integer::sum);
  }

  public synchronized void reset() {
    scenarios.clear();
  }

  /**
   * @param before how many requests for the resource came before this one
   */
  public record Due(List<Fault> faults, int before, Step step) {
    public static final Due NONE = new Due(List.of(), 0, new Step(List.of()));
  }

  static final class Step {
    private final List<Fault> faults;
    private final Map<Fault, Integer> used = new HashMap<>();
    private int requests;

    Step(List<Fault> faults) {
      this.faults = faults;
    }

    private boolean left(Fault fault) {
      return counted(fault) && used.getOrDefault(fault, 0) < fault.times();
    }

    /** Over when its counted faults came about; one without any lasts one request. */
    private boolean over() {
      return faults.stream().anyMatch(Step::counted)
          ? faults.stream().noneMatch(this::left)
          : requests > 0;
    }

    private static boolean counted(Fault fault) {
      return fault.times() > 0 && fault.kind() != FaultKind.CHANGED;
    }

    private List<Fault> take(Route route, boolean ranged, boolean reused) {
      List<Fault> due = new ArrayList<>();
      boolean any = false;
      for (Fault fault : faults) {
        if (!fault.isFor(route, ranged, reused)) {
          continue;
        }
        any = true;
        if (!counted(fault)) {
          due.add(fault);
        } else if (left(fault)) {
          used.merge(fault, 1, Integer::sum);
          due.add(fault);
        }
      }
      requests += any ? 1 : 0;
      return List.copyOf(due);
    }
  }

  private static final class Scenario {
    private final List<Step> steps;
    private int step;
    private int requests;

    Scenario(FaultSpec spec) {
      steps = spec.steps().stream().map(Step::new).toList();
    }

    Due due(Route route, boolean ranged, boolean reused) {
      while (step < steps.size() - 1 && steps.get(step).over()) {
        step++;
      }
      Step now = steps.get(step);
      return new Due(now.take(route, ranged, reused), requests++, now);
    }
  }
}
