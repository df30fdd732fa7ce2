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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    tool("java", "for one; do printf '[%s]' \"$one\"; done; echo; echo LC_ALL=${LC_ALL:-}");
    tool(
        "mvn",
        "echo built >>'"
            + folder
            + "/builds'; mkdir -p cli/target; echo jar >"
            + "cli/target/exportctl.jar");
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
    ProcessBuilder builder = new ProcessBuilder(launcher.toString(), "ems", "a  b", "*");
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
    tool(
        "mvn",
        "echo built >>'"
            + folder
            + "/builds'; read go <'"
            + gate
            + "'; mkdir -p cli/target;"
            + " echo jar >cli/target/exportctl.jar");
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

  @Test
  void takesOverFromABuildThatWasKilled() throws Exception {
    Path lock = Files.createDirectories(root.resolve("cli/target/.exportctl-build"));
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Files.writeString(lock.resolve("owner"), gone.pid() + "\n");

    assertThat(launch().exitCode()).isZero();
    assertThat(builds()).hasSize(1);
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
    Path bin = Files.createDirectories(folder.resolve("bin"));
    for (String name : new String[] {"dirname", "readlink", "sed", "find", "mkdir", "cat"}) {
      tool(bin, name, "PATH=/usr/bin:/bin exec " + name + " \"$@\"");
    }

    Outcome outcome =
        launch(
            root.resolve("exportctl"),
            Map.of("JAVA_HOME", folder.resolve("jdk").toString(), "PATH", bin.toString()));

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains("no mvn").hasLineCount(1);
  }

  @Test
  void givesJavaALocaleThatCanNameEveryFile() throws Exception {
    assertThat(launch().stdout()).contains("LC_ALL=C.UTF-8");
    assertThat(launch(root.resolve("exportctl"), Map.of("LANG", "de_DE.UTF-8")).stdout())
        .endsWith("LC_ALL=\n");
  }
}
