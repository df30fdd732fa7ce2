package dev.exportclients.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.cli.output.ExitCode;
import dev.exportclients.cli.output.ProcessIo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the README shows, and those of the clients, is true of the code. */
class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");

  @TempDir Path classes;

  @Test
  void itOpensWithWhatTheDemoPrints() throws IOException {
    ByteArrayOutputStream demo = new ByteArrayOutputStream();
    ProcessIo io =
        new ProcessIo(
            Map.of(), demo, demo, false, () -> 80, classes, Clock.systemUTC(), withoutPauses -> {});
    assertThat(new Exportctl(io).run("demo")).isZero();
    Matcher building =
        Pattern.compile("say '(building.*)'").matcher(Files.readString(Path.of("..", "exportctl")));
    assertThat(building.find()).isTrue();

    String printed =
        "$ ./exportctl demo\nexportctl: " + building.group(1) + "\n" + demo.toString(UTF_8);
    assertThat(blocks(README, "console").get(0).replaceFirst("(?s)\\$ mvn.*", ""))
        .isEqualTo(printed.replaceFirst(":\\d+/", ":45411/"));
  }

  @ParameterizedTest
  @CsvSource({
    "., 4",
    "ems-client, 1",
    "ecreporting-client, 1",
    "webadmit-client, 1",
    "metastudio-client, 1"
  })
  void itsJavaExamplesCompile(String module, int number) throws IOException {
    List<String> examples = blocks(Path.of("..", module, "README.md"), "java");
    assertThat(examples).hasSize(number);
    assertCompile(examples);
  }

  @ParameterizedTest
  @CsvSource({
    "client-core, core/ProxyCredentials",
    "client-core, core/RetryPolicy",
    "client-core, core/batch/Downloads",
    "client-core, core/tls/TrustedAuthorities",
    "ecreporting-client, ecreporting/ReportOrder",
    "ecreporting-client, ecreporting/ReportRequest",
    "metastudio-client, metastudio/MetaStudioCredentials",
    "sandbox, sandbox/SandboxSettings"
  })
  void theExampleInTheJavadocCompiles(String module, String type) throws IOException {
    Path source = Path.of("..", module, "src/main/java/dev/exportclients", type + ".java");
    Matcher example =
        Pattern.compile("(?s)<pre>\\{@code\n(.*?)\n \\* }</pre>").matcher(Files.readString(source));
    assertThat(example.find()).isTrue();
    assertCompile(List.of(example.group(1).replaceAll("(?m)^ \\* ?", "")));
  }

  private void assertCompile(List<String> examples) {
    for (int i = 0; i < examples.size(); i++) {
      StringWriter said = new StringWriter();
      boolean compiled =
          ToolProvider.getSystemJavaCompiler()
              .getTask(
                  said,
                  null,
                  null,
                  List.of("-cp", System.getProperty("java.class.path"), "-d", classes.toString()),
                  null,
                  List.of(source("Example" + i, examples.get(i))))
              .call();
      assertThat(compiled).as(said.toString()).isTrue();
    }
  }

  @Test
  void itListsEveryExitCode() throws IOException {
    String readme = Files.readString(README);
    for (ExitCode code : ExitCode.values()) {
      assertThat(readme).containsPattern("(?m)^\\| (\\d+, )?" + code.number() + "(, \\d+)? \\|");
    }
  }

  @Test
  void itStaysUnderTwoHundredLines() throws IOException {
    assertThat(Files.readAllLines(README)).hasSizeLessThan(200);
  }

  private static List<String> blocks(Path readme, String language) throws IOException {
    Matcher block =
        Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(Files.readString(readme));
    List<String> blocks = new ArrayList<>();
    while (block.find()) {
      blocks.add(block.group(1));
    }
    return blocks;
  }

  private static JavaFileObject source(String name, String body) {
    String code =
        """
        import static java.nio.charset.StandardCharsets.UTF_8;
        import dev.exportclients.core.*;
        import dev.exportclients.core.batch.*;
        import dev.exportclients.core.run.*;
        import dev.exportclients.core.tls.*;
        import dev.exportclients.ems.*;
        import dev.exportclients.ecreporting.*;
        import dev.exportclients.ecreporting.identity.*;
        import dev.exportclients.webadmit.*;
        import dev.exportclients.metastudio.*;
        import dev.exportclients.metastudio.identity.*;
        import java.io.*;
        import dev.exportclients.sandbox.*;
        import java.net.*;
        import java.nio.file.*;
        import java.time.Duration;
        import java.util.*;
        import java.util.stream.Stream;
        class %s {
          TokenSource.Token fetchToken() { return null; }
          void run() throws Exception {
            %s
          }
        }
        """
            .formatted(name, body);
    return new SimpleJavaFileObject(
        URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return code;
      }
    };
  }
}
