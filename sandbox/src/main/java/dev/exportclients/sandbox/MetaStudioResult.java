package dev.exportclients.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** MetaStudio's result file. An id that is an error code, such as APIGW.0308, gets that error. */
final class MetaStudioResult implements Operation {
  private final Deployment deployment;
  private final MetaStudioGate gate;
  private final AtomicLong requests = new AtomicLong();

  MetaStudioResult(Deployment deployment) {
    this.deployment = deployment;
    this.gate = new MetaStudioGate(deployment);
  }

  @Override
  public Answer answer(Call call) {
    return gate.refuse(call).orElseGet(() -> passed(call));
  }

  /** Every answer has the request's ID, one of its own if need be. */
  Answer numbered(Answer answer) {
    return answer.withDefault("X-Request-Id", "%032x".formatted(requests.incrementAndGet()));
  }

  private Answer passed(Call call) {
    SpecialId special = SpecialId.of(call.route.operation, call.lastId());
    if (special.status() != 0) {
      return Errors.of(call, special.status(), special.example());
    }
    return withCode(call).orElseGet(() -> deployment.file(call, call.lastId()));
  }

  private static Optional<Answer> withCode(Call call) {
    for (Map.Entry<Integer, List<SpecExample>> status :
        Specs.loaded().statuses(call.route.operation).entrySet()) {
      for (SpecExample example : status.getValue()) {
        if (example.value().path("error_code").asText("none").equals(call.lastId())) {
          return Optional.of(Answer.of(status.getKey(), example));
        }
      }
    }
    return Optional.empty();
  }
}
