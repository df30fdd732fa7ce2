package dev.exportclients.sandbox.internal.provider.ems;

import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.provider.StandardHandler;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.response.SpecResponses;
import dev.exportclients.sandbox.internal.store.Recent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** EMS's results export: dataset 1234, and what was started, is ready after some polls. */
public final class EmsResults implements Handler {
  private static final String BECOMES_READY = "1234";

  /** After that long without a request for it, the export begins anew. */
  private static final Duration FORGOTTEN = Duration.ofMinutes(1);

  private record Polls(int count, Instant last) {}

  private final Deployment deployment;
  private final StandardHandler standard;
  private final EmsStarts starts;
  private final Map<String, Polls> polls = new Recent<>();

  public EmsResults(Deployment deployment, EmsStarts starts) {
    this.starts = starts;
    this.deployment = deployment;
    this.standard = new StandardHandler(deployment);
    deployment.onReset(this::reset);
  }

  @Override
  public Response handle(ApiCall call) {
    String id = call.lastId();
    if (id.startsWith("-")) {
      return SpecResponses.of(call, 404, "");
    }
    boolean isStarted = starts.isStarted(id);
    if ((isStarted || id.equals(BECOMES_READY)) && !ready(call, id, isStarted)) {
      return SpecResponses.of(call, 412, "");
    }
    return standard.handle(call);
  }

  private synchronized boolean ready(ApiCall call, String id, boolean isKept) {
    Instant now = deployment.now(call);
    String key = id + " " + call.prefix.text();
    Polls before = polls.get(key);
    boolean goesOn = before != null && (isKept || !before.last().plus(FORGOTTEN).isBefore(now));
    int count = before != null && goesOn ? before.count() : 0;
    polls.put(key, new Polls(count + 1, now));
    return call.atOtherOrigin || count >= deployment.settings().pollsUntilReady();
  }

  private synchronized void reset() {
    polls.clear();
  }
}
