package dev.exportclients.release;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What Central asks of a POM, and that it says no more than its users need. */
final class PomRules {
  private static final List<String[]> ASKED_FOR =
      List.of(
          new String[] {"groupId"},
          new String[] {"artifactId"},
          new String[] {"version"},
          new String[] {"name"},
          new String[] {"description"},
          new String[] {"url"},
          new String[] {"licenses", "license", "name"},
          new String[] {"licenses", "license", "url"},
          new String[] {"developers", "developer", "name"},
          new String[] {"scm", "connection"},
          new String[] {"scm", "developerConnection"},
          new String[] {"scm", "url"});

  private static final List<String[]> PLACES =
      List.of(
          new String[] {"url"},
          new String[] {"scm", "connection"},
          new String[] {"scm", "developerConnection"},
          new String[] {"scm", "url"});

  /** Of the build, or reaching for what users don't have. */
  private static final List<String> NOT_FOR_USERS =
      List.of(
          "parent",
          "build",
          "profiles",
          "properties",
          "modules",
          "repositories",
          "pluginRepositories",
          "distributionManagement");

  /** Shown by our public types. */
  private static final Set<String> API =
      Set.of(
          "org.jspecify:jspecify",
          "io.micrometer:micrometer-observation",
          "io.opentelemetry:opentelemetry-api",
          "io.temporal:temporal-sdk",
          "software.amazon.awssdk:s3");

  private static final String OURS = "dev.exportclients";

  private PomRules() {}

  static void check(PublishedArtifact artifact, Set<String> published, Consumer<String> broken) {
    PublishedPom pom = artifact.pom();
    String file = artifact.artifactId() + "-" + artifact.version() + ".pom";
    for (String[] path : ASKED_FOR) {
      if (pom.text(path).isEmpty()) {
        broken.accept(file + ": has no " + String.join("/", path));
      }
    }
    for (String[] path : PLACES) {
      if (pom.text(path).endsWith("/" + artifact.artifactId())) {
        broken.accept(
            "%s: its %s ends in %s, which Maven appended: there is no such place"
                .formatted(file, String.join("/", path), artifact.artifactId()));
      }
    }
    for (String element : NOT_FOR_USERS) {
      if (pom.has(element)) {
        broken.accept(file + ": has " + element + ", which is the build's");
      }
    }
    if (!pom.text("version").equals(artifact.version())
        || artifact.version().endsWith("SNAPSHOT")) {
      broken.accept(file + ": " + artifact.version() + " is no version of a release");
    }
    for (PublishedPom.Dependency dependency : pom.dependencies()) {
      check(
          dependency,
          published,
          text -> broken.accept(file + ": " + dependency.key() + " " + text));
    }
  }

  private static void check(
      PublishedPom.Dependency dependency, Set<String> published, Consumer<String> broken) {
    boolean ours = dependency.groupId().equals(OURS);
    boolean compiledAgainst = dependency.scope().isEmpty() || dependency.scope().equals("compile");
    if (dependency.version().isEmpty() || dependency.version().contains("${")) {
      broken.accept("has no version");
    }
    if (dependency.version().endsWith("SNAPSHOT")) {
      broken.accept("is a snapshot");
    }
    if (dependency.scope().equals("test")) {
      broken.accept("is for tests");
    }
    if (ours && !published.contains(dependency.artifactId())) {
      broken.accept("is not published");
    }
    if (!ours && compiledAgainst && !API.contains(dependency.key())) {
      broken.accept("is in no public type, and has to be for the runtime");
    }
  }
}
