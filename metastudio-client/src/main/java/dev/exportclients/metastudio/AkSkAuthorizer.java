package dev.exportclients.metastudio;

import dev.exportclients.core.OutgoingRequest;
import dev.exportclients.core.Secret;
import dev.exportclients.core.internal.Authorizer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
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
 * Signs with {@code SDK-HMAC-SHA256}: host, project, date and security token, nothing that a proxy
 * may rewrite. Follows the server's clock once a rejection shows that ours is off.
 */
final class AkSkAuthorizer implements Authorizer {
  /** The gateway allows 15 minutes; a rejection within five has another reason. */
  private static final Duration TOLERATED = Duration.ofMinutes(5);

  private static final DateTimeFormatter SDK_DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);

  private final Set<Secret> secrets;
  private final @Nullable Secret securityToken;
  private final String projectId;
  private final SkewedClock clock;
  private final AkSkSigner signer;

  AkSkAuthorizer(
      String accessKey,
      Secret secretKey,
      @Nullable Secret securityToken,
      String projectId,
      Clock clock) {
    this.secrets = securityToken == null ? Set.of(secretKey) : Set.of(secretKey, securityToken);
    this.securityToken = securityToken;
    this.projectId = projectId;
    this.clock = new SkewedClock(clock);
    this.signer =
        new AkSkSigner(accessKey, secretKey.reveal().getBytes(StandardCharsets.UTF_8), this.clock);
  }

  @Override
  public void sign(OutgoingRequest request) {
    Map<String, String> signed = new LinkedHashMap<>();
    signed.put("X-Project-Id", projectId);
    if (securityToken != null) {
      signed.put("X-Security-Token", securityToken.reveal());
    }
    Map<String, String> signature = signer.sign(request.method(), request.uri(), signed);
    signed.forEach(request::header);
    signature.forEach(request::header);
  }

  @Override
  public Set<Secret> secrets() {
    return secrets;
  }

  /** A wrong key stays wrong, and five wrong tries lock it: only a wrong clock is worth another. */
  @Override
  public boolean recover(Rejection rejection) {
    Instant signedAt = signedAt(rejection.sentHeaders().get("x-sdk-date"));
    Instant serverDate = rejection.serverDate().orElse(null);
    if (signedAt == null || serverDate == null || !isOff(signedAt, serverDate)) {
      return false;
    }
    if (isOff(clock.instant(), serverDate)) {
      clock.follow(serverDate);
    }
    return true;
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
