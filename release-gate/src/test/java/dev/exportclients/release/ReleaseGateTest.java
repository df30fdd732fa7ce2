package dev.exportclients.release;

import static dev.exportclients.release.SampleRepository.dependency;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.openpgp.PGPException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseGateTest {
  private static final String POM = "ems-client-1.0.pom";
  private static final String JAR = "ems-client-1.0.jar";
  private static final String ZIP = "exportctl-1.0-bin.zip";

  @TempDir private static Path keys;
  private static Signer signer;
  private static Signer stranger;

  @TempDir Path root;

  @BeforeAll
  static void makeKeys() throws IOException, PGPException {
    signer = new Signer(keys.resolve("ours"));
    stranger = new Signer(keys.resolve("foreign"));
  }

  private List<String> broken() throws IOException, PGPException {
    return ReleaseGate.broken(PublishedArtifact.in(root), SignatureRules.keys(signer.publicKey()));
  }

  @Test
  void findsNothingWhereNoRuleIsBroken() throws Exception {
    new SampleRepository().write(root, signer);

    assertThat(PublishedArtifact.in(root)).hasSize(3);
    assertThat(broken()).isEmpty();
  }

  /** What is done to the repository, and the one line that tells. */
  record Breach(String line, Consumer<SampleRepository> done) {
    @Override
    public String toString() {
      return line;
    }
  }

  private static Breach breach(String line, Consumer<SampleRepository> done) {
    return new Breach(line, done);
  }

  private static Breach pom(String line, String old, String changed) {
    return breach(
        POM + ": " + line, repository -> repository.text(POM, text -> text.replace(old, changed)));
  }

  private static Breach pomWithout(String element, String path) {
    return breach(
        POM + ": has no " + path,
        repository ->
            repository.text(
                POM, text -> text.replaceFirst("(?s)<" + element + ">.*?</" + element + ">", "")));
  }

  private static Breach dependsOn(String line, String dependency) {
    return pom(line, "<dependencies>", "<dependencies>" + dependency);
  }

  static Stream<Breach> poms() {
    String foreign = dependency("org.example", "lib", "compile");
    return Stream.of(
        pomWithout("name", "name"),
        pomWithout("description", "description"),
        pomWithout("url", "url"),
        pom("has no licenses/license/url", "<url>https://example.com/l</url>", ""),
        pom("has no licenses/license/name", "<name>Apache-2.0</name>", "<name> </name>"),
        pomWithout("developer", "developers/developer/name"),
        pomWithout("connection", "scm/connection"),
        pomWithout("developerConnection", "scm/developerConnection"),
        pom("has no scm/url", "<url>https://example.com/x</url>", ""),
        pom("has parent, which is the build's", "<name>S", "<parent>x</parent><name>S"),
        pom("has build, which is the build's", "<name>S", "<build/><name>S"),
        pom("has repositories, which is the build's", "<name>S", "<repositories/><name>S"),
        pom(
            "its url ends in ems-client, which Maven appended: there is no such place",
            "<url>https://example.com</url>",
            "<url>https://example.com/ems-client</url>"),
        pom(
            "its scm/connection ends in ems-client, which Maven appended: there is no such place",
            "<connection>scm:git:https://example.com/x.git<",
            "<connection>scm:git:https://example.com/x.git/export-client-parent/ems-client<"),
        pom("1.0 is no version of a release", "<version>1.0</version>\n", "<version>2</version>\n"),
        dependsOn("org.example:lib is for tests", dependency("org.example", "lib", "test")),
        dependsOn(
            "org.example:lib is a snapshot",
            dependency("org.example", "lib", "runtime").replace("1.0", "1.0-SNAPSHOT")),
        dependsOn(
            "org.example:lib has no version",
            dependency("org.example", "lib", "runtime").replace("1.0", "${lib.version}")),
        dependsOn(
            "dev.exportclients:export-client-core is not published",
            dependency("dev.exportclients", "export-client-core", "compile")),
        dependsOn("org.example:lib is in no public type, and has to be for the runtime", foreign),
        dependsOn(
            "org.example:lib is in no public type, and has to be for the runtime",
            foreign.replace("<scope>compile</scope>", "")));
  }

  static Stream<Breach> files() {
    return Stream.of(
        breach(
            "ems-client-1.0-sources.jar: is missing",
            at -> at.remove("ems-client-1.0-sources.jar")),
        breach(
            "ems-client-1.0-javadoc.jar: is missing",
            at -> at.remove("ems-client-1.0-javadoc.jar")),
        breach(
            "ems-client-1.0-cyclonedx.json: is missing",
            at -> at.remove("ems-client-1.0-cyclonedx.json")),
        breach(JAR + ": is missing", at -> at.remove(JAR)),
        breach(JAR + ": has no META-INF/LICENSE", at -> at.archive(JAR).remove("META-INF/LICENSE")),
        breach(JAR + ": has no META-INF/NOTICE", at -> at.archive(JAR).remove("META-INF/NOTICE")),
        breach(
            JAR + ": its manifest has no Implementation-Version 1.0",
            at -> at.archive(JAR).replace("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n")),
        breach(
            JAR + ": its manifest has no Implementation-Version 1.0",
            at -> at.archive(JAR).remove("META-INF/MANIFEST.MF")),
        breach(
            JAR + ": is empty",
            at -> at.archive(JAR).keySet().removeIf(entry -> !entry.startsWith("META-INF/"))),
        breach(
            "ems-client-1.0-sources.jar: has no [dev/exportclients/Other.java]",
            at -> at.archive(JAR).put("dev/exportclients/Other$Inner.class", "")),
        breach(
            "ems-client-1.0-javadoc.jar: is empty",
            at -> at.archive("ems-client-1.0-javadoc.jar").clear()),
        breach(
            "ems-client-1.0-javadoc.jar: shows the internals, as in dev/x/internal/A.html",
            at -> at.archive("ems-client-1.0-javadoc.jar").put("dev/x/internal/A.html", "")),
        breach(
            "ems-client-1.0-tests.jar: tests are not published",
            at -> at.add("ems-client-1.0-tests.jar")),
        breach(
            "export-clients-bom: names [exportctl], published are [ems-client, exportctl]",
            at ->
                at.text(
                    "export-clients-bom-1.0.pom",
                    text ->
                        text.replaceFirst(
                            "<dependency><groupId>[^/]*/groupId>.*?</dependency>", ""))),
        breach("exportctl-1.0-app.jar: is missing", at -> at.remove("exportctl-1.0-app.jar")),
        breach(
            "exportctl-1.0-app.jar: has no META-INF/LICENSE",
            at -> at.archive("exportctl-1.0-app.jar").remove("META-INF/LICENSE")),
        breach(
            "exportctl-1.0-app.jar: has no Main-Class, and does not run",
            at ->
                at.archive("exportctl-1.0-app.jar")
                    .replace("META-INF/MANIFEST.MF", "Implementation-Version: 1.0\n")),
        breach(ZIP + ": is missing", at -> at.remove(ZIP)),
        breach(
            ZIP + ": has no share/man/man1/exportctl.1",
            at -> at.archive(ZIP).remove("exportctl-1.0/share/man/man1/exportctl.1")),
        breach(
            ZIP + ": bin/exportctl is not to be run",
            at -> at.archive(ZIP).replace("exportctl-1.0/bin/exportctl", "not to run")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"poms", "files"})
  void saysInOneLineWhichRuleIsBroken(Breach breach) throws Exception {
    SampleRepository repository = new SampleRepository();
    breach.done().accept(repository);
    repository.write(root, signer);

    assertThat(broken()).containsExactly(breach.line());
  }

  @ParameterizedTest
  @ValueSource(strings = {".md5", ".sha1"})
  void wantsEachChecksumToBeTheFilesOwn(String ending) throws Exception {
    new SampleRepository().write(root, signer);
    Path checksum = SampleRepository.place(root, JAR + ending);
    String line = JAR + ": its " + ending + " is missing or another file's";

    Files.copy(
        SampleRepository.place(root, POM + ending), checksum, StandardCopyOption.REPLACE_EXISTING);
    assertThat(broken()).containsExactly(line);
    Files.delete(checksum);
    assertThat(broken()).containsExactly(line);
  }

  @Test
  void wantsASignatureByTheKeyOverTheFileItself() throws Exception {
    new SampleRepository().write(root, signer);
    Path signature = SampleRepository.place(root, JAR + ".asc");
    String line = JAR + ": has no signature by the key";
    byte[] content = Files.readAllBytes(SampleRepository.place(root, JAR));

    Files.write(signature, stranger.sign(content));
    assertThat(broken()).as("another's key").containsExactly(line);
    Files.copy(
        SampleRepository.place(root, POM + ".asc"), signature, StandardCopyOption.REPLACE_EXISTING);
    assertThat(broken()).as("another file's signature").containsExactly(line);
    Files.writeString(signature, "not a signature");
    assertThat(broken()).as("no signature at all").containsExactly(line);
    Files.delete(signature);
    assertThat(broken()).as("nothing").containsExactly(line);
  }
}
