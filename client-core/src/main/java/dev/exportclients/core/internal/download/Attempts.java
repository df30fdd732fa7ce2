package dev.exportclients.core.internal.download;

import dev.exportclients.core.DownloadWarning;
import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.NotReadyException;
import dev.exportclients.core.internal.hook.CallReport;
import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.provider.DownloadPlan;
import dev.exportclients.core.internal.provider.FileSource;
import dev.exportclients.core.internal.provider.FileState;
import dev.exportclients.core.internal.retry.ReadinessPolling;
import dev.exportclients.core.internal.time.DeadlineSleeper;
import feign.Response;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Sends the requests of one download, each with the time limits that hold when it goes out (ADR 7),
 * and counts those that are attempts: requests for the file's bytes, unless they turn out to be
 * polls, for which it is not ready (ADR 9).
 */
final class Attempts {
  private final DownloadPlan plan;
  private final DeadlineSleeper deadline;
  private final ReadinessPolling polling;
  private final RangePolicy ranges;
  private final Consumer<DownloadWarning> warnings;

  private int count;
  private int resumes;
  private Attempt last;

  /**
   * @param warnings takes what the provider says of the file
   */
  Attempts(
      CallReport call,
      DownloadPlan plan,
      DeadlineSleeper deadline,
      ReadinessPolling polling,
      RangePolicy ranges,
      Consumer<DownloadWarning> warnings) {
    this.plan = plan;
    this.deadline = deadline;
    this.polling = polling;
    this.ranges = ranges;
    this.warnings = warnings;
    this.last = new Attempt(call, 0, null);
  }

  /**
   * Asks for the file's bytes, with all requests that the provider needs for that.
   *
   * @param range the headers that ask for a range; empty to ask for the whole file
   */
  FileState open(Map<String, Object> range) {
    try {
      return plan.source().open(new FileAttempt(range));
    } catch (NotReadyException response) {
      return FileState.NotReady.of(response);
    }
  }

  int count() {
    return count;
  }

  void resumed() {
    resumes++;
  }

  /** How often a request for the rest brought the rest. */
  int resumes() {
    return resumes;
  }

  /** The request that was sent last, a poll included. */
  Attempt last() {
    return last;
  }

  private <T> T run(String operation, int number, boolean forFile, Function<Attempt, T> request) {
    last = last.next(operation, number, forFile, deadline.left(), polling.pollLimit());
    return last.run(request);
  }

  private final class FileAttempt implements FileSource.FileRequest {
    private final Map<String, Object> range;

    FileAttempt(Map<String, Object> range) {
      this.range = range;
    }

    @Override
    public FileState send(
        BiFunction<Attempt, Map<String, Object>, Response> request,
        Function<ApiException, Optional<FileState.NotReady>> notReady) {
      ranges.asks(!range.isEmpty());
      boolean isPoll = false;
      try {
        return new FileState.Ready(
            run(plan.operation(), count + 1, true, attempt -> request.apply(attempt, range)));
      } catch (NotReadyException response) {
        isPoll = true;
        throw response;
      } catch (ApiException refused) {
        FileState.NotReady poll = notReady.apply(refused).orElse(null);
        isPoll = poll != null;
        if (poll == null) {
          throw refused;
        }
        return poll;
      } finally {
        count += isPoll ? 0 : 1;
      }
    }

    @Override
    public <T> T poll(String operation, Function<Attempt, T> generated) {
      ranges.asks(false);
      // A poll is a part of the attempt before it: it has no number of its own.
      return run(operation, Math.max(1, count), false, generated);
    }

    @Override
    public boolean waits() {
      return polling.pollLimit() != null;
    }

    @Override
    public void warn(DownloadWarning warning) {
      warnings.accept(warning);
    }
  }
}
