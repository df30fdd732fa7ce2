package dev.exportclients.sandbox.internal.provider.webadmit;

import dev.exportclients.sandbox.internal.deployment.ProviderSettings;
import dev.exportclients.sandbox.internal.provider.MeaningfulId;
import dev.exportclients.sandbox.internal.spec.SpecialId;
import dev.exportclients.sandbox.internal.store.Recent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** WebAdMIT's runs: those that were started, and those that stand for a state each. */
final class WebAdmitRuns {
  static final long DOCUMENTED_FILE = 74780;
  static final long EXPIRED_FIRST_FILE = 74781;

  private static final long FIRST_STARTED = 90_001;
  private static final long DEMO_EXPORT = 86446;
  private static final List<String> STATES =
      List.of(
          "initializing",
          "queued",
          "in_progress",
          "available",
          "success_with_errors",
          "empty_list",
          "failed",
          "exploded");

  /** What runs of these exports end in; those of all others become available. */
  private static final Map<Long, String> ENDS =
      Map.of(86441L, "failed", 86442L, "empty_list", 86443L, "success_with_errors");

  static final List<MeaningfulId> MEANINGFUL =
      List.of(
          new MeaningfulId("WebAdMIT identity", "999", "404"),
          new MeaningfulId(
              "WebAdMIT export",
              "" + DEMO_EXPORT,
              "Initializing, Queued, In Progress, Available; the first link has expired already"),
          new MeaningfulId(
              "WebAdMIT export",
              "86441, 86442, 86443",
              "ends as Failed, Empty List, Success With Errors"),
          new MeaningfulId(
              "WebAdMIT file",
              DOCUMENTED_FILE + ", " + EXPIRED_FIRST_FILE,
              "Available; the same, but the first link has expired already"),
          new MeaningfulId(
              "WebAdMIT file",
              "1001 to 1008",
              "Initializing, Queued, In Progress, Available, Success With Errors, Empty List,"
                  + " Failed, and a state nobody knows"),
          new MeaningfulId(
              "WebAdMIT file",
              "2001 to 2008, 3001 to 3008",
              "the same in snake case; in an array of one"));

  enum Form {
    AS_SET,
    CAPITALISED,
    SNAKE_CASE,
    ARRAY
  }

  /** One run. */
  static final class Run {
    final long id;
    final long export;
    final Form form;
    private final String owner;
    private final String end;
    private final boolean firstLinkExpired;
    private int polls;
    private int links;

    /**
     * @param owner client and identity that started it; empty for nobody
     */
    private Run(
        long id, long export, String owner, String end, Form form, boolean firstLinkExpired) {
      this.id = id;
      this.export = export;
      this.owner = owner;
      this.end = end;
      this.form = form;
      this.firstLinkExpired = firstLinkExpired;
    }

    /** Whether the link about to be given out has expired already. */
    synchronized boolean nextLinkExpired() {
      return links++ == 0 && firstLinkExpired;
    }
  }

  private final ProviderSettings settings;
  private final Map<Long, Run> started = new Recent<>();
  private final Map<String, Run> active = new Recent<>();
  private long nextId = FIRST_STARTED;

  WebAdmitRuns(ProviderSettings settings) {
    this.settings = settings;
  }

  /** A new run, or the one of the same export that is still going on. */
  synchronized Run start(String client, long identity, long export) {
    String owner = owner(client, identity);
    return active.computeIfAbsent(
        owner + " " + export,
        k -> {
          Run run =
              new Run(
                  nextId++,
                  export,
                  owner,
                  ENDS.getOrDefault(export, "available"),
                  Form.AS_SET,
                  export == DEMO_EXPORT);
          started.put(run.id, run);
          return run;
        });
  }

  /** The runs that an identity has started, oldest first. */
  synchronized List<Run> startedBy(String client, long identity) {
    return started.values().stream()
        .filter(run -> run.owner.equals(owner(client, identity)))
        .toList();
  }

  private static String owner(String client, long identity) {
    return client + " " + identity;
  }

  /**
   * The run of that id: a started one, the documented one, or 1001 to 3008 for the states by their
   * spellings.
   */
  synchronized Optional<Run> find(long export, long id) {
    if (id == DOCUMENTED_FILE || id == EXPIRED_FIRST_FILE) {
      return Optional.of(
          started.computeIfAbsent(
              id,
              k -> new Run(id, export, "", "available", Form.AS_SET, id == EXPIRED_FIRST_FILE)));
    }
    long state = id % 1000 - 1;
    long spelling = id / 1000;
    if (spelling >= 1 && spelling <= 3 && state >= 0 && state < STATES.size()) {
      Form form = Form.values()[(int) spelling];
      return Optional.of(
          started.computeIfAbsent(
              id, k -> new Run(id, export, "", STATES.get((int) state), form, false)));
    }
    SpecialId special = SpecialId.of(String.valueOf(id));
    if (special.size().isPresent()) {
      return Optional.of(
          started.computeIfAbsent(
              id, k -> new Run(id, export, "", "available", Form.AS_SET, false)));
    }
    return Optional.ofNullable(started.get(id));
  }

  /** The run's state in snake case; each call is a poll that brings a started run on. */
  synchronized String poll(Run run) {
    int polls = ++run.polls;
    if (!isStarted(run.id) || polls > settings.pollsUntilReady()) {
      active.values().remove(run);
      return run.end;
    }
    return polls == settings.pollsUntilReady() && polls > 1 ? "in_progress" : "queued";
  }

  /** Whether the id is that of a run that was started; 0 stands for any of them. */
  static boolean isStarted(long id) {
    return id == 0 || id >= FIRST_STARTED && id < SpecialId.SIZES_FROM;
  }

  synchronized void reset() {
    started.clear();
    active.clear();
  }
}
