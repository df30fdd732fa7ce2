package dev.exportclients.benchmarks;

import dev.exportclients.benchmarks.contender.Contender;
import dev.exportclients.benchmarks.server.FileServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Contenders in turn, round after round, each round begun by another one. */
final class Race {
  private final Map<String, List<Sample>> samples = new LinkedHashMap<>();

  static Race run(List<Contender> contenders, int rounds, Trial trial, FileServer server)
      throws IOException {
    Race race = new Race();
    contenders.forEach(contender -> race.samples.put(contender.name(), new ArrayList<>()));
    List<Contender> order = new ArrayList<>(contenders);
    for (int round = 0; round < rounds; round++) {
      for (Contender contender : order) {
        Sample sample = trial.run(contender, server);
        if (round > 0 || rounds == 1) {
          race.samples.get(contender.name()).add(sample);
        }
      }
      Collections.rotate(order, 1);
    }
    return race;
  }

  List<String> names() {
    return List.copyOf(samples.keySet());
  }

  boolean has(String name) {
    return samples.containsKey(name);
  }

  Sample last(String name) {
    List<Sample> all = samples.get(name);
    return all.get(all.size() - 1);
  }

  double median(String name, ToDoubleFunction<Sample> of) {
    return median(samples.get(name).stream().mapToDouble(of).toArray());
  }

  /** Over or under; NaN when one of them didn't run. */
  double ratio(String name, String baseline, ToDoubleFunction<Sample> of) {
    return has(name) && has(baseline) ? median(name, of) / median(baseline, of) : Double.NaN;
  }

  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
