package dev.exportclients.sandbox.internal.provider.ems;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exportclients.sandbox.internal.call.ReceivedRequest;
import dev.exportclients.sandbox.internal.http.HttpText;
import dev.exportclients.sandbox.internal.store.Recent;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * EMS's HMAC of a request as it arrived, by the script that somebody published; each is good once.
 * Written from the script's steps, not from the client. Thread-safe.
 */
public final class EmsSignatures {
  private static final String NONE = "";

  private final Map<String, Boolean> seen = new Recent<>();

  /** The example of the refusal; nothing if the request is signed as it should be. */
  Optional<String> problem(ReceivedRequest request, String apiKey, String secret) {
    String[] claim = request.header("Authentication").orElse(NONE).split(":", 2);
    if (claim.length < 2 || !claim[0].equals(apiKey)) {
      return Optional.of("apiKeyNotFound");
    }
    String timestamp = request.header("Timestamp").orElse(NONE);
    boolean isTime = timestamp.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    String target = request.target();
    String expected = sign(request.method(), timestamp, target, secret);
    return isTime && claim[1].equals(expected) && isNew(claim[1])
        ? Optional.empty()
        : Optional.of("secretKeyWrong");
  }

  private synchronized boolean isNew(String signature) {
    return seen.put(signature, true) == null;
  }

  synchronized void reset() {
    seen.clear();
  }

  /**
   * The signature of a request without a form.
   *
   * @param target path and query as sent
   */
  public static String sign(String method, String timestamp, String target, String secret) {
    String[] parts = target.split("\\?", 2);
    Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String pair : parts.length < 2 ? new String[0] : parts[1].split("&")) {
      String[] named = pair.split("=", 2);
      sorted.put(HttpText.decode(named[0]), named.length < 2 ? NONE : HttpText.decode(named[1]));
    }
    StringBuilder parameters = new StringBuilder();
    sorted.forEach(
        (name, value) ->
            parameters.append(parameters.isEmpty() ? "" : "&").append(name + "=" + value));
    String message =
        method + "\n" + timestamp + "\n" + HttpText.decode(parts[0]) + "\n" + parameters + "\n";
    try {
      byte[] hash = MessageDigest.getInstance("SHA-512").digest(secret.getBytes(UTF_8));
      String key = Base64.getEncoder().encodeToString(hash).toUpperCase(Locale.ROOT);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
      byte[] signature = mac.doFinal(message.toLowerCase(Locale.ROOT).getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
