package dev.exportclients.destination.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.destination.Destination;
import dev.exportclients.core.destination.Destinations;
import dev.exportclients.core.destination.Upload;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An object that is twice as large as the heap. */
class FlatMemoryTest {
  private static final int BLOCK = 64 << 10;
  private static final int BLOCKS = 768;

  @Test
  void memoryDoesNotGrowWithTheFile() throws Exception {
    try (S3Server server = new S3Server()) {
      ProcessBuilder child =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx24m",
              "-XX:+UseSerialGC",
              "-cp",
              System.getProperty("java.class.path"),
              FlatMemoryTest.class.getName(),
              server.address("large.bin"));
      child.environment().putAll(server.environment);
      Process process = child.redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(process.waitFor()).as(said).isZero();
      assertThat(server.head("large.bin").contentLength()).isEqualTo((long) BLOCK * BLOCKS);
      assertThat(said).contains(server.head("large.bin").metadata().get("sha256"));
    }
  }

  /** In the small process. */
  public static void main(String[] arguments) throws Exception {
    byte[] block = new byte[BLOCK];
    new Random(1).nextBytes(block);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (Destinations places = Destinations.of(System.getenv())) {
      Destination place = places.at(arguments[0]);
      try (Upload upload = place.begin(() -> "large.bin")) {
        for (int i = 0; i < BLOCKS; i++) {
          ByteBuffer.wrap(block).putInt(i);
          digest.update(block);
          upload.write(block, 0, block.length);
        }
        String sha256 = HexFormat.of().formatHex(digest.digest());
        upload.commit(sha256);
        System.out.println(sha256);
      }
    }
  }
}
