package dev.exportclients.release;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The command line is to be had as one jar that runs, and as an archive with all that belongs to
 * it.
 */
final class CommandLineRules {
  private static final String NAME = "exportctl";
  private static final String LAUNCHER = "bin/exportctl";

  /** In the archive's one folder. */
  static final List<String> FILES =
      List.of(
          LAUNCHER,
          "lib/exportctl.jar",
          "share/man/man1/exportctl.1",
          "share/bash-completion/completions/exportctl",
          "README.txt",
          "LICENSE",
          "NOTICE");

  private CommandLineRules() {}

  static void check(PublishedArtifact artifact, Consumer<String> broken) throws IOException {
    if (!artifact.artifactId().equals(NAME)) {
      return;
    }
    for (Path file : List.of(artifact.file("-app.jar"), artifact.file("-bin.zip"))) {
      if (!Files.isRegularFile(file)) {
        broken.accept(file.getFileName() + ": is missing");
      }
    }
    Path archive = artifact.file("-bin.zip");
    if (Files.isRegularFile(archive)) {
      archive(
          archive,
          NAME + "-" + artifact.version(),
          text -> broken.accept(archive.getFileName() + ": " + text));
    }
  }

  private static void archive(Path archive, String top, Consumer<String> broken)
      throws IOException {
    Map<String, String> options = Map.of("enablePosixFileAttributes", "true");
    try (FileSystem zip = FileSystems.newFileSystem(archive, options)) {
      for (String file : FILES) {
        if (!Files.isRegularFile(zip.getPath(top, file))) {
          broken.accept("has no " + file);
        }
      }
      Path launcher = zip.getPath(top, LAUNCHER);
      if (Files.isRegularFile(launcher)
          && !Files.getPosixFilePermissions(launcher)
              .contains(PosixFilePermission.OTHERS_EXECUTE)) {
        broken.accept(LAUNCHER + " is not to be run");
      }
    }
  }
}
