package dev.exportclients.sandbox.internal.provider.ems;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.deployment.Credentials;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.response.Response;
import dev.exportclients.sandbox.internal.response.SpecResponses;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import javax.crypto.Cipher;

/**
 * The user tokens that EMS makes: by a password that came encrypted, good for eight hours, and the
 * end of those before. Thread-safe.
 */
public final class EmsUserTokens {
  private static final Duration LIFETIME = Duration.ofHours(8);

  /** One for the process: to make it takes a while. */
  private static final class Key {
    static final KeyPair PAIR = pair();

    private static KeyPair pair() {
      try {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        // It protects nothing, and one of 2048 bits takes seconds.
        generator.initialize(1024);
        return generator.generateKeyPair();
      } catch (GeneralSecurityException missing) {
        throw new IllegalStateException(missing);
      }
    }
  }

  private final Deployment deployment;
  private final Credentials credentials;
  private int made;
  private String newest = "";
  private Instant end = Instant.MAX;

  EmsUserTokens(Deployment deployment) {
    this.deployment = deployment;
    this.credentials = deployment.credentials();
  }

  Response publicKey(ApiCall call) {
    RSAPublicKey key = (RSAPublicKey) Key.PAIR.getPublic();
    JsonNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("Modulus", base64(key.getModulus()))
            .put("Exponent", base64(key.getPublicExponent()));
    return Response.json(200, json);
  }

  /** Big-endian, without the zero in front that marks a positive number. */
  private static String base64(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return Base64.getEncoder()
        .encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
  }

  Response create(ApiCall call) {
    String type = call.request.header("Content-Type").orElse("");
    JsonNode body = call.json();
    boolean isJson = type.matches("(?i)(application|text)/json\\s*;\\s*version=1(;.*)?");
    if (!isJson) {
      return SpecResponses.of(call, 400, "credentialsBodyRefused");
    }
    boolean isUser =
        body.path("Username").asText().equals(credentials.get("emsUsername"))
            && credentials.get("emsPassword").equals(decrypted(body.path("Password").asText()));
    return isUser ? made(call) : SpecResponses.of(call, 401, "tokenCreationFailed");
  }

  private String decrypted(String base64) {
    boolean oaep = deployment.settings().emsOaep();
    try {
      Cipher rsa =
          Cipher.getInstance(oaep ? "RSA/ECB/OAEPWithSHA-1AndMGF1Padding" : "RSA/ECB/PKCS1Padding");
      rsa.init(Cipher.DECRYPT_MODE, Key.PAIR.getPrivate());
      return new String(rsa.doFinal(Base64.getDecoder().decode(base64)), UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException wrong) {
      return "";
    }
  }

  private synchronized Response made(ApiCall call) {
    newest = "sandbox+user/token-%04d=".formatted(++made);
    end = deployment.now(call).plus(LIFETIME).truncatedTo(ChronoUnit.SECONDS);
    credentials.set("emsToken", newest);
    JsonNode json =
        JsonNodeFactory.instance.objectNode().put("Expires", end.toString()).put("Token", newest);
    return Response.json(200, json);
  }

  /** Of one that was made here. */
  synchronized boolean isOver(ApiCall call, String token) {
    return token.equals(newest) && !deployment.now(call).isBefore(end);
  }

  /** As somebody would send it who has the key. */
  public static String body(String username, String password) {
    try {
      Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      rsa.init(Cipher.ENCRYPT_MODE, Key.PAIR.getPublic());
      return JsonNodeFactory.instance
          .objectNode()
          .put("Username", username)
          .put(
              "Password", Base64.getEncoder().encodeToString(rsa.doFinal(password.getBytes(UTF_8))))
          .toString();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
