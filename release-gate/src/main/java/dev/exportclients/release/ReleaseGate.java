package dev.exportclients.release;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;

/**
 * Checks what {@code mvn -Prelease deploy} put into a folder: {@code ReleaseGate FOLDER
 * PUBLIC_KEY}. A line for each rule that a file breaks; exit status 1 if there is one.
 */
public final class ReleaseGate {
  private static final String BOM = "export-clients-bom";

  private ReleaseGate() {}

  public static void main(String[] arguments) throws IOException, PGPException {
    List<PublishedArtifact> artifacts = PublishedArtifact.in(Path.of(arguments[0]));
    List<String> broken = broken(artifacts, SignatureRules.keys(Path.of(arguments[1])));
    broken.forEach(System.out::println);
    System.out.println(
        "release gate: " + artifacts.size() + " artifacts, " + broken.size() + " rules broken");
    if (!broken.isEmpty()) {
      System.exit(1);
    }
  }

  static List<String> broken(List<PublishedArtifact> artifacts, PGPPublicKeyRingCollection keys)
      throws IOException {
    List<String> broken = new ArrayList<>();
    Set<String> published =
        artifacts.stream().map(PublishedArtifact::artifactId).collect(Collectors.toSet());
    sameAsBom(artifacts, published, broken);
    for (PublishedArtifact artifact : artifacts) {
      PomRules.check(artifact, published, broken::add);
      JarRules.check(artifact, broken::add);
      CommandLineRules.check(artifact, broken::add);
      SignatureRules.check(artifact, keys, broken::add);
    }
    return broken;
  }

  /** The BOM names what is published, and nothing else. */
  private static void sameAsBom(
      List<PublishedArtifact> artifacts, Set<String> published, List<String> broken) {
    Set<String> named =
        artifacts.stream()
            .filter(artifact -> artifact.artifactId().equals(BOM))
            .flatMap(bom -> bom.pom().managed().stream())
            .map(PublishedPom.Dependency::artifactId)
            .collect(Collectors.toSet());
    Set<String> others = new HashSet<>(published);
    others.remove(BOM);
    if (!named.equals(others)) {
      broken.add(
          BOM
              + ": names "
              + named.stream().sorted().toList()
              + ", published are "
              + others.stream().sorted().toList());
    }
  }
}
