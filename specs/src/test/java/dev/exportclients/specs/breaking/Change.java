package dev.exportclients.specs.breaking;

import dev.exportclients.specs.Spec;
import java.util.List;

/** One change of {@code things.yaml}, from {@code changes.yaml}. */
record Change(String name, String old, String replacement) {

  private static final Spec ALL = Spec.read("changes", "/breaking/changes.yaml");
  private static final String BEFORE = Spec.read("things", "/breaking/things.yaml").text();

  static List<Change> thatAre(String kind) {
    return ALL.root().path(kind).properties().stream()
        .map(
            change ->
                new Change(
                    change.getKey(),
                    change.getValue().path("old").asText(),
                    change.getValue().path("new").asText()))
        .toList();
  }

  static PublishedSpec before() {
    return new PublishedSpec("things", BEFORE);
  }

  PublishedSpec after() {
    int place = BEFORE.indexOf(old);
    if (place < 0 || place != BEFORE.lastIndexOf(old)) {
      throw new IllegalStateException(name + ": not exactly once in things.yaml: " + old);
    }
    return new PublishedSpec(name, BEFORE.replace(old, replacement));
  }

  @Override
  public String toString() {
    return name;
  }
}
