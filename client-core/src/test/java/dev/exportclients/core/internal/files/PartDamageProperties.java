package dev.exportclients.core.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.exception.ExportClientException;
import dev.exportclients.core.internal.TestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens to part and sidecar between two runs: the next one saves the served file. */
class PartDamageProperties {
  private static final byte[] FILE = bytes();
  private static final String TAG = "\"v1\"";

  enum Kind {
    FLIP,
    CUT,
    GROW,
    ZERO,
    /** What stood there one break earlier. */
    EARLIER,
    REMOVE
  }

  /** {@code at}: where, as a share of the file's length. */
  record Damage(Kind kind, boolean ofPart, double at) {}

  @Property(tries = 150)
  void theNextRunSavesTheServedFile(
      @ForAll("breaks") List<Integer> breaks, @ForAll("damages") List<Damage> damages)
      throws Exception {
    Path folder = Files.createTempDirectory("part-damage");
    List<byte[][]> states = new ArrayList<>();
    try (var server =
            new ScriptedServer(
                x -> {
                  if (x.number() <= breaks.size()) {
                    int start =
                        TAG.equals(x.request().headers().get("if-range")) ? x.rangeStart() : 0;
                    int end = Math.min(FILE.length - 1, start + breaks.get(x.number() - 1));
                    String range = "bytes " + start + "-" + (FILE.length - 1) + "/" + FILE.length;
                    x.head(
                        start == 0 ? "200 OK" : "206 Partial Content",
                        "ETag: "
                            + TAG
                            + "\r\nContent-Length: "
                            + (FILE.length - start)
                            + "\r\n"
                            + (start == 0 ? "" : "Content-Range: " + range + "\r\n"));
                    x.write(FILE, start, end);
                    x.cut();
                  } else {
                    x.serve(FILE, TAG);
                  }
                });
        var client =
            new TestClient(
                server.url(), ClientSettings.builder().retryPolicy(RetryPolicy.none()).build())) {
      Path target = folder.resolve("f");
      for (int i = 0; i < breaks.size(); i++) {
        try {
          client.file("1").saveTo(target);
          // A connection that died under a request costs no retry, and may have used up a break.
          assertThat(server.requests()).hasSizeGreaterThan(breaks.size());
          assertThat(Files.readAllBytes(target)).isEqualTo(FILE);
          return;
        } catch (ExportClientException broken) {
          states.add(new byte[][] {read(folder, ".part"), read(folder, ".properties")});
        }
      }
      for (Damage damage : damages) {
        inflict(damage, folder, states.get(0));
      }

      client.file("1").saveTo(target);

      assertThat(Files.readAllBytes(target)).isEqualTo(FILE);
      try (Stream<Path> left = Files.list(folder)) {
        assertThat(left).hasSize(1);
      }
    } finally {
      try (Stream<Path> left = Files.list(folder)) {
        for (Path file : left.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  @Provide
  Arbitrary<List<Integer>> breaks() {
    return Arbitraries.integers().between(70_000, 160_000).list().ofMinSize(1).ofMaxSize(2);
  }

  @Provide
  Arbitrary<List<Damage>> damages() {
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.of(true, false),
            Arbitraries.doubles().between(0, 1))
        .as(Damage::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  private static void inflict(Damage damage, Path folder, byte[][] earlier) throws IOException {
    String extension = damage.ofPart ? ".part" : ".properties";
    Path file = find(folder, extension);
    if (file == null) {
      return;
    }
    byte[] bytes = Files.readAllBytes(file);
    int at = (int) (damage.at * Math.max(0, bytes.length - 1));
    switch (damage.kind) {
      case FLIP -> {
        if (bytes.length > 0) {
          bytes[at] ^= (byte) (1 << (int) (damage.at * 7));
        }
      }
      case CUT -> bytes = Arrays.copyOf(bytes, at);
      case GROW -> bytes = Arrays.copyOf(bytes, bytes.length + at + 1);
      case ZERO -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 5_000), (byte) 0);
      case EARLIER -> bytes = earlier[damage.ofPart ? 0 : 1];
      default -> {}
    }
    if (damage.kind == Kind.REMOVE || bytes == null) {
      Files.delete(file);
    } else {
      Files.write(file, bytes);
    }
  }

  private static byte[] read(Path folder, String extension) throws IOException {
    Path file = find(folder, extension);
    return file == null ? null : Files.readAllBytes(file);
  }

  private static Path find(Path folder, String extension) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(extension)).findFirst().orElse(null);
    }
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[220_000];
    new Random(11).nextBytes(bytes);
    return bytes;
  }
}
