package dev.exportclients.metastudio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests with an access key by {@code SDK-HMAC-SHA256}. A signature holds for one method,
 * one URI and, at the provider's gateway, for 15 minutes: sign each attempt anew.
 *
 * <pre>{@code
 * byte[] secretKey = System.getenv("METASTUDIO_SK").getBytes(StandardCharsets.UTF_8);
 * AkSkSigner signer =
 *     new AkSkSigner(System.getenv("METASTUDIO_AK"), secretKey, Clock.systemUTC());
 * signer.sign("GET", uri, Map.of()).forEach(request::header);
 * }</pre>
 *
 * <p>For requests of your own: a {@link MetaStudioClient} signs its own. Immutable; safe to share
 * between threads.
 */
public final class AkSkSigner {

  /** SHA-256 of no bytes: the payload hash of a request without a body. */
  public static final String EMPTY_PAYLOAD =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private static final String ALGORITHM = "SDK-HMAC-SHA256";
  private static final String DATE = "X-Sdk-Date";
  private static final String AUTHORIZATION = "Authorization";

  private final String accessKey;
  private final Clock clock;
  private final MessageDigest sha256; // never updated, only cloned: a lookup costs more
  private final Mac hmac;
  private volatile Timestamp last = new Timestamp(0, text(0));

  /**
   * A signer for one key.
   *
   * @param accessKey the key's id, as each signature names it
   * @param secretKey copied
   * @param clock the time of signing; the gateway refuses one that is 15 minutes off
   * @throws IllegalArgumentException if the secret key is empty
   */
  public AkSkSigner(String accessKey, byte[] secretKey, Clock clock) {
    this.accessKey = requireNonNull(accessKey, "accessKey");
    this.clock = requireNonNull(clock, "clock");
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
      hmac = Mac.getInstance("HmacSHA256");
      hmac.init(new SecretKeySpec(secretKey, "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JVM lacks SHA-256", e);
    }
  }

  /**
   * {@link #sign(String, URI, Map, String) Signs} a request without a body.
   *
   * @param method in upper case, such as {@code GET}
   * @param uri absolute, escaped once, as it goes on the wire
   * @param headers the headers to sign besides the host and the date
   * @return the headers {@code X-Sdk-Date} and {@code Authorization}
   */
  public Map<String, String> sign(String method, URI uri, Map<String, String> headers) {
    return sign(method, uri, headers, EMPTY_PAYLOAD);
  }

  /**
   * The headers {@code X-Sdk-Date} and {@code Authorization} to set on a request, in place of any
   * that it has.
   *
   * @param method in upper case, such as {@code GET}
   * @param uri absolute, escaped once, as it goes on the wire
   * @param headers the headers to sign besides the host and the date. Leave out what something on
   *     the way may rewrite: the request fails when one of them changes
   * @param payloadHash lower-case hex SHA-256 of the body; or {@code UNSIGNED-PAYLOAD}, when {@code
   *     headers} holds that as {@code X-Sdk-Content-Sha256}
   * @return those two headers, by name
   * @throws IllegalArgumentException when the URI has no host or a header comes in two spellings
   */
  public Map<String, String> sign(
      String method, URI uri, Map<String, String> headers, String payloadHash) {
    String date = timestamp();
    CanonicalRequest request = CanonicalRequest.of(method, uri, headers, date, payloadHash);
    String authorization =
        (ALGORITHM + " Access=" + accessKey)
            + (", SignedHeaders=" + request.signedHeaders())
            + (", Signature=" + signature(date, request.text()));
    return Map.of(DATE, date, AUTHORIZATION, authorization);
  }

  private String signature(String date, String canonicalRequest) {
    try {
      byte[] hash = ((MessageDigest) sha256.clone()).digest(canonicalRequest.getBytes(UTF_8));
      String toSign = ALGORITHM + '\n' + date + '\n' + hex(hash);
      return hex(((Mac) hmac.clone()).doFinal(toSign.getBytes(UTF_8)));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 of this JVM's security provider can't be cloned", e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** {@code yyyyMMdd'T'HHmmss'Z'} in UTC, made once a second. */
  private String timestamp() {
    long second = clock.instant().getEpochSecond();
    Timestamp latest = last;
    if (latest.second != second) {
      latest = new Timestamp(second, text(second));
      last = latest;
    }
    return latest.text;
  }

  private record Timestamp(long second, String text) {}

  private static String text(long second) {
    LocalDateTime now = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    StringBuilder out = new StringBuilder(16);
    pad(now.getYear() / 100, out);
    pad(now.getYear() % 100, out);
    pad(now.getMonthValue(), out);
    pad(now.getDayOfMonth(), out);
    out.append('T');
    pad(now.getHour(), out);
    pad(now.getMinute(), out);
    pad(now.getSecond(), out);
    return out.append('Z').toString();
  }

  private static void pad(int twoDigits, StringBuilder out) {
    out.append((char) ('0' + twoDigits / 10)).append((char) ('0' + twoDigits % 10));
  }

  @Override
  public String toString() {
    return "AkSkSigner";
  }
}
