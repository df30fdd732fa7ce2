package dev.exportclients.sandbox.internal.provider.ems;

import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.provider.StandardHandler;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.response.SpecResponses;
import java.util.regex.Pattern;

/** An attachment's bytes, for those who accept anything. */
public final class EmsAttachment implements Handler {
  private static final Pattern ANYTHING = Pattern.compile("(^|,)\\s*\\*/\\*\\s*;\\s*version=");

  private final StandardHandler standard;

  public EmsAttachment(Deployment deployment) {
    this.standard = new StandardHandler(deployment);
  }

  @Override
  public Response handle(ApiCall call) {
    if (!ANYTHING.matcher(call.request.header("Accept").orElse("")).find()) {
      return SpecResponses.of(call, 406, "");
    }
    return standard.handle(call);
  }
}
