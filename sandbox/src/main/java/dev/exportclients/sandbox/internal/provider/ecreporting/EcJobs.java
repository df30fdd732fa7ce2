package dev.exportclients.sandbox.internal.provider.ecreporting;

import dev.exportclients.sandbox.internal.deployment.ProviderSettings;
import dev.exportclients.sandbox.internal.store.Recent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The jobs that were started: each is listed, and has its file, after some looks at the list. */
final class EcJobs {

  /** One job; the study is empty for the tenant. */
  static final class Job {
    final String id;
    final String study;
    final String mode;
    final String report;
    final String format;
    final Instant kickoff;
    private int looks;

    private Job(
        String id, String study, String mode, String report, String format, Instant kickoff) {
      this.id = id;
      this.study = study;
      this.mode = mode;
      this.report = report;
      this.format = format;
      this.kickoff = kickoff;
    }
  }

  private final ProviderSettings settings;
  private final Map<String, Job> jobs = new Recent<>();
  private long started;

  EcJobs(ProviderSettings settings) {
    this.settings = settings;
  }

  synchronized Job start(String study, String mode, String report, String format, Instant now) {
    started++;
    String id = "%032X".formatted(0xEC00_0000L + started).toUpperCase(Locale.ROOT);
    Job job = new Job(id, study, mode, report, format, now);
    jobs.put(id, job);
    return job;
  }

  /** Another look at the list of a study in a mode brings its jobs on. */
  synchronized void look(String study, String mode) {
    jobs.values().stream()
        .filter(job -> job.study.equals(study) && job.mode.equals(mode))
        .forEach(job -> job.looks++);
  }

  /** Those that are finished, the oldest first. */
  synchronized List<Job> listed(String study, String mode, Optional<String> report) {
    List<Job> listed = new ArrayList<>();
    for (Job job : jobs.values()) {
      boolean isAskedFor =
          job.study.equals(study)
              && job.mode.equals(mode)
              && report.filter(id -> !id.equals(job.report)).isEmpty();
      if (isAskedFor && isFinished(job)) {
        listed.add(job);
      }
    }
    return listed;
  }

  /** Whether it was started here and is not finished. */
  synchronized boolean isRunning(String id) {
    Job job = jobs.get(id);
    return job != null && !isFinished(job);
  }

  private boolean isFinished(Job job) {
    return job.looks > settings.pollsUntilReady();
  }

  synchronized void reset() {
    jobs.clear();
    started = 0;
  }
}
