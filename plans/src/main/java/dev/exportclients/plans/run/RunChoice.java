package dev.exportclients.plans.run;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.run.RunHandle;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run of a plan does: all that is due, unless it is told otherwise.
 *
 * <pre>{@code
 * RunChoice choice = RunChoice.all().again(List.of("results"));
 * }</pre>
 *
 * <p>Immutable; each method returns a changed copy.
 */
public final class RunChoice {
  private static final RunChoice ALL = new RunChoice(Set.of(), Set.of(), Map.of(), false);

  private final Set<String> only;
  private final Set<String> again;
  private final Map<String, RunHandle> found;
  private final boolean dryRun;

  private RunChoice(
      Set<String> only, Set<String> again, Map<String, RunHandle> found, boolean dryRun) {
    this.only = only;
    this.again = again;
    this.found = found;
    this.dryRun = dryRun;
  }

  /** {@return all that is due} */
  public static RunChoice all() {
    return ALL;
  }

  /**
   * Only these exports. One that waits for another, which is neither among them nor saved, is
   * skipped. Default: all.
   *
   * @param names of exports of the plan; none for all
   * @return a changed copy
   */
  public RunChoice only(List<String> names) {
    return new RunChoice(copy(names), again, found, dryRun);
  }

  /**
   * Starts these once more in the period, whatever became of them: an unknown one, one whose run
   * failed, or one that is saved, whose file is then replaced. What they started before is left to
   * itself. Default: none.
   *
   * @param names of exports of the plan; those that {@link #only} leaves out are not run
   * @return a changed copy
   */
  public RunChoice again(List<String> names) {
    return new RunChoice(only, copy(names), found, dryRun);
  }

  /**
   * This is the run of an export that is unknown, or that is not started: somebody has found it at
   * the provider. The export goes on with it. Default: none.
   *
   * @param name of an export of the plan that has no run
   * @param handle of its run
   * @return a changed copy
   */
  public RunChoice found(String name, RunHandle handle) {
    Map<String, RunHandle> copy = new LinkedHashMap<>(found);
    copy.put(requireNonNull(name, "name"), requireNonNull(handle, "handle"));
    return new RunChoice(only, again, Collections.unmodifiableMap(copy), dryRun);
  }

  /**
   * Whether nothing is sent and nothing written: the status says where each export is. Default
   * false.
   *
   * @param wanted true to look only
   * @return a changed copy
   */
  public RunChoice dryRun(boolean wanted) {
    return new RunChoice(only, again, found, wanted);
  }

  /** {@return the exports to be run; empty for all} */
  public Set<String> only() {
    return only;
  }

  /** {@return the exports to be started once more} */
  public Set<String> again() {
    return again;
  }

  /** {@return the runs that somebody has found, by export} */
  public Map<String, RunHandle> found() {
    return found;
  }

  /** {@return whether nothing is sent and nothing written} */
  public boolean isDryRun() {
    return dryRun;
  }

  boolean includes(String name) {
    return only.isEmpty() || only.contains(name);
  }

  Set<String> named() {
    Set<String> named = new LinkedHashSet<>(only);
    named.addAll(again);
    named.addAll(found.keySet());
    return named;
  }

  private static Set<String> copy(List<String> names) {
    Set<String> copy = new LinkedHashSet<>();
    names.forEach(name -> copy.add(requireNonNull(name, "name")));
    return Collections.unmodifiableSet(copy);
  }
}
