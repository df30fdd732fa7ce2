package dev.exportclients.sandbox;

import java.util.Set;

/** EC Reporting's download. */
final class EcReport implements Operation {
  private static final Set<String> MODES = Set.of("test", "active", "training");

  private final Deployment deployment;

  EcReport(Deployment deployment) {
    this.deployment = deployment;
  }

  @Override
  public Answer answer(Call call) {
    String bearer = "Bearer " + deployment.settings().ecReportingToken();
    if (!call.foreign && call.request.header("Authorization").filter(bearer::equals).isEmpty()) {
      return Errors.of(call, 401, "unauthorizedErrorData");
    }
    if (call.request.query("id").filter(id -> !id.isEmpty()).isEmpty()) {
      return Errors.of(call, 400, "insufficientParameters");
    }
    if (call.request.query("mode").filter(mode -> !MODES.contains(mode)).isPresent()) {
      return Errors.of(call, 400, "invalidParameters");
    }
    SpecialId special = SpecialId.of(call.route.operation, call.lastId());
    return special.status() != 0
        ? Errors.of(call, special.status(), special.example())
        : deployment.file(call, call.lastId());
  }
}
