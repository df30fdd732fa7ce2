package dev.exportclients.sandbox.internal.provider.metastudio;

import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.fault.FaultKind;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.response.SpecResponses;
import dev.exportclients.sandbox.internal.spec.SpecialId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * What the API gateway wants: a token, or a signature with its date, project and, for temporary
 * keys, token.
 */
final class MetaStudioGate {
  private static final DateTimeFormatter SDK_DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);
  private static final Duration TOLERANCE = Duration.ofMinutes(15);

  private final Deployment deployment;
  private final KeyLocks locks = new KeyLocks();

  private final IamCalls iam;

  MetaStudioGate(Deployment deployment, IamCalls iam) {
    this.deployment = deployment;
    this.iam = iam;
    deployment.onReset(locks::reset);
  }

  /** The refusal; nothing for a request that may pass. */
  Optional<Response> refuse(ApiCall call) {
    if (IamCalls.isOne(call)) {
      return refuseAtIam(call);
    }
    Optional<String> token = call.request.header("X-Auth-Token");
    Optional<String> authorization = call.request.header("Authorization");
    if (token.isPresent()) {
      return refusalOf(call, token.get()).or(() -> project(call));
    }
    return authorization.isPresent()
        ? signature(call, authorization.get())
        : refusal("gatewayTokenMissing");
  }

  private Optional<Response> refusalOf(ApiCall call, String token) {
    if (token.equals(deployment.credentials().get("metaStudioToken"))) {
      return Optional.empty();
    }
    Optional<Instant> end = iam.end(token);
    if (end.filter(deployment.now(call)::isBefore).isPresent()) {
      return Optional.empty();
    }
    return refusal(end.isPresent() ? "gatewayTokenExpired" : "gatewayTokenUndecipherable");
  }

  /** IAM asks for a token only of who has one already. */
  private Optional<Response> refuseAtIam(ApiCall call) {
    boolean needsToken = call.route.operation.endsWith("listProjects");
    String token = call.request.header("X-Auth-Token").orElse("");
    return needsToken && refusalOf(call, token).isPresent()
        ? Optional.of(SpecResponses.of(call, 401, "unauthorized"))
        : Optional.empty();
  }

  private Optional<Response> signature(ApiCall call, String authorization) {
    Optional<SignatureVerifier.Claim> claim = SignatureVerifier.Claim.of(authorization);
    Optional<String> secret = claim.flatMap(c -> secret(call, c.accessKey()));
    if (claim.filter(c -> locks.isLocked(c.accessKey(), deployment.now(call))).isPresent()) {
      return refusal("gatewaySignatureWrong");
    }
    if (secret.isEmpty() || call.request.header("X-Project-Id").isEmpty()) {
      return refusal("gatewaySignatureWrong");
    }
    if (isOff(call)) {
      return Optional.of(skew(call));
    }
    String target = call.request.target();
    int question = target.indexOf('?');
    SignatureVerifier.Signed signed =
        new SignatureVerifier.Signed(
            call.request.method(),
            question < 0 ? target : target.substring(0, question),
            call.request.rawQuery(),
            call.request.headers(),
            call.content());
    boolean holds = SignatureVerifier.holds(claim.get(), signed, secret.get());
    locks.tried(claim.get().accessKey(), holds, deployment.now(call));
    if (!holds) {
      return refusal("gatewaySignatureWrong");
    }
    return call.request.header("X-Project-Id").filter(call.ids.get(0)::equals).isPresent()
        ? project(call)
        : Optional.of(MetaStudioCodes.ofGateway(400, "generalTenantMismatch"));
  }

  /** A temporary key is good only together with its token. */
  private Optional<String> secret(ApiCall call, String accessKey) {
    if (accessKey.equals(MetaStudioProvider.AK)) {
      return Optional.of(deployment.credentials().get("metaStudioSecretKey"));
    }
    boolean temporary =
        accessKey.equals(MetaStudioProvider.TEMPORARY_AK)
            && call.request
                .header("X-Security-Token")
                .filter(MetaStudioProvider.SECURITY_TOKEN::equals)
                .isPresent();
    return temporary ? Optional.of(MetaStudioProvider.TEMPORARY_SK) : Optional.empty();
  }

  private boolean isOff(ApiCall call) {
    try {
      Instant signed =
          LocalDateTime.parse(call.request.header("X-Sdk-Date").orElse(""), SDK_DATE)
              .toInstant(ZoneOffset.UTC);
      return Duration.between(signed, deployment.now(call)).abs().compareTo(TOLERANCE) > 0;
    } catch (DateTimeException unreadable) {
      return true;
    }
  }

  private static Response skew(ApiCall call) {
    boolean app =
        call.fault(FaultKind.CLOCK).filter(f -> f.argument(1, "").endsWith("0303")).isPresent();
    return MetaStudioCodes.ofGateway(401, app ? "gatewayClockSkew" : "gatewaySignatureWrong");
  }

  /** Where a call has no other id, the project's may be a number that asks for a status. */
  private static Optional<Response> project(ApiCall call) {
    boolean special =
        call.ids.size() == 1
            && SpecialId.of(call.route.operation, call.ids.get(0)).status().isPresent();
    return special || call.ids.get(0).equals(MetaStudioProvider.PROJECT_ID)
        ? Optional.empty()
        : Optional.of(MetaStudioCodes.ofGateway(400, "generalTenantMismatch"));
  }

  private static Optional<Response> refusal(String example) {
    return Optional.of(MetaStudioCodes.ofGateway(401, example));
  }
}
