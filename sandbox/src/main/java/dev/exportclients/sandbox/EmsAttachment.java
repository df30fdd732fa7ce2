package dev.exportclients.sandbox;

import java.util.Optional;
import java.util.regex.Pattern;

/** An attachment's bytes, for those who accept anything. */
final class EmsAttachment implements Operation {
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}|(size|status)-.*");
  private static final Pattern ANYTHING = Pattern.compile("(^|,)\\s*\\*/\\*\\s*;\\s*version=");

  private final EmsGate gate;
  private final Deployment deployment;

  EmsAttachment(Deployment deployment) {
    this.deployment = deployment;
    this.gate = new EmsGate(deployment.settings());
  }

  @Override
  public Answer answer(Call call) {
    Optional<Answer> refusal = gate.refuse(call);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (!ANYTHING.matcher(call.request.header("Accept").orElse("")).find()) {
      return Errors.of(call, 406, "");
    }
    SpecialId special = SpecialId.of(call.route.operation, call.lastId());
    if (special.status() != 0) {
      return Errors.of(call, special.status(), special.example());
    }
    boolean known = special.size().isPresent() || GUID.matcher(call.lastId()).matches();
    return known ? deployment.file(call, call.lastId()) : Errors.of(call, 404, "");
  }
}
