package dev.exportclients.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.cli.output.ExitCode;
import dev.exportclients.cli.output.ProcessIo;
import dev.exportclients.core.JavaExamples;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.PlannedExport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    assertThat(JavaExamples.blocks(README, "console").get(0).replaceFirst("(?s)\\$ mvn.*", ""))
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
    List<String> examples = JavaExamples.blocks(Path.of("..", module, "README.md"), "java");
    assertThat(examples).hasSize(number);
    JavaExamples.assertCompile(examples, classes);
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
    JavaExamples.assertCompile(List.of(example.group(1).replaceAll("(?m)^ \\* ?", "")), classes);
  }

  @Test
  void itListsEveryExitCode() throws IOException {
    String readme = Files.readString(README);
    for (ExitCode code : ExitCode.values()) {
      assertThat(readme).containsPattern("(?m)^\\| (\\d+, )?" + code.number() + "(, \\d+)? \\|");
    }
  }

  @Test
  void itsPlanIsOne() throws IOException {
    Path plan = classes.resolve("nightly.yaml");
    Files.writeString(plan, JavaExamples.blocks(README, "yaml").get(0));

    assertThat(Plan.read(plan).exports()).extracting(PlannedExport::name).contains("banner");
  }

  @Test
  void itStaysUnderTwoHundredLines() throws IOException {
    assertThat(Files.readAllLines(README)).hasSizeLessThan(200);
  }
}
