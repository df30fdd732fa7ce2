package dev.exportclients.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/** Each file has checksums that are its own, and a signature by the key. */
final class SignatureRules {
  private static final Map<String, String> CHECKSUMS = Map.of(".md5", "MD5", ".sha1", "SHA-1");

  private SignatureRules() {}

  static void check(
      PublishedArtifact artifact, PGPPublicKeyRingCollection keys, Consumer<String> broken)
      throws IOException {
    for (Path file : artifact.files()) {
      byte[] content = Files.readAllBytes(file);
      for (Map.Entry<String, String> checksum : CHECKSUMS.entrySet()) {
        if (!text(beside(file, checksum.getKey())).equals(digest(checksum.getValue(), content))) {
          broken.accept(
              file.getFileName() + ": its " + checksum.getKey() + " is missing or another file's");
        }
      }
      if (!isSigned(content, beside(file, ".asc"), keys)) {
        broken.accept(file.getFileName() + ": has no signature by the key");
      }
    }
  }

  private static boolean isSigned(byte[] content, Path file, PGPPublicKeyRingCollection keys)
      throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    try (InputStream in = PGPUtil.getDecoderStream(Files.newInputStream(file))) {
      if (!(new BcPGPObjectFactory(in).nextObject() instanceof PGPSignatureList signatures)) {
        return false;
      }
      PGPSignature signature = signatures.get(0);
      PGPPublicKey key = keys.getPublicKey(signature.getKeyID());
      if (key == null) {
        return false;
      }
      signature.init(new BcPGPContentVerifierBuilderProvider(), key);
      signature.update(content);
      return signature.verify();
    } catch (PGPException invalid) {
      return false;
    }
  }

  static PGPPublicKeyRingCollection keys(Path armoured) throws IOException, PGPException {
    try (InputStream in = PGPUtil.getDecoderStream(Files.newInputStream(armoured))) {
      return new PGPPublicKeyRingCollection(in, new BcKeyFingerprintCalculator());
    }
  }

  private static Path beside(Path file, String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  private static String text(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file, StandardCharsets.US_ASCII).strip() : "";
  }

  private static String digest(String algorithm, byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
