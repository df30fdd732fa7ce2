package dev.exportclients.contract.live;

import dev.exportclients.sandbox.internal.provider.ems.EmsSignatures;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.hc.core5.http.HttpRequest;

/** Signs EMS's requests of a pact anew: a signature that was seen may be refused. */
public record ApiKeySignatures(String apiKey, String secret) {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Whether the pact's request is signed. */
  public static boolean isSigned(HttpRequest request) {
    return request.containsHeader("Authentication");
  }

  public void sign(HttpRequest request) {
    String timestamp = TIMESTAMP.format(Instant.now());
    String signature =
        EmsSignatures.sign(request.getMethod(), timestamp, request.getRequestUri(), secret);
    request.setHeader("Timestamp", timestamp);
    request.setHeader("Authentication", apiKey + ":" + signature);
  }
}
