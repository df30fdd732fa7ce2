package dev.exportclients.sandbox.internal.provider.ems;

import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.http.HttpText;
import dev.exportclients.sandbox.internal.provider.StandardHandler;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.response.SpecResponses;
import dev.exportclients.sandbox.internal.store.Recent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** EMS's results export: dataset 1234 is ready after some polls, the others at once. */
public final class EmsResults implements Handler {
  private static final String BECOMES_READY = "1234";

  /** After that long without a request for it, the export begins anew. */
  private static final Duration FORGOTTEN = Duration.ofMinutes(1);

  private record Polls(int count, Instant last) {}

  private final Deployment deployment;
  private final StandardHandler standard;
  private final Map<String, Polls> polls = new Recent<>();

  public EmsResults(Deployment deployment) {
    this.deployment = deployment;
    this.standard = new StandardHandler(deployment);
    deployment.onReset(this::reset);
  }

  @Override
  public Response handle(ApiCall call) {
    String id = call.lastId();
    if (HttpText.int64(id).isEmpty()) {
      return SpecResponses.of(call, 400, "datasetIdNotANumber");
    }
    if (id.startsWith("-")) {
      return SpecResponses.of(call, 404, "");
    }
    if (id.equals(BECOMES_READY) && !ready(call)) {
      return SpecResponses.of(call, 412, "");
    }
    return standard.handle(call);
  }

  private synchronized boolean ready(ApiCall call) {
    Instant now = deployment.now(call);
    Polls before = polls.get(call.prefix.text());
    int count = before == null || before.last().plus(FORGOTTEN).isBefore(now) ? 0 : before.count();
    polls.put(call.prefix.text(), new Polls(count + 1, now));
    return call.foreign || count >= deployment.settings().pollsUntilReady();
  }

  private synchronized void reset() {
    polls.clear();
  }
}
