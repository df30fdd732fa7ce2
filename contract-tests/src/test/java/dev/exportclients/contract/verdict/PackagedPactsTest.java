package dev.exportclients.contract.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.specs.Provider;
import dev.exportclients.specs.Spec;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is handed out holds the pacts of this very build. */
class PackagedPactsTest {

  @ParameterizedTest
  @ValueSource(strings = {"jar", "zip"})
  void holdThePactsOfThisBuild(String extension) throws IOException {
    Path artifact = Path.of(System.getProperty("artifact") + "." + extension);
    try (FileSystem packed = FileSystems.newFileSystem(artifact)) {
      assertThat(pactsBelow(packed.getPath("/")))
          .containsOnlyKeys(
              Spec.NAMES.stream()
                  .map(spec -> Provider.ofSpec(spec).name() + "-client-" + spec + ".json")
                  .toList())
          .isEqualTo(pactsBelow(Path.of(System.getProperty("pact.rootDir"))));
    }
  }

  private static Map<String, String> pactsBelow(Path folder) throws IOException {
    Map<String, String> pacts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
        if (file.getParent().endsWith("pacts")) {
          pacts.put(file.getFileName().toString(), Files.readString(file));
        }
      }
    }
    return pacts;
  }
}
