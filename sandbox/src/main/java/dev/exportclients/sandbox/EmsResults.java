package dev.exportclients.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** EMS's results export: dataset 1234 is ready after some polls, the others at once. */
final class EmsResults implements Operation {
  private static final String BECOMES_READY = "1234";

  /** After that long without a request for it, the export begins anew. */
  private static final Duration FORGOTTEN = Duration.ofMinutes(1);

  private record Polls(int count, Instant last) {}

  private final EmsGate gate;
  private final Deployment deployment;
  private final Map<String, Polls> polls = new Recent<>();

  EmsResults(Deployment deployment) {
    this.deployment = deployment;
    this.gate = new EmsGate(deployment.settings());
    deployment.onReset(this::reset);
  }

  @Override
  public Answer answer(Call call) {
    Optional<Answer> refusal = gate.refuse(call);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    String id = call.lastId();
    if (Text.int64(id).isEmpty()) {
      return Errors.of(call, 400, "datasetIdNotANumber");
    }
    if (id.startsWith("-")) {
      return Errors.of(call, 404, "");
    }
    SpecialId special = SpecialId.of(call.route.operation, id);
    if (special.status() != 0) {
      return Errors.of(call, special.status(), special.example());
    }
    if (id.equals(BECOMES_READY) && !ready(call)) {
      return Errors.of(call, 412, "");
    }
    return deployment.file(call, id);
  }

  private synchronized boolean ready(Call call) {
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
