package dev.exportclients.release;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An artifact in a repository: a POM, and the files beside it. */
record PublishedArtifact(Path folder, String artifactId, String version, PublishedPom pom) {

  /** All that the repository has. */
  static List<PublishedArtifact> in(Path repository) throws IOException {
    try (Stream<Path> files = Files.walk(repository)) {
      return files
          .filter(file -> file.toString().endsWith(".pom"))
          .sorted()
          .map(PublishedArtifact::of)
          .toList();
    }
  }

  /** A repository's layout: …/ARTIFACT/VERSION/ARTIFACT-VERSION.pom. */
  private static PublishedArtifact of(Path pom) {
    Path folder = requireNonNull(pom.toAbsolutePath().getParent());
    String version = folder.getFileName().toString();
    String artifactId = requireNonNull(folder.getParent()).getFileName().toString();
    return new PublishedArtifact(folder, artifactId, version, PublishedPom.read(pom));
  }

  /**
   * @param ending such as {@code .jar} or {@code -sources.jar}
   */
  Path file(String ending) {
    return folder.resolve(artifactId + "-" + version + ending);
  }

  boolean isJar() {
    return pom.text("packaging").isEmpty() || pom.text("packaging").equals("jar");
  }

  /** What was deployed; no checksums and no signatures. */
  List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !file.toString().matches(".*\\.(asc|md5|sha1|sha256|sha512)"))
          .filter(file -> !file.getFileName().toString().startsWith("maven-metadata"))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
