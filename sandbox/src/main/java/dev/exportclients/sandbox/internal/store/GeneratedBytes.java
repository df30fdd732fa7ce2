package dev.exportclients.sandbox.internal.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/**
 * Bytes without end that cost nothing to make: one block of text, which begins somewhere else for
 * each seed and each mebibyte, so that bytes of two files or of two places in one are not the same.
 */
final class GeneratedBytes {
  private static final int BLOCK = 1 << 20;

  /** The block twice over, so that from any place in the first a whole one follows. */
  private static final byte[] TEXT = text();

  private final long seed;

  GeneratedBytes(String seed) {
    this.seed =
        mix(Arrays.hashCode(seed.getBytes(StandardCharsets.UTF_8)) + ((long) seed.length() << 32));
  }

  void writeTo(OutputStream out, long from, long to) throws IOException {
    long at = from;
    while (at < to) {
      int within = (int) (at & (BLOCK - 1));
      int length = (int) Math.min(BLOCK - within, to - at);
      out.write(TEXT, start(at >> 20) + within, length);
      at += length;
    }
  }

  private int start(long block) {
    return (int) (mix(seed + block) & (BLOCK - 1));
  }

  /** SplitMix64's last step. */
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Lines of letters and digits with commas, as a CSV might look. */
  private static byte[] text() {
    byte[] letters =
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ,,"
            .getBytes(StandardCharsets.US_ASCII);
    Random random = new Random(42);
    byte[] text = new byte[2 * BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      byte b = i % 64 == 63 ? (byte) '\n' : letters[random.nextInt(letters.length)];
      text[i] = b;
      text[i + BLOCK] = b;
    }
    return text;
  }
}
