package dev.exportclients.benchmarks.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A file that doesn't compress, each mebibyte of which differs.
 *
 * @param sha256 lower-case hex
 */
public record TestFile(Path path, long size, String sha256) {
  private static final int BLOCK = 1 << 20;

  public static TestFile create(Path path, long size) throws IOException {
    byte[] block = new byte[BLOCK];
    new Random(size).nextBytes(block);
    Hash hash = new Hash();
    try (OutputStream out = Files.newOutputStream(path)) {
      for (long at = 0; at < size; at += BLOCK) {
        ByteBuffer.wrap(block).putLong(at);
        int count = (int) Math.min(BLOCK, size - at);
        out.write(block, 0, count);
        hash.update(block, count);
      }
    }
    return new TestFile(path, size, hash.hex());
  }
}
