package dev.exportclients.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** WebAdMIT's three calls. */
final class WebAdmit {
  private static final Set<String> WITH_A_FILE = Set.of("available", "success_with_errors");

  private final Deployment deployment;
  private final WebAdmitGate gate;
  private final WebAdmitRuns runs;
  private final WebAdmitEnvelope envelope;
  final WebAdmitLinks links;

  WebAdmit(Deployment deployment) {
    this.deployment = deployment;
    this.gate = new WebAdmitGate(deployment.settings());
    this.runs = new WebAdmitRuns(deployment.settings());
    this.envelope = new WebAdmitEnvelope(deployment.settings());
    this.links = new WebAdmitLinks(deployment);
    deployment.onReset(gate::reset);
    deployment.onReset(runs::reset);
  }

  Answer identities(Call call) {
    String example =
        List.of("noUserIdentities", "userIdentities", "severalUserIdentities")
            .get(deployment.settings().userIdentities());
    return gated(call, () -> Errors.of(call, 200, example));
  }

  Answer start(Call call) {
    return gated(call, () -> started(call));
  }

  private Answer started(Call call) {
    if (call.ids.get(0).equals("999")) {
      return Errors.of(call, 404, "userIdentityNotFound");
    }
    Optional<Long> identity = number(call.ids.get(0));
    Optional<Long> export = number(call.ids.get(1));
    SpecialId special = SpecialId.of(call.route.operation, call.ids.get(1));
    if (identity.isEmpty() || export.isEmpty()) {
      return Errors.of(call, 404, "notFound");
    }
    if (special.status() != 0) {
      return Errors.of(call, special.status(), special.example());
    }
    WebAdmitRuns.Run run = runs.start(call.prefix.text(), identity.get(), export.get());
    return Answer.json(201, envelope.of(run, "initializing", null));
  }

  Answer status(Call call) {
    return gated(call, () -> shown(call));
  }

  private Answer shown(Call call) {
    Optional<Long> export = number(call.ids.get(0));
    Optional<Long> id = number(call.ids.get(1));
    SpecialId special = SpecialId.of(call.route.operation, call.ids.get(1));
    if (special.status() != 0) {
      return Errors.of(call, special.status(), special.example());
    }
    Optional<WebAdmitRuns.Run> run =
        export.isEmpty() || id.isEmpty() ? Optional.empty() : runs.find(export.get(), id.get());
    if (run.isEmpty()) {
      return Errors.of(call, 404, "notFound");
    }
    String state = runs.poll(run.get());
    ObjectNode body =
        envelope.of(
            run.get(), state, WITH_A_FILE.contains(state) ? links.issue(call, run.get()) : null);
    return Answer.json(200, body);
  }

  private interface Answering {
    Answer answer();
  }

  private Answer gated(Call call, Answering answering) {
    return gate.refuse(call).orElseGet(answering::answer);
  }

  Answer limited(Answer answer) {
    return gate.limited(answer);
  }

  private static Optional<Long> number(String id) {
    return id.matches("\\d{1,18}") ? Optional.of(Long.valueOf(id)) : Optional.empty();
  }
}
