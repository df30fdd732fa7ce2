package dev.exportclients.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What comes along with a client, by its SBOM: {@code ClientSizes FOLDER LOCAL_REPOSITORY}, where
 * the second has what a user of all clients got. A line for each client; exit status 1 if one is
 * over a ceiling.
 */
public final class ClientSizes {
  private static final int MOST_JARS = 14;
  private static final long MOST_BYTES = 7_600_000;

  /** A client with its jars, itself included. */
  record Size(String client, int jars, long bytes) {
    boolean isTooMuch() {
      return jars > MOST_JARS || bytes > MOST_BYTES;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-20s %2d jars %4.1f MB%s",
          client,
          jars,
          bytes / 1e6,
          isTooMuch() ? ", more than %d, %.1f".formatted(MOST_JARS, MOST_BYTES / 1e6) : "");
    }
  }

  private ClientSizes() {}

  public static void main(String[] arguments) throws IOException {
    List<Size> sizes = of(Path.of(arguments[0]), Path.of(arguments[1]));
    sizes.forEach(System.out::println);
    if (sizes.stream().anyMatch(Size::isTooMuch)) {
      System.exit(1);
    }
  }

  static List<Size> of(Path repository, Path local) throws IOException {
    List<Size> sizes = new ArrayList<>();
    for (PublishedArtifact artifact : PublishedArtifact.in(repository)) {
      if (artifact.artifactId().endsWith("-client")) {
        sizes.add(of(artifact, local));
      }
    }
    return sizes;
  }

  private static Size of(PublishedArtifact client, Path local) throws IOException {
    int jars = 1;
    long bytes = Files.size(client.file(".jar"));
    JsonNode sbom = new ObjectMapper().readTree(client.file("-cyclonedx.json").toFile());
    for (JsonNode component : sbom.path("components")) {
      Path jar = local.resolve(path(component));
      if (!Files.isRegularFile(jar)) {
        throw new IllegalStateException(
            "the SBOM of %s names %s, and its users got none"
                .formatted(client.artifactId(), local.relativize(jar)));
      }
      jars++;
      bytes += Files.size(jar);
    }
    return new Size(client.artifactId(), jars, bytes);
  }

  /** A repository's layout: …/NAME/VERSION/NAME-VERSION.jar. */
  private static String path(JsonNode component) {
    String name = component.path("name").asText();
    String version = component.path("version").asText();
    return "%s/%s/%s/%s-%s.jar"
        .formatted(
            component.path("group").asText().replace('.', '/'), name, version, name, version);
  }
}
