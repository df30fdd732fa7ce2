package dev.exportclients.plans.internal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who waits for whom. */
final class WaitingOrder {
  private final List<List<Integer>> before = new ArrayList<>();

  /**
   * @param places of the exports, by name
   */
  WaitingOrder(List<Draft> exports, Map<String, Integer> places) {
    for (Draft export : exports) {
      before.add(export.after().stream().filter(places::containsKey).map(places::get).toList());
    }
  }

  /** Circles that have no export in common, each in the order of waiting. */
  List<List<Integer>> cycles() {
    List<List<Integer>> cycles = new ArrayList<>();
    Set<Integer> left = new TreeSet<>();
    for (int at = 0; at < before.size(); at++) {
      left.add(at);
    }
    dropThoseThatCanBegin(left);
    while (!left.isEmpty()) {
      List<Integer> cycle = cycleAmong(left);
      cycles.add(cycle);
      left.removeAll(cycle);
      dropThoseThatCanBegin(left);
    }
    return cycles;
  }

  /** One by one, as if each were done; what waits for nothing left can begin. */
  private void dropThoseThatCanBegin(Set<Integer> left) {
    List<List<Integer>> waiting = new ArrayList<>();
    int[] open = new int[before.size()];
    for (int at = 0; at < before.size(); at++) {
      waiting.add(new ArrayList<>());
    }
    List<Integer> ready = new ArrayList<>();
    for (int at : left) {
      for (int first : before.get(at)) {
        if (left.contains(first)) {
          waiting.get(first).add(at);
          open[at]++;
        }
      }
      if (open[at] == 0) {
        ready.add(at);
      }
    }
    while (!ready.isEmpty()) {
      int done = ready.remove(ready.size() - 1);
      left.remove(done);
      for (int next : waiting.get(done)) {
        if (--open[next] == 0) {
          ready.add(next);
        }
      }
    }
  }

  /** Each that is left waits for another that is left: to follow them ends in a circle. */
  private List<Integer> cycleAmong(Set<Integer> left) {
    List<Integer> path = new ArrayList<>();
    int at = left.iterator().next();
    Set<Integer> seen = new TreeSet<>();
    while (seen.add(at)) {
      path.add(at);
      at = before.get(at).stream().filter(left::contains).findFirst().orElseThrow();
    }
    return path.subList(path.indexOf(at), path.size());
  }
}
