package dev.exportclients.cli;

import static dev.exportclients.core.CannedResponse.csv;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.RoutedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Characters outside ASCII under locales that lack them. Their bytes are written by a shell. */
class RelaunchTest {
  private static final String UMLAUT = "\"$(printf '\\303\\274')\"";

  @TempDir Path folder;
  private final RoutedServer server = new RoutedServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private int shell(String locale, String script) throws Exception {
    String java =
        "exportctl() { '"
            + Path.of(System.getProperty("java.home"), "bin", "java")
            + "' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '"
            + System.getProperty("java.class.path")
            + "' "
            + Main.class.getName()
            + " \"$@\"; }\n";
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", java + script);
    builder.environment().put("LC_ALL", locale);
    builder.environment().put("EMS_BASE_URL", server.url().toString());
    builder.environment().put("EMS_USERNAME", "Lab\\\\Some.One");
    builder.environment().put("EMS_TOKEN", "token");
    return builder
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start()
        .waitFor();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("err"), StandardCharsets.ISO_8859_1);
  }

  @BeforeEach
  void serveWithAName() {
    server.on(
        "/ems/resultsExport/1",
        csv("a\n").with("Content-Disposition", "attachment; filename*=UTF-8''%E7%BB%93.csv"));
  }

  @Test
  void readsAndWritesAllNames() throws Exception {
    int exitCode =
        shell(
            "C",
            """
            set -e
            u=$(printf '\\303\\274')
            mkdir "$u"; cd "$u"
            exportctl ems results 1
            test -f "$(printf '\\347\\273\\223').csv"
            odd="it's  $u
            \\ $u"
            exportctl ems results 1 -o "$PWD/$odd"
            test -f "$odd"
            """);

    assertThat(exitCode).as(said()).isZero();
  }

  /** The second process is as under C: all kinds of names in one call. */
  @ParameterizedTest
  @ValueSource(strings = {"xx_XX.UTF-8", "UTF-8"})
  void readsAndWritesAllNamesUnderALocaleThatTheMachineLacks(String locale) throws Exception {
    int exitCode =
        shell(
            locale,
            """
            set -e
            u=$(printf '\\303\\274')
            mkdir "$u"; cd "$u"
            odd="it's  $u
            \\ $u"
            mkdir "$odd"
            exportctl ems results 1 -o "$odd/"
            test -f "$odd/$(printf '\\347\\273\\223').csv"
            """);

    assertThat(exitCode).as(said()).isZero();
  }

  @Test
  void hasTheExitCodeOfTheSecond() throws Exception {
    assertThat(shell("C", "exportctl ems results " + UMLAUT)).isEqualTo(2);
    assertThat(said()).contains("\u00c3\u00bc' is no number").hasLineCount(2);
  }
}
