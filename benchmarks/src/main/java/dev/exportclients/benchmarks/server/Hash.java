package dev.exportclients.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, as a plain program computes it: on the thread that reads. */
public final class Hash {
  private static final int BUFFER = 64 * 1024;

  private final MessageDigest digest;

  Hash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Reads to the end and closes. */
  public static String of(InputStream stream) throws IOException {
    Hash hash = new Hash();
    byte[] buffer = new byte[BUFFER];
    try (stream) {
      for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
        hash.update(buffer, count);
      }
    }
    return hash.hex();
  }

  void update(byte[] buffer, int count) {
    digest.update(buffer, 0, count);
  }

  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
