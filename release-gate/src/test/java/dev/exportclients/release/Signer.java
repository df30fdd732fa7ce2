package dev.exportclients.release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;

/** Signs as Maven does: apart from the file, in ASCII armour. */
final class Signer {
  private final Path folder;
  private final PGPSecretKey key;

  /** With a {@link TestKey} of its own, which it writes to the folder. */
  Signer(Path folder) throws IOException, PGPException {
    this.folder = folder;
    TestKey.write(folder);
    try (InputStream in = PGPUtil.getDecoderStream(Files.newInputStream(folder("secret.asc")))) {
      key =
          new PGPSecretKeyRingCollection(in, new BcKeyFingerprintCalculator())
              .getKeyRings()
              .next()
              .getSecretKey();
    }
  }

  Path publicKey() {
    return folder("public.asc");
  }

  private Path folder(String file) {
    return folder.resolve(file);
  }

  byte[] sign(byte[] content) throws IOException, PGPException {
    PGPSignatureGenerator signature =
        new PGPSignatureGenerator(
            new BcPGPContentSignerBuilder(
                key.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA256),
            key.getPublicKey());
    signature.init(PGPSignature.BINARY_DOCUMENT, key.extractPrivateKey(null));
    signature.update(content);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ArmoredOutputStream out = ArmoredOutputStream.builder().build(bytes)) {
      signature.generate().encode(out);
    }
    return bytes.toByteArray();
  }
}
