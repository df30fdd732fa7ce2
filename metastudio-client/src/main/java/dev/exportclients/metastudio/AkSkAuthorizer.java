package dev.exportclients.metastudio;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.OutgoingRequest;
import dev.exportclients.core.Secret;
import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.UnauthenticatedException;
import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.provider.Authorizer;
import dev.exportclients.core.internal.provider.CredentialProbe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Signs with {@code SDK-HMAC-SHA256}: host, project, date and security token, no file that is sent
 * and nothing that a proxy may rewrite. Follows the server's clock once a rejection shows that ours
 * is off.
 *
 * <p>The provider locks a key after five wrong signatures. So one request at a time goes out until
 * one was accepted, and none any more after a rejection that the clock does not explain.
 */
final class AkSkAuthorizer implements Authorizer {
  /** The gateway allows 15 minutes; a rejection within five has another reason. */
  private static final Duration TOLERATED = Duration.ofMinutes(5);

  private static final String PROJECT_ID = "X-Project-Id";
  private static final String SECURITY_TOKEN = "X-Security-Token";

  /** As the vendor's SDK does with a file: a signature that leaves out the body, and says so. */
  private static final String CONTENT_SHA256 = "X-Sdk-Content-Sha256";

  private static final String UNSIGNED = "UNSIGNED-PAYLOAD";

  private static final DateTimeFormatter SDK_DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);

  private final Set<Secret> secrets;
  private final @Nullable Secret securityToken;
  private final String projectId;
  private final SkewedClock clock;
  private final AkSkSigner signer;
  private final CredentialProbe probe;

  /** Since a signature was last accepted: a second correction would be guessing. */
  private boolean corrected;

  AkSkAuthorizer(
      String accessKey,
      Secret secretKey,
      @Nullable Secret securityToken,
      String projectId,
      ClientSettings settings) {
    this.secrets = securityToken == null ? Set.of(secretKey) : Set.of(secretKey, securityToken);
    this.securityToken = securityToken;
    this.projectId = projectId;
    this.clock = new SkewedClock(settings.clock());
    this.probe = new CredentialProbe(settings.clock(), settings.idleTimeout());
    this.signer =
        new AkSkSigner(accessKey, secretKey.reveal().getBytes(StandardCharsets.UTF_8), this.clock);
  }

  @Override
  public void sign(OutgoingRequest request, Attempt attempt) {
    Map<String, Object> form = attempt.form();
    if (request.isStreamed() && form != null && form.get("file") instanceof Path file) {
      ImportFile.requireSignable(file, request.bodyLength());
    }
    probe.enter(attempt);
    Map<String, String> signed = new LinkedHashMap<>();
    request.header(PROJECT_ID, projectId);
    signed.put(PROJECT_ID, projectId);
    if (securityToken != null) {
      request.secretHeader(SECURITY_TOKEN, "", securityToken);
      signed.put(SECURITY_TOKEN, securityToken.reveal());
    }
    String payload = AkSkSigner.EMPTY_PAYLOAD;
    if (request.isStreamed()) {
      payload = UNSIGNED;
      request.header(CONTENT_SHA256, UNSIGNED);
      signed.put(CONTENT_SHA256, UNSIGNED);
    }
    signer.sign(request.method(), request.uri(), signed, payload).forEach(request::header);
  }

  @Override
  public Set<Secret> secrets() {
    return secrets;
  }

  @Override
  public void ended(Outcome outcome) {
    try {
      if (!outcome.sentHeaders().isEmpty()) {
        judge(outcome);
      }
    } finally {
      probe.leave(outcome.attempt());
    }
  }

  @Override
  public void abandoned(Outcome outcome) {
    probe.leave(outcome.attempt());
  }

  private synchronized void judge(Outcome outcome) {
    RuntimeException failure = outcome.failure().orElse(null);
    if (failure instanceof UnauthenticatedException refused) {
      if (isExplainedByTheClock(outcome)) {
        probe.doubted();
      } else {
        probe.refused(refused);
      }
    } else if (failure == null || failure instanceof ApiException said && isOfService(said)) {
      corrected = false;
      probe.accepted();
    }
  }

  /** Whether it was signed by a clock that is off; and corrects ours, if nobody did before. */
  private boolean isExplainedByTheClock(Outcome rejection) {
    Instant signedAt = signedAt(rejection.sentHeaders().get("x-sdk-date"));
    Instant serverDate = rejection.serverDate().orElse(null);
    if (signedAt == null || serverDate == null || !isOff(signedAt, serverDate)) {
      return false;
    }
    boolean stillOff = isOff(clock.instant(), serverDate);
    if (stillOff && corrected) {
      return false;
    }
    if (stillOff) {
      clock.follow(serverDate);
      corrected = true;
    }
    return true;
  }

  /** The service behind the gateway responds only to what the gateway lets through. */
  private static boolean isOfService(ApiException refusal) {
    return refusal.error().code().filter(code -> code.startsWith("MSS.")).isPresent();
  }

  /** A wrong key stays wrong: only after a correction of the clock is it worth another try. */
  @Override
  public boolean recover(Outcome rejection, int recoveries) {
    return !probe.isRefused();
  }

  void forgetRefusal() {
    probe.reset();
  }

  private static boolean isOff(Instant ours, Instant theirs) {
    return Duration.between(ours, theirs).abs().compareTo(TOLERATED) > 0;
  }

  private static @Nullable Instant signedAt(@Nullable String sdkDate) {
    return sdkDate == null
        ? null
        : LocalDateTime.parse(sdkDate, SDK_DATE).toInstant(ZoneOffset.UTC);
  }
}
