package dev.exportclients.sandbox.internal.provider.ems;

import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.response.SpecResponses;
import dev.exportclients.sandbox.internal.spec.SpecialId;
import java.util.regex.Pattern;

/** An attachment's bytes, for those who accept anything. */
public final class EmsAttachment implements Handler {
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}|(size|status)-.*");
  private static final Pattern ANYTHING = Pattern.compile("(^|,)\\s*\\*/\\*\\s*;\\s*version=");

  private final Deployment deployment;

  public EmsAttachment(Deployment deployment) {
    this.deployment = deployment;
  }

  @Override
  public Response handle(ApiCall call) {
    if (!ANYTHING.matcher(call.request.header("Accept").orElse("")).find()) {
      return SpecResponses.of(call, 406, "");
    }
    SpecialId special = SpecialId.of(call.route.operation, call.lastId());
    if (special.status() != 0) {
      return SpecResponses.of(call, special.status(), special.example());
    }
    boolean exists = special.size().isPresent() || GUID.matcher(call.lastId()).matches();
    return exists ? deployment.file(call, call.lastId()) : SpecResponses.of(call, 404, "");
  }
}
