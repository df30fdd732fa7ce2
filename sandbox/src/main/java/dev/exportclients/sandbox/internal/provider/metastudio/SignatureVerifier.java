package dev.exportclients.sandbox.internal.provider.metastudio;

import dev.exportclients.sandbox.internal.http.HttpText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * SDK-HMAC-SHA256 as the gateway computes it, from the request as it arrived. Written from the
 * guide, apart from the client's signer, so that a mistake in either shows.
 */
public final class SignatureVerifier {
  private static final String ALGORITHM = "SDK-HMAC-SHA256";
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          ALGORITHM + " Access=([^,\\s]+), ?SignedHeaders=([^,\\s]+), ?Signature=([0-9a-f]{64})");

  /** An Authorization header taken apart. */
  record Claim(String accessKey, List<String> signedHeaders, String signature) {
    static Optional<Claim> of(String authorization) {
      Matcher matcher = AUTHORIZATION.matcher(authorization);
      return matcher.matches()
          ? Optional.of(
              new Claim(matcher.group(1), List.of(matcher.group(2).split(";")), matcher.group(3)))
          : Optional.empty();
    }
  }

  /** The parts of a request that are signed; header names in lower case. */
  public record Signed(
      String method,
      String path,
      String query,
      Map<String, List<String>> headers,
      byte[] content) {}

  private SignatureVerifier() {}

  static boolean holds(Claim claim, Signed request, String secret) {
    byte[] expected =
        sign(claim.signedHeaders(), request, secret).getBytes(StandardCharsets.US_ASCII);
    return claim.signedHeaders().contains("x-sdk-date")
        && MessageDigest.isEqual(expected, claim.signature().getBytes(StandardCharsets.US_ASCII));
  }

  public static String sign(List<String> signedHeaders, Signed request, String secret) {
    String toSign =
        ALGORITHM
            + "\n"
            + header(request, "x-sdk-date")
            + "\n"
            + sha256(utf8(canonical(signedHeaders, request)));
    return HexFormat.of().formatHex(hmac(utf8(secret), utf8(toSign)));
  }

  static String canonical(List<String> signedHeaders, Signed request) {
    String headers =
        signedHeaders.stream()
            .map(name -> name + ":" + header(request, name) + "\n")
            .collect(Collectors.joining());
    return String.join(
        "\n",
        request.method(),
        canonicalPath(request.path()),
        canonicalQuery(request.query()),
        headers,
        String.join(";", signedHeaders),
        payload(request));
  }

  /**
   * Each segment decoded and encoded once, with a slash at the end whether or not there was one.
   */
  private static String canonicalPath(String path) {
    String encoded =
        Arrays.stream(path.split("/"))
            .map(HttpText::decode)
            .map(HttpText::encode)
            .collect(Collectors.joining("/"));
    return encoded + "/";
  }

  /** Sorted by name; the values of one name stay in their order. */
  private static String canonicalQuery(String query) {
    List<String[]> pairs = new ArrayList<>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
      String[] parts = pair.split("=", 2);
      pairs.add(
          new String[] {
            HttpText.encode(HttpText.decode(parts[0])),
            parts.length < 2 ? "" : HttpText.encode(HttpText.decode(parts[1]))
          });
    }
    pairs.sort(Comparator.comparing(pair -> pair[0]));
    return pairs.stream().map(pair -> pair[0] + "=" + pair[1]).collect(Collectors.joining("&"));
  }

  /** The hash of the body, or what a header says in its place (UNSIGNED-PAYLOAD). */
  private static String payload(Signed request) {
    String stated = header(request, "x-sdk-content-sha256");
    return stated.isEmpty() ? sha256(request.content()) : stated;
  }

  private static String header(Signed request, String name) {
    return request.headers().getOrDefault(name, List.of("")).get(0).trim();
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
