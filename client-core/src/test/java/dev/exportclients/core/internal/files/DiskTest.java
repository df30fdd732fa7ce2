package dev.exportclients.core.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.exception.LocalFileException;
import dev.exportclients.core.internal.TestClient;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes no more, played by the shell's limit on the size of files. */
class DiskTest {
  private static final byte[] FILE = new byte[4_000_000];

  @TempDir Path folder;

  /** Exits with 11 and the message if the file could not be written. */
  public static void main(String[] arguments) {
    try (var client = new TestClient(URI.create(arguments[0]), ClientSettings.defaults())) {
      client.file("1").saveTo(Path.of(arguments[1]), DownloadOptions.defaults().overwrite(true));
    } catch (LocalFileException full) {
      System.out.println(full.getMessage());
      System.exit(11);
    }
  }

  @Test
  void keepsTheOldFileAndRemovesAPartThatCantBeResumed() throws Exception {
    Path target = Files.writeString(folder.resolve("f"), "old");
    assertThat(saveWithLimit("", target)).contains("can't write");
    assertThat(target).hasContent("old");
    assertThat(folder).isDirectoryNotContaining(file -> !file.equals(target));
  }

  @Test
  void keepsAPartThatCanBeResumed() throws Exception {
    Path target = folder.resolve("f");
    saveWithLimit("ETag: \"e\"\r\n", target);
    assertThat(target).doesNotExist();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  private static String saveWithLimit(String headers, Path target) throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", headers, FILE))) {
      Process process =
          new ProcessBuilder(
                  "sh",
                  "-c",
                  "ulimit -f 2000; exec \"$0\" \"$@\"",
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-XX:-UsePerfData",
                  "-cp",
                  System.getProperty("java.class.path"),
                  DiskTest.class.getName(),
                  server.url().toString(),
                  target.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String said = new String(process.getInputStream().readAllBytes());
      assertThat(process.waitFor()).isEqualTo(11);
      return said;
    }
  }
}
