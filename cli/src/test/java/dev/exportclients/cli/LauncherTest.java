package dev.exportclients.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher in a tree of its own, with a Java and a Maven that only say what they were told. */
class LauncherTest {
  @TempDir Path folder;
  private Path root;
  private Path tools;
  private Path jar;

  @BeforeEach
  void plant() throws IOException {
    root = Files.createDirectories(folder.resolve("the project"));
    jar = root.resolve("cli/target/exportctl.jar");
    Files.copy(
        Path.of("..", "exportctl"), root.resolve("exportctl"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.createDirectories(root.resolve("cli/src/main"));
    Files.writeString(root.resolve("cli/pom.xml"), "<project/>");
    tools = Files.createDirectories(folder.resolve("jdk/bin"));
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.15\"\n");
    tool(
        "java",
        "exec >&9; for one; do printf '[%s]' \"$one\"; done; echo; echo LC_ALL=${LC_ALL:-}");
    tool("mvn", maven(""));
    // While it looks whether the build is over; who waits for another's build still waits.
    tool("sleep", "[ $1 = 0.2 ] && set -- 0.02; PATH=/usr/bin:/bin exec sleep $1");
    tool("locale", "[ \"$1 ${LC_ALL:-${LANG:-C}}\" = 'charmap C' ] && echo ASCII || echo UTF-8");
  }

  /** Makes a jar where it is told to, after the given lines. */
  private String maven(String before) {
    return "echo built >>'"
        + folder
        + "/builds'\n"
        + before
        + "\nfor one; do case $one in -Dexportctl*.jar=*) echo jar >\"${one#*=}\" ;; esac; done";
  }

  /** A PATH with what the launcher needs, less what is left out. */
  private Path pathWithout(String... absent) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin" + absent.length));
    for (String name : "sh dirname readlink sed find mkdir cat rm mv touch sleep".split(" ")) {
      if (!List.of(absent).contains(name)) {
        tool(bin, name, "PATH=/usr/bin:/bin exec " + name + " \"$@\"");
      }
    }
    return bin;
  }

  private void tool(String name, String script) throws IOException {
    tool(tools, name, script);
  }

  private static void tool(Path tools, String name, String script) throws IOException {
    Path file = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private record Outcome(int exitCode, String stdout, String stderr) {}

  private Process start(Path launcher, Path stdout, Path stderr, Map<String, String> variables)
      throws IOException {
    return start(List.of(launcher.toString(), "ems", "a  b", "*"), stdout, stderr, variables);
  }

  private Process start(
      List<String> command, Path stdout, Path stderr, Map<String, String> variables)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
    builder.environment().putAll(variables);
    return builder
        .directory(folder.toFile())
        .redirectOutput(stdout.toFile())
        .redirectError(stderr.toFile())
        .start();
  }

  private Outcome launch(Path launcher, Map<String, String> variables) throws Exception {
    Path stdout = folder.resolve("stdout");
    Path stderr = folder.resolve("stderr");
    int exitCode = start(launcher, stdout, stderr, variables).waitFor();
    return new Outcome(exitCode, Files.readString(stdout), Files.readString(stderr));
  }

  private Outcome launchWith(Path launcher, Map<String, String> variables, String arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments.split(" ")));
    Path stdout = folder.resolve("stdout");
    Path stderr = folder.resolve("stderr");
    int exitCode = start(command, stdout, stderr, variables).waitFor();
    return new Outcome(exitCode, Files.readString(stdout), Files.readString(stderr));
  }

  private Outcome launch() throws Exception {
    return launch(root.resolve("exportctl"), Map.of());
  }

  private List<String> builds() throws IOException {
    Path log = folder.resolve("builds");
    return Files.exists(log) ? Files.readAllLines(log) : List.of();
  }

  @Test
  void buildsOnceAndSaysSoOnStderr() throws Exception {
    Outcome first = launch();
    Outcome second = launch();

    assertThat(first.exitCode()).as(first.stderr()).isZero();
    assertThat(first.stderr()).startsWith("exportctl: building").hasLineCount(1);
    assertThat(second.stderr()).isEmpty();
    assertThat(second.stdout()).isEqualTo(first.stdout());
    assertThat(builds()).hasSize(1);
  }

  @Test
  void handsOnTheArgumentsAsTheyAre() throws Exception {
    Outcome outcome = launch();

    assertThat(outcome.stdout())
        .contains("[-Dexportctl.terminal=false]")
        .contains("[-jar][" + jar.toRealPath() + "][ems][a  b][*]");
  }

  @Test
  void letsTheUsersOptionsComeLast() throws Exception {
    Outcome outcome =
        launch(root.resolve("exportctl"), Map.of("EXPORTCTL_JAVA_OPTS", "-Xmx48m -Dx=*"));

    assertThat(outcome.stdout()).contains("[-Xmx48m][-Dx=*][-jar]");
  }

  @Test
  void buildsAgainWhenASourceIsNewer() throws Exception {
    launch();
    Path source = Files.writeString(root.resolve("cli/src/main/New.java"), "class New {}");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

    assertThat(launch().stderr()).contains("building");
    assertThat(builds()).hasSize(2);
  }

  private static final Set<String> OF_NO_JAR =
      Set.of(
          "bom",
          "contract-tests",
          "architecture-tests",
          "benchmarks",
          "release-gate",
          "micrometer",
          "opentelemetry",
          "spring-boot-starter",
          "spring-boot-tests",
          "workflows",
          "worker");

  /** All but those that only test, measure or publish it, or build on the clients. */
  static Stream<String> modulesOfTheJar() throws IOException {
    return Pattern.compile("<module>(.+)</module>")
        .matcher(Files.readString(Path.of("..", "pom.xml")))
        .results()
        .map(module -> module.group(1))
        .filter(module -> !OF_NO_JAR.contains(module));
  }

  @ParameterizedTest
  @MethodSource("modulesOfTheJar")
  void buildsAgainWhenAModulesBuildIsNewer(String module) throws Exception {
    launch();
    Path pom = Files.createDirectories(root.resolve(module)).resolve("pom.xml");
    Files.writeString(pom, "<project/>");
    Files.setLastModifiedTime(pom, FileTime.from(Instant.now().plusSeconds(5)));

    assertThat(launch().stderr()).contains("building");
    assertThat(builds()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "worker",
        "--json worker --queue q",
        "plan submit nightly.yaml",
        "plan cancel nightly.yaml",
        "plan status nightly.yaml --temporal localhost:7233",
        "plan report --temporal=localhost:7233 nightly.yaml"
      })
  void takesTheWorkersJarForWhatNeedsTemporal(String arguments) throws Exception {
    launch();
    FileTime before = Files.getLastModifiedTime(jar);
    Path launcher = root.resolve("exportctl");

    Outcome first = launchWith(launcher, Map.of(), arguments);
    Outcome second = launchWith(launcher, Map.of(), arguments);

    Path workers = root.toRealPath().resolve("worker/target/exportctl-worker.jar");
    assertThat(first.stderr()).contains("building");
    assertThat(second.stderr()).isEmpty();
    assertThat(second.stdout()).contains("[-jar][" + workers + "]");
    assertThat(Files.getLastModifiedTime(jar)).isEqualTo(before);
    try (Stream<Path> files = Files.list(workers.getParent())) {
      assertThat(files).containsExactly(workers);
    }
  }

  @Test
  void completesTheWorkersCommandsOnlyWhereItsJarIsThere() throws Exception {
    Path launcher = root.resolve("exportctl");
    launch();
    assertThat(launchWith(launcher, Map.of(), "completion").stdout())
        .contains("[-jar][" + jar.toRealPath() + "]");

    launchWith(launcher, Map.of(), "worker");

    assertThat(launchWith(launcher, Map.of(), "completion").stdout())
        .contains("[" + root.toRealPath().resolve("worker/target/exportctl-worker.jar") + "]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"workflows", "worker", "cli"})
  void buildsTheWorkersJarAgainWhenAModulesBuildIsNewer(String module) throws Exception {
    Path launcher = root.resolve("exportctl");
    launchWith(launcher, Map.of(), "worker");
    Path pom = Files.createDirectories(root.resolve(module)).resolve("pom.xml");
    Files.writeString(pom, "<project/>");
    Files.setLastModifiedTime(pom, FileTime.from(Instant.now().plusSeconds(5)));

    assertThat(launchWith(launcher, Map.of(), "worker").stderr()).contains("building");
  }

  @Test
  void worksThroughLinksFromAnywhere() throws Exception {
    Path one = Files.createSymbolicLink(folder.resolve("one"), Path.of("the project/exportctl"));
    Path two = Files.createSymbolicLink(folder.resolve("two"), one);

    assertThat(launch(two, Map.of()).stdout()).contains("[" + jar.toRealPath() + "]");
  }

  @Test
  void showsWhatABuildSaidOnlyWhenItFails() throws Exception {
    tool("mvn", "echo noise; echo more >&2; exit 1");

    Outcome outcome = launch();

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.stdout()).isEmpty();
    assertThat(outcome.stderr()).contains("noise", "more", "exportctl: the build failed");
    assertThat(root.resolve("cli/target/.exportctl-build")).doesNotExist();
  }

  @Test
  void buildsOnceForTwoThatStartTogether() throws Exception {
    Path gate = folder.resolve("gate");
    assertThat(new ProcessBuilder("mkfifo", gate.toString()).start().waitFor()).isZero();
    tool("mvn", maven("read go <'" + gate + "'"));
    List<Process> both = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      both.add(
          start(
              root.resolve("exportctl"),
              folder.resolve("out" + i),
              folder.resolve("err" + i),
              Map.of()));
    }
    Files.writeString(gate, "go\n");
    for (Process process : both) {
      assertThat(process.waitFor()).isZero();
    }

    assertThat(builds()).hasSize(1);
    assertThat(folder.resolve("out0")).hasSameTextualContentAs(folder.resolve("out1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "owner", "count"})
  void takesOverALockThatNobodyHolds(String file) throws Exception {
    tool("sleep", "PATH=/usr/bin:/bin exec sleep 0.1");
    Path lock = Files.createDirectories(root.resolve("cli/target/.exportctl-build"));
    if (!file.isEmpty()) {
      // A process that lives has the number: this one.
      Files.writeString(lock.resolve(file), ProcessHandle.current().pid() + " 17\n");
    }

    assertThat(launch().exitCode()).isZero();
    assertThat(builds()).hasSize(1);
    assertThat(lock).doesNotExist();
  }

  @Test
  void needsNoLockWhenTheJarIsFresh() throws Exception {
    launch();
    Path lock = Files.createDirectories(root.resolve("cli/target/.exportctl-build"));

    assertThat(launch().exitCode()).isZero();
    assertThat(lock).exists();
    assertThat(builds()).hasSize(1);
  }

  @Test
  void leavesTheOldJarToThoseWhoRunItUntilTheNewOneIsWhole() throws Exception {
    launch();
    Path source = Files.writeString(root.resolve("cli/src/main/New.java"), "class New {}");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    tool("mvn", maven("cp cli/target/exportctl.jar '" + folder + "/during'"));

    assertThat(launch().exitCode()).isZero();

    assertThat(folder.resolve("during")).hasContent("jar");
    try (Stream<Path> files = Files.list(jar.getParent())) {
      assertThat(files).containsExactly(jar);
    }
  }

  @Test
  void leavesNothingOfABuildThatASignalEnds() throws Exception {
    Path gate = folder.resolve("gate");
    assertThat(new ProcessBuilder("mkfifo", gate.toString()).start().waitFor()).isZero();
    tool("mvn", "echo $$ >'" + gate + "'; exec sleep 600");
    Process launcher =
        start(root.resolve("exportctl"), folder.resolve("out"), folder.resolve("err"), Map.of());
    long maven = Long.parseLong(Files.readString(gate).strip());

    launcher.destroy();

    assertThat(launcher.waitFor()).isEqualTo(143);
    ProcessHandle.of(maven).ifPresent(left -> left.onExit().join());
    assertThat(jar.getParent()).isEmptyDirectory();
  }

  private Map<String, String> withoutMaven() throws IOException {
    return Map.of(
        "JAVA_HOME", folder.resolve("jdk").toString(), "PATH", pathWithout("mvn").toString());
  }

  private void age(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(1_000_000)));
  }

  @Test
  void runsAJarThatLooksOldWhereNothingCanBeBuilt() throws Exception {
    launch();
    age(jar);

    Outcome outcome = launch(root.resolve("exportctl"), withoutMaven());

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.stdout()).contains("[-jar][" + jar.toRealPath() + "]");
    assertThat(outcome.stderr()).contains("older than its sources", "no mvn").hasLineCount(1);
  }

  @Test
  void runsAJarThatLooksOldInAFolderThatTakesNothing() throws Exception {
    launch();
    age(jar);
    Path bin = pathWithout("mkdir", "mvn");
    tool(bin, "mvn", "exit 1");
    tool(bin, "mkdir", "exit 1");

    Outcome outcome =
        launch(
            root.resolve("exportctl"),
            Map.of("JAVA_HOME", folder.resolve("jdk").toString(), "PATH", bin.toString()));

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.stderr()).contains("older than its sources", "can't write into");
  }

  @Test
  void needsNoToolsToRunAFreshJar() throws Exception {
    launch();

    Outcome outcome =
        launch(
            root.resolve("exportctl"),
            Map.of(
                "JAVA_HOME",
                folder.resolve("jdk").toString(),
                "PATH",
                pathWithout("find", "mkdir", "rm", "mv", "touch", "sleep", "mvn").toString()));

    assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
    assertThat(outcome.stderr()).isEmpty();
  }

  @Test
  void keepsWhatJavaSaysOffStdout() throws Exception {
    tool("java", "echo 'Error occurred during initialization of VM'; echo result >&9");

    Outcome outcome = launch();

    assertThat(outcome.stdout()).isEqualTo("result\n");
    assertThat(outcome.stderr()).contains("Error occurred");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0<&-", "1>&-", "2>&-", "0<&- 1>&- 2>&-"})
  void givesJavaNoNumberOfAClosedStream(String closed) throws Exception {
    launch();
    Path seen = folder.resolve("seen");
    tool("java", "for fd in 0 1 2 9; do { true 3<&$fd; } && echo $fd; done >'" + seen + "' 2>&1");

    ProcessBuilder shell =
        new ProcessBuilder("sh", "-c", "'" + root.resolve("exportctl") + "' " + closed);
    shell.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    shell.environment().put("PATH", tools + ":" + System.getenv("PATH"));
    shell.redirectError(folder.resolve("err").toFile());
    shell.redirectOutput(folder.resolve("out").toFile());
    shell.start().waitFor();

    assertThat(seen).hasContent("0\n1\n2\n9");
  }

  @Test
  void tellsHowItWasCalled() throws Exception {
    assertThat(launch(root.resolve("exportctl"), Map.of()).stdout())
        .contains("[-Dexportctl.command=" + root.resolve("exportctl") + "]");
    assertThat(
            launch(root.resolve("exportctl"), Map.of("PATH", root + ":" + tools + ":/usr/bin:/bin"))
                .stdout())
        .contains("[-Dexportctl.command=exportctl]");
  }

  @Test
  void refusesAnOldJava() throws Exception {
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"1.8.0_402\"\n");

    Outcome outcome = launch();

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains("Java 17 or newer").hasLineCount(1);
  }

  @Test
  void saysWhenJavaHomeHasNoJava() throws Exception {
    Outcome outcome = launch(root.resolve("exportctl"), Map.of("JAVA_HOME", folder + "/nowhere"));

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains("JAVA_HOME").hasLineCount(1);
  }

  @Test
  void saysWhenThereIsNoMavenToBuildWith() throws Exception {
    Outcome outcome = launch(root.resolve("exportctl"), withoutMaven());

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains("no mvn").hasLineCount(1);
  }

  @Test
  void runsTheJarOfAReleaseWithoutMaven() throws Exception {
    Path release = folder.resolve("a release");
    Path bin = Files.createDirectories(release.resolve("bin"));
    Path released = Files.createDirectories(release.resolve("lib")).resolve("exportctl.jar");
    Files.writeString(released, "jar");
    Files.copy(
        root.resolve("exportctl"), bin.resolve("exportctl"), StandardCopyOption.COPY_ATTRIBUTES);
    Path link = Files.createSymbolicLink(folder.resolve("link"), bin.resolve("exportctl"));

    for (Path launcher : List.of(bin.resolve("exportctl"), link)) {
      Outcome outcome = launch(launcher, withoutMaven());

      assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
      assertThat(outcome.stdout()).contains("[-jar][" + released.toRealPath() + "]");
      assertThat(outcome.stderr()).isEmpty();
    }
    assertThat(launchWith(link, withoutMaven(), "worker").stdout())
        .contains("[-jar][" + released.toRealPath() + "]");
    Path workers = released.resolveSibling("exportctl-worker.jar");
    Files.writeString(workers, "jar");
    for (String command : List.of("worker", "completion")) {
      assertThat(launchWith(link, withoutMaven(), command).stdout())
          .contains("[-jar][" + workers.toRealPath() + "]");
    }
  }

  @Test
  void givesJavaALocaleThatCanNameEveryFile() throws Exception {
    assertThat(launch().stdout()).contains("LC_ALL=C.UTF-8");
    assertThat(launch(root.resolve("exportctl"), Map.of("LANG", "de_DE.UTF-8")).stdout())
        .endsWith("LC_ALL=\n");
  }

  @ParameterizedTest
  @CsvSource({
    "ANSI_X3.4-1968, C.UTF-8, C.UTF-8",
    "US-ASCII, en_US.UTF-8, en_US.UTF-8",
    "ANSI_X3.4-1968, none, C.UTF-8",
    "ISO-8859-1, C.UTF-8, ''"
  })
  void looksAtWhatALocaleIsNotAtItsName(String charmap, String installed, String expected)
      throws Exception {
    tool(
        "locale",
        "[ \"${LC_ALL:-}\" = " + installed + " ] && echo UTF-8 || echo " + charmap + "; exit 0");

    Outcome outcome =
        launch(root.resolve("exportctl"), Map.of("LANG", "xx_XX.UTF-8", "LC_CTYPE", "UTF-8"));

    assertThat(outcome.stdout()).endsWith("LC_ALL=" + expected + "\n");
  }

  @Test
  void worksWithoutAProgramThatKnowsLocales() throws Exception {
    launch();

    Outcome outcome = launch(root.resolve("exportctl"), withoutMaven());

    assertThat(outcome.stdout()).endsWith("LC_ALL=C.UTF-8\n");
  }
}
