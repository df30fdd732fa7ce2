package dev.exportclients.release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.operator.PGPDigestCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/**
 * A key for one run of the gate, that nobody trusts: {@code TestKey FOLDER} writes secret.asc and
 * public.asc.
 */
public final class TestKey {
  private TestKey() {}

  public static void main(String[] arguments) throws IOException, PGPException {
    write(Path.of(arguments[0]));
  }

  static void write(Path folder) throws IOException, PGPException {
    PGPKeyRingGenerator keys = generator();
    Files.createDirectories(folder);
    Files.write(
        folder.resolve("secret.asc"), armoured(out -> keys.generateSecretKeyRing().encode(out)));
    Files.write(
        folder.resolve("public.asc"), armoured(out -> keys.generatePublicKeyRing().encode(out)));
  }

  private static PGPKeyRingGenerator generator() throws PGPException {
    Ed25519KeyPairGenerator pairs = new Ed25519KeyPairGenerator();
    pairs.init(new Ed25519KeyGenerationParameters(new SecureRandom()));
    BcPGPKeyPair pair =
        new BcPGPKeyPair(
            PublicKeyPacket.VERSION_4,
            PublicKeyAlgorithmTags.EDDSA_LEGACY,
            pairs.generateKeyPair(),
            Date.from(Instant.now()));
    PGPDigestCalculator sha1 = new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1);
    return new PGPKeyRingGenerator(
        PGPSignature.POSITIVE_CERTIFICATION,
        pair,
        "a key for one run of the release gate",
        sha1,
        null,
        null,
        new BcPGPContentSignerBuilder(pair.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA256),
        null);
  }

  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private static byte[] armoured(Writing writing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = ArmoredOutputStream.builder().build(bytes)) {
      writing.to(out);
    }
    return bytes.toByteArray();
  }
}
