package dev.exportclients.sandbox.internal.provider.ems;

import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Credentials;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.response.SpecResponses;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What every EMS call wants: a version in Accept, the signature of an API key if there is one, then
 * a user and a token.
 */
final class EmsGate {
  private static final Pattern VERSION = Pattern.compile(";\\s*version\\s*=\\s*\"?([^\",;\\s]*)");

  private final Deployment deployment;
  private final Credentials credentials;
  private final EmsSignatures signatures = new EmsSignatures();
  private final EmsUserTokens tokens;

  EmsGate(Deployment deployment, EmsUserTokens tokens) {
    this.tokens = tokens;
    this.deployment = deployment;
    this.credentials = deployment.credentials();
    deployment.onReset(signatures::reset);
  }

  /** The refusal; nothing for a request that may pass. */
  Optional<Response> refuse(ApiCall call) {
    Matcher version = VERSION.matcher(call.request.header("Accept").orElse(""));
    if (!version.find() || !version.group(1).matches("\\d{1,9}")) {
      return Optional.of(SpecResponses.of(call, 400, "versionMissing"));
    }
    if (Integer.parseInt(version.group(1)) != 1) {
      return Optional.of(SpecResponses.of(call, 404, ""));
    }
    return switch (call.route.operation) {
      // EMS names no refusal of these.
      case "ems.showPublicKey", "ems.showVersion" -> Optional.empty();
      case "ems.createExternalToken" -> signature(call);
      default -> signature(call).or(() -> user(call));
    };
  }

  /** Where one is wanted, or there is one. */
  private Optional<Response> signature(ApiCall call) {
    // A generated client may send an empty one where it has no key.
    boolean isSigned = !call.request.header("Authentication").orElse("").isBlank();
    if (!isSigned && !deployment.settings().emsSignatures()) {
      return Optional.empty();
    }
    return signatures
        .problem(call.request, credentials.get("emsApiKey"), credentials.get("emsApiSecret"))
        .map(example -> SpecResponses.of(call, 401, example));
  }

  private Optional<Response> user(ApiCall call) {
    Optional<String> username = call.request.header("api-username");
    if (username.isPresent() && !username.get().equals(credentials.get("emsUsername"))) {
      return Optional.of(SpecResponses.of(call, 401, "usernameNotFound"));
    }
    String token = call.request.header("api-usertoken").orElse("");
    boolean isAccepted = username.isPresent() && token.equals(credentials.get("emsToken"));
    if (isAccepted && tokens.isOver(call, token)) {
      return Optional.of(SpecResponses.of(call, 401, "tokenExpired"));
    }
    return isAccepted
        ? Optional.empty()
        : Optional.of(SpecResponses.of(call, 401, "tokenNotFound"));
  }
}
