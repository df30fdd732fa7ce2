package dev.exportclients.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bouncycastle.openpgp.PGPException;

/**
 * A client, the command line and the BOM, as they should be. Texts and archives can be changed
 * until it is written.
 */
final class SampleRepository {
  static final String VERSION = "1.0";
  private static final String TOP = "exportctl-" + VERSION + "/";

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Map<String, String>> archives = new HashMap<>();

  SampleRepository() {
    String managed = dependency("ems-client", "") + dependency("exportctl", "");
    texts.put(
        "export-clients-bom-" + VERSION + ".pom",
        pom(
            "export-clients-bom",
            "<packaging>pom</packaging><dependencyManagement><dependencies>"
                + managed
                + "</dependencies></dependencyManagement>"));
    artifact("ems-client", "Client", dependency("org.jspecify", "jspecify", "compile"));
    artifact("exportctl", "Main", dependency("ems-client", "compile"));
    archives.put("exportctl-" + VERSION + "-app.jar", classes("Main"));
    Map<String, String> zip = new LinkedHashMap<>();
    for (String file : CommandLineRules.FILES) {
      zip.put(TOP + file, file);
    }
    archives.put("exportctl-" + VERSION + "-bin.zip", zip);
  }

  private void artifact(String id, String type, String dependencies) {
    String name = id + "-" + VERSION;
    texts.put(name + ".pom", pom(id, "<dependencies>" + dependencies + "</dependencies>"));
    texts.put(name + "-cyclonedx.json", "{\"components\": []}");
    archives.put(name + ".jar", classes(type));
    archives.put(
        name + "-sources.jar",
        new LinkedHashMap<>(Map.of("dev/exportclients/" + type + ".java", "class")));
    archives.put(
        name + "-javadoc.jar",
        new LinkedHashMap<>(Map.of("dev/exportclients/" + type + ".html", "<html>")));
  }

  private static Map<String, String> classes(String type) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put(
        "META-INF/MANIFEST.MF",
        "Manifest-Version: 1.0\nImplementation-Version: " + VERSION + "\nMain-Class: x.Main\n");
    entries.put("META-INF/LICENSE", "Apache");
    entries.put("META-INF/NOTICE", "ours");
    entries.put("dev/exportclients/" + type + ".class", "");
    entries.put("dev/exportclients/" + type + "$Inner.class", "");
    return entries;
  }

  private static String pom(String id, String rest) {
    return """
        <project>
        <groupId>dev.exportclients</groupId><artifactId>%s</artifactId><version>%s</version>
        <name>Sample</name><description>What it is</description><url>https://example.com</url>
        <licenses><license><name>Apache-2.0</name><url>https://example.com/l</url></license></licenses>
        <developers><developer><name>Somebody</name></developer></developers>
        <scm><connection>scm:git:https://example.com/x.git</connection>
        <developerConnection>scm:git:https://example.com/x.git</developerConnection>
        <url>https://example.com/x</url></scm>
        %s
        </project>
        """
        .formatted(id, VERSION, rest);
  }

  private static String dependency(String id, String scope) {
    return dependency("dev.exportclients", id, scope);
  }

  static String dependency(String group, String id, String scope) {
    return "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>"
            .formatted(group, id, VERSION)
        + "<scope>%s</scope></dependency>".formatted(scope);
  }

  /** Changes a text; the change must be one. */
  SampleRepository text(String name, UnaryOperator<String> change) {
    texts.compute(
        name,
        (key, old) -> {
          String changed = change.apply(old);
          assertThat(changed).isNotEqualTo(old);
          return changed;
        });
    return this;
  }

  Map<String, String> archive(String name) {
    return archives.get(name);
  }

  void add(String archive) {
    archives.put(archive, Map.of("dev/exportclients/SomeTest.class", ""));
  }

  void remove(String name) {
    assertThat(texts.remove(name) != null || archives.remove(name) != null).isTrue();
  }

  /** With checksums and signatures. */
  void write(Path root, Signer signer) throws IOException, PGPException {
    for (Map.Entry<String, String> text : texts.entrySet()) {
      seal(Files.writeString(place(root, text.getKey()), text.getValue()), signer);
    }
    for (Map.Entry<String, Map<String, String>> archive : archives.entrySet()) {
      Path file = place(root, archive.getKey());
      zip(file, archive.getValue());
      seal(file, signer);
    }
  }

  static Path place(Path root, String name) throws IOException {
    String id = name.substring(0, name.indexOf("-" + VERSION));
    Path folder = root.resolve("dev/exportclients").resolve(id).resolve(VERSION);
    return Files.createDirectories(folder).resolve(name);
  }

  private static void zip(Path file, Map<String, String> entries) throws IOException {
    Map<String, String> options = Map.of("create", "true", "enablePosixFileAttributes", "true");
    try (FileSystem zip = FileSystems.newFileSystem(file, options)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        Path path = zip.getPath("/" + entry.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, entry.getValue());
        boolean runs = entry.getKey().contains("/bin/") && !entry.getValue().equals("not to run");
        Files.setPosixFilePermissions(
            path, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
      }
    }
  }

  static void seal(Path file, Signer signer) throws IOException, PGPException {
    byte[] content = Files.readAllBytes(file);
    String name = file.getFileName().toString();
    Files.write(file.resolveSibling(name + ".asc"), signer.sign(content));
    for (Map.Entry<String, String> sum : Map.of(".md5", "MD5", ".sha1", "SHA-1").entrySet()) {
      try {
        byte[] digest = MessageDigest.getInstance(sum.getValue()).digest(content);
        Files.write(
            file.resolveSibling(name + sum.getKey()),
            HexFormat.of().formatHex(digest).getBytes(UTF_8));
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}
