package dev.exportclients.core.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.exception.LocalFileException;
import dev.exportclients.core.internal.TestClient;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that grows too large for the shell's limit, or for its disk. */
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

  /** Others that are saved to it need the room. */
  @Test
  void keepsNoPartThatFillsItsDisk() throws Exception {
    String mount = "mount -t tmpfs -o size=2m none '" + folder + "'";
    assumeThat(new ProcessBuilder("unshare", "-rm", "sh", "-c", mount).start().waitFor())
        .as("to mount a disk of its own")
        .isZero();

    String save = mount + " && { \"$0\" \"$@\"; code=$?; ls -A '" + folder + "'; exit $code; }";
    String said = save("ETag: \"e\"\r\n", folder.resolve("f"), "unshare", "-rm", "sh", "-c", save);

    assertThat(said.lines().toList()).singleElement().asString().contains("can't write");
  }

  private static String saveWithLimit(String headers, Path target) throws Exception {
    return save(headers, target, "sh", "-c", "ulimit -f 2000; exec \"$0\" \"$@\"");
  }

  /**
   * @param shell in which it is done
   */
  private static String save(String headers, Path target, String... shell) throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", headers, FILE))) {
      List<String> command = new ArrayList<>(List.of(shell));
      command.addAll(
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-XX:-UsePerfData",
              "-cp",
              System.getProperty("java.class.path"),
              DiskTest.class.getName(),
              server.url().toString(),
              target.toString()));
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String said = new String(process.getInputStream().readAllBytes());
      assertThat(process.waitFor()).isEqualTo(11);
      return said;
    }
  }
}
