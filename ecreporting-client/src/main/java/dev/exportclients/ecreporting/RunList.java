package dev.exportclients.ecreporting;

import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.ecreporting.internal.EcReportingApi;
import dev.exportclients.ecreporting.internal.ReportRunPageDto;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The download list: a page is asked for when a run of it is wanted. */
record RunList(
    ClientRuntime runtime,
    GeneratedApi<EcReportingApi> api,
    ReportScope scope,
    @Nullable String reportId) {
  static final String OPERATION = "ecreporting.listReportRuns";

  private static final int PAGE = 50;

  /** Asks for one page, as a call of its own or as part of a download. */
  interface Asker extends Function<Function<Attempt, ReportRunPageDto>, ReportRunPageDto> {}

  Stream<ReportRun> runs() {
    return runs(page -> runtime.get(OPERATION, page));
  }

  Stream<ReportRun> runs(Asker asker) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new Pages(asker), Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  boolean has(String jobId, Asker asker) {
    return runs(asker).anyMatch(run -> run.jobId().filter(jobId::equals).isPresent());
  }

  private final class Pages implements Iterator<ReportRun> {
    private final Asker asker;
    private List<ReportRun> page = List.of();
    private int next;
    private int offset;
    private boolean hasMore = true;

    Pages(Asker asker) {
      this.asker = asker;
    }

    @Override
    public boolean hasNext() {
      if (next == page.size() && hasMore) {
        turn();
      }
      return next < page.size();
    }

    @Override
    public ReportRun next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return page.get(next++);
    }

    private void turn() {
      RunPage response =
          RunPage.of(
              asker.apply(
                  attempt ->
                      api.of(attempt)
                          .listReportRuns(
                              PAGE,
                              offset,
                              scope.optionalStudy(),
                              scope.mode().wireName(),
                              reportId)));
      List<ReportRun> turned = content(response);
      // A list that does not move on would never end.
      boolean isSame = turned.equals(page);
      page = isSame ? List.of() : turned;
      next = 0;
      offset += page.size();
      hasMore = !page.isEmpty() && response.hasMoreFrom(offset);
    }

    private List<ReportRun> content(RunPage response) {
      return response.runs().stream()
          .filter(Objects::nonNull)
          .map(run -> ReportRun.of(run, response.reportId(), runtime))
          .toList();
    }
  }
}
