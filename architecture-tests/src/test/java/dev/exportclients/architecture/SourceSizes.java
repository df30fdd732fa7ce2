package dev.exportclients.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much a reader has to take in at once: of a package, and of a class.
 *
 * @param sources the root folders of hand-written sources
 */
record SourceSizes(List<Path> sources) {
  static final int MOST_FILES = 20;
  static final int MOST_LINES = 250;

  /** Of the main code of all modules; they lie beside each other. */
  static SourceSizes ofModules(Path repository) {
    return new SourceSizes(
        list(repository).stream()
            .map(module -> module.resolve("src/main/java"))
            .filter(Files::isDirectory)
            .toList());
  }

  /** Each with its number of files. */
  List<String> packagesThatAreTooLarge() {
    return all()
        .filter(Files::isDirectory)
        .filter(folder -> javaFilesIn(folder) > MOST_FILES)
        .map(folder -> folder + ": " + javaFilesIn(folder) + " files")
        .toList();
  }

  /** Each with its number of lines. */
  List<String> filesThatAreTooLong() {
    return all()
        .filter(SourceSizes::isJava)
        .filter(file -> lines(file) > MOST_LINES)
        .map(file -> file + ": " + lines(file) + " lines")
        .toList();
  }

  long files() {
    return all().filter(SourceSizes::isJava).count();
  }

  private Stream<Path> all() {
    return sources.stream().flatMap(root -> walk(root).stream());
  }

  private static long javaFilesIn(Path folder) {
    return list(folder).stream().filter(SourceSizes::isJava).count();
  }

  private static boolean isJava(Path path) {
    return path.toString().endsWith(".java");
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<Path> walk(Path root) {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
