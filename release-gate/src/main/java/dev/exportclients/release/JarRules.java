package dev.exportclients.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/** What Central, and a user, asks of an artifact's files. */
final class JarRules {
  /** With all that it depends on, for {@code java -jar}. */
  private static final String RUNNABLE = "-app.jar";

  private JarRules() {}

  static void check(PublishedArtifact artifact, Consumer<String> broken) throws IOException {
    for (Path file : artifact.files()) {
      String name = file.getFileName().toString();
      if (name.contains("-tests.") || name.contains("-test-sources.")) {
        broken.accept(name + ": tests are not published");
      }
    }
    if (!artifact.isJar()) {
      return;
    }
    for (String ending : List.of(".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json")) {
      if (!Files.isRegularFile(artifact.file(ending))) {
        broken.accept(artifact.file(ending).getFileName() + ": is missing");
      }
    }
    for (String ending : List.of(".jar", RUNNABLE)) {
      if (Files.isRegularFile(artifact.file(ending))) {
        classes(artifact.file(ending), artifact.version(), broken);
      }
    }
    if (Files.isRegularFile(artifact.file("-sources.jar"))
        && Files.isRegularFile(artifact.file(".jar"))) {
      sources(artifact, broken);
    }
    if (Files.isRegularFile(artifact.file("-javadoc.jar"))) {
      javadoc(artifact, broken);
    }
  }

  private static void classes(Path file, String version, Consumer<String> broken)
      throws IOException {
    String name = file.getFileName().toString();
    try (JarFile jar = new JarFile(file.toFile())) {
      for (String legal : List.of("META-INF/LICENSE", "META-INF/NOTICE")) {
        if (jar.getEntry(legal) == null) {
          broken.accept(name + ": has no " + legal);
        }
      }
      Attributes manifest =
          jar.getManifest() == null ? new Attributes() : jar.getManifest().getMainAttributes();
      if (!version.equals(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION))) {
        broken.accept(name + ": its manifest has no Implementation-Version " + version);
      }
      if (name.endsWith(RUNNABLE) && manifest.getValue(Attributes.Name.MAIN_CLASS) == null) {
        broken.accept(name + ": has no Main-Class, and does not run");
      }
      if (jar.stream().map(ZipEntry::getName).noneMatch(JarRules::isContent)) {
        broken.accept(name + ": is empty");
      }
    }
  }

  private static boolean isContent(String entry) {
    return !entry.endsWith("/") && !entry.startsWith("META-INF/");
  }

  /** Each class has its source: users step through it. */
  private static void sources(PublishedArtifact artifact, Consumer<String> broken)
      throws IOException {
    Path file = artifact.file("-sources.jar");
    Set<String> sources = entries(file);
    Set<String> missing =
        entries(artifact.file(".jar")).stream()
            .filter(entry -> entry.endsWith(".class") && entry.startsWith("dev/exportclients/"))
            .map(entry -> entry.replaceAll("(\\$[^/]*)?\\.class$", ".java"))
            .filter(source -> !sources.contains(source))
            .collect(Collectors.toSet());
    if (!missing.isEmpty()) {
      broken.accept(file.getFileName() + ": has no " + missing.stream().sorted().limit(3).toList());
    }
  }

  private static void javadoc(PublishedArtifact artifact, Consumer<String> broken)
      throws IOException {
    Path file = artifact.file("-javadoc.jar");
    Set<String> pages = entries(file);
    if (pages.stream().noneMatch(JarRules::isContent)) {
      broken.accept(file.getFileName() + ": is empty");
    }
    pages.stream()
        .filter(page -> page.contains("/internal/") && page.endsWith(".html"))
        .sorted()
        .limit(1)
        .forEach(
            page -> broken.accept(file.getFileName() + ": shows the internals, as in " + page));
  }

  private static Set<String> entries(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      return jar.stream().map(ZipEntry::getName).collect(Collectors.toSet());
    }
  }
}
