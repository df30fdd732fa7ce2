package dev.exportclients.ems;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exportclients.core.Secret;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests with a deployment's API key, by the scheme of {@link SignedMessage}. Each
 * signature has a timestamp of its own, one millisecond after the last if need be: servers of this
 * pattern refuse one that they have seen. Safe for threads.
 */
final class EmsSigner {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Secret apiKey;
  private final SecretKeySpec key;
  private final Clock clock;
  private final AtomicLong lastMillis = new AtomicLong(Long.MIN_VALUE);

  EmsSigner(Secret apiKey, Secret apiSecret, Clock clock) {
    this.apiKey = apiKey;
    this.clock = clock;
    this.key = new SecretKeySpec(keyText(apiSecret.reveal()).getBytes(UTF_8), "HmacSHA256");
  }

  /** The headers {@code Timestamp} and {@code Authentication} of one attempt. */
  Map<String, String> sign(String method, URI uri) {
    String timestamp = TIMESTAMP.format(Instant.ofEpochMilli(nextMillis()));
    String signature = signature(SignedMessage.of(method, timestamp, uri));
    return Map.of("Timestamp", timestamp, "Authentication", apiKey.reveal() + ':' + signature);
  }

  private long nextMillis() {
    long now = clock.millis();
    return lastMillis.updateAndGet(last -> Math.max(now, last + 1));
  }

  String signature(SignedMessage message) {
    try {
      Mac hmac = Mac.getInstance("HmacSHA256");
      hmac.init(key);
      return Base64.getEncoder().encodeToString(hmac.doFinal(message.text().getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JVM lacks HmacSHA256", e);
    }
  }

  /** Base64 in upper case is the key itself: nobody decodes it. */
  static String keyText(String apiSecret) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-512").digest(apiSecret.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(hash).toUpperCase(Locale.ROOT);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JVM lacks SHA-512", e);
    }
  }

  @Override
  public String toString() {
    return "EmsSigner";
  }
}
