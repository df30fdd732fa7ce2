package dev.exportclients.ems;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exportclients.core.Secret;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.ems.internal.PublicKeyDto;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import javax.crypto.Cipher;

/** The public half of a deployment's RSA key. It changes when the web application restarts. */
final class PasswordKey {
  private final PublicKey key;

  private PasswordKey(PublicKey key) {
    this.key = key;
  }

  /**
   * @throws UnexpectedContentException if it is no key
   */
  static PasswordKey of(PublicKeyDto dto) {
    try {
      RSAPublicKeySpec numbers =
          new RSAPublicKeySpec(number(dto.getModulus()), number(dto.getExponent()));
      return new PasswordKey(KeyFactory.getInstance("RSA").generatePublic(numbers));
    } catch (GeneralSecurityException | IllegalArgumentException | NullPointerException wrong) {
      throw unusable("the public key in EMS's response is no RSA key");
    }
  }

  private static BigInteger number(String base64) {
    return new BigInteger(1, Base64.getDecoder().decode(base64));
  }

  /** In base64. */
  String encrypted(Secret password, EmsTokens.Padding padding) {
    try {
      Cipher rsa = Cipher.getInstance(padding.transformation);
      rsa.init(Cipher.ENCRYPT_MODE, key);
      return Base64.getEncoder().encodeToString(rsa.doFinal(password.reveal().getBytes(UTF_8)));
    } catch (GeneralSecurityException tooLong) {
      throw unusable("EMS's public key is too short for the password");
    }
  }

  private static UnexpectedContentException unusable(String why) {
    return new UnexpectedContentException(
        EmsTokens.SHOW_PUBLIC_KEY + ": " + why, EmsTokens.SHOW_PUBLIC_KEY, 200, null, null, null);
  }
}
