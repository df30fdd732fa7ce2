package dev.exportclients.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.cli.ShownCommands.Step;
import dev.exportclients.cli.Terminal.Outcome;
import dev.exportclients.cli.output.ExitCode;
import dev.exportclients.core.JavaExamples;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the pages in docs show is true: their Java compiles, their commands print what they show.
 */
@ExtendWith(SandboxExtension.class)
class DocsTest {
  private static final Path DOCS = Path.of("..", "docs");

  /** In a page whose examples need libraries that only the named test has. */
  private static final Pattern COMPILED_ELSEWHERE =
      Pattern.compile("(?m)^<!-- Java: compiled by ([\\w/.-]+) -->$");

  /** In a page whose commands are in another jar. */
  private static final Pattern RUN_ELSEWHERE =
      Pattern.compile("(?m)^<!-- Commands: run by ([\\w/.-]+) -->$");

  /** The first plan that a page shows, and its name, which is its file's. */
  private static final Pattern PLAN =
      Pattern.compile("(?m)^```yaml\\n((?:#.*\\n)?plan: (\\w+)\\n(?:[^`].*\\n)*)```");

  @TempDir Path folder;

  static List<Path> pagesWithJava() throws IOException {
    return pages().filter(page -> contains(page, "\n```java\n")).toList();
  }

  static List<Path> pagesWithCommands() throws IOException {
    return Stream.concat(pages(), readmes())
        .filter(page -> contains(page, "exportctl ") && !contains(page, "<!-- Commands: run by"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("pagesWithJava")
  void javaCompiles(Path page) throws IOException {
    Matcher elsewhere = COMPILED_ELSEWHERE.matcher(Files.readString(page));
    if (elsewhere.find()) {
      Path test = Path.of("..", elsewhere.group(1));
      assertThat(test).content().contains(page.getFileName().toString());
    } else {
      JavaExamples.assertCompile(JavaExamples.blocks(page, "java"), folder);
    }
  }

  @Test
  void whoRunsTheOtherCommandsNamesTheirPage() throws IOException {
    for (Path page : pages().filter(one -> contains(one, "<!-- Commands: run by")).toList()) {
      Matcher elsewhere = RUN_ELSEWHERE.matcher(Files.readString(page));
      assertThat(elsewhere.find()).as(page.toString()).isTrue();
      assertThat(Path.of("..", elsewhere.group(1)))
          .content()
          .contains(page.getFileName().toString());
    }
  }

  @ParameterizedTest
  @MethodSource("pagesWithCommands")
  void commandsPrintWhatTheyShow(Path page) throws Exception {
    try (Sandbox sandbox = Sandbox.start()) {
      for (List<Step> transcript : ShownCommands.transcripts(page)) {
        Terminal terminal = terminal(sandbox, page);
        Outcome last = null;
        for (Step step : transcript) {
          if (step.command().equals("echo $?")) {
            assertThat(step.printed()).containsExactly(String.valueOf(last.exitCode()));
          } else if (!step.arguments().isEmpty() && !isDemo(step.arguments())) {
            last = outcome(terminal, step.arguments());
            assertThat(printed(last, terminal.folder()))
                .as(step.command())
                .matches(pattern(step.printed()));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pagesWithCommands")
  void commandsThatShowNothingSucceed(Path page, Sandbox sandbox) throws Exception {
    for (String line : ShownCommands.lines(page)) {
      sandbox.reset();
      Outcome outcome = outcome(terminal(sandbox, page), ShownCommands.arguments(line));
      assertThat(outcome.exitCode()).as(line + "\n" + outcome.stderr()).isZero();
    }
  }

  @Test
  void errorsAreAllThere() throws IOException {
    String page = Files.readString(DOCS.resolve("errors.md"));
    for (ExitCode code : ExitCode.values()) {
      assertThat(page).containsPattern("(?m)^\\|.*\\b" + code.number() + "\\b.*\\|");
    }
    try (Stream<Path> sources =
        Files.list(Path.of("../client-core/src/main/java/dev/exportclients/core/exception"))) {
      for (Path source : sources.filter(one -> contains(one, "public final class")).toList()) {
        assertThat(page).contains("| `" + source.getFileName().toString().replace(".java", "`"));
      }
    }
  }

  /** A class that logs by its own name is below one that the page has. */
  @Test
  void loggersAreAllThere() throws IOException {
    String page = Files.readString(DOCS.resolve("configuration.md"));
    Pattern logger = Pattern.compile("getLogger\\(\"?([\\w.]+?)(\\.class|\")\\)");
    List<String> names = new ArrayList<>();
    try (Stream<Path> sources = Files.walk(Path.of("../client-core/src/main/java"))) {
      for (Path source : sources.filter(one -> contains(one, "getLogger(")).toList()) {
        Matcher call = logger.matcher(Files.readString(source));
        assertThat(call.find()).as(source.toString()).isTrue();
        names.add(call.group(2).equals("\"") ? call.group(1) : "dev.exportclients.core");
      }
    }
    assertThat(names)
        .isNotEmpty()
        .allSatisfy(name -> assertThat(page).contains("| `" + name + "`"));
  }

  /** In a folder of its own, with what the pages take for given. */
  private Terminal terminal(Sandbox sandbox, Path page) throws IOException {
    Path own = Files.createTempDirectory(folder, "commands");
    Files.writeString(own.resolve("questions.csv"), "question,answer\r\n");
    Matcher plan = PLAN.matcher(Files.readString(page));
    if (plan.find()) {
      Files.writeString(own.resolve(plan.group(2) + ".yaml"), plan.group(1));
    }
    Terminal terminal = Terminal.forSandbox(own, sandbox.baseUrl());
    sandbox.clock(terminal.time);
    return terminal;
  }

  /** The sandbox goes on until it is interrupted. The demo is {@link ReadmeTest}'s. */
  private static Outcome outcome(Terminal terminal, List<String> arguments) throws Exception {
    if (!arguments.get(0).equals("sandbox")) {
      return terminal.run(inItsFolder(terminal, arguments));
    }
    PipedOutputStream stdout = new PipedOutputStream();
    PipedInputStream pipe = new PipedInputStream(stdout, 1 << 16);
    BufferedReader lines = new BufferedReader(new InputStreamReader(pipe, UTF_8));
    List<Outcome> ended = new ArrayList<>();
    String[] onAFreePort =
        String.join(" ", arguments).replaceFirst("--port \\d+", "--port 0").split(" ");
    Thread running =
        new Thread(
            () -> ended.add(new Terminal(terminal.folder()).stdout(stdout).run(onAFreePort)));
    running.start();
    String url = lines.readLine();
    running.interrupt();
    running.join();
    stdout.close();
    String rest = lines.lines().collect(Collectors.joining("\n"));
    return new Outcome(0, String.join("\n", url, ended.get(0).stderr(), rest), "");
  }

  /** Where a command puts its file goes by the process's folder, which is that of all tests. */
  private static String[] inItsFolder(Terminal terminal, List<String> arguments) {
    String[] words = arguments.toArray(String[]::new);
    int output = arguments.indexOf("-o") + 1;
    if (output > 0 && !words[output].equals("-")) {
      words[output] = terminal.folder() + "/" + words[output];
    }
    return words;
  }

  /** As on a terminal, where lines that tell of something that passes give way to the next. */
  private static String printed(Outcome outcome, Path folder) {
    return Stream.concat(outcome.told().stream(), outcome.stdout().lines())
        .map(line -> line.replace(folder + "/", ""))
        .map(line -> line.replaceAll("http://127.0.0.1:\\d+/", "http://127.0.0.1:8080/"))
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** A line of {@code …} is any number of lines; elsewhere it is some text. */
  private static Pattern pattern(List<String> lines) {
    return Pattern.compile(
        lines.stream()
            .map(line -> Pattern.quote(line.stripTrailing()).replace("…", "\\E.*\\Q"))
            .collect(Collectors.joining("\n")),
        lines.contains("…") ? Pattern.DOTALL : 0);
  }

  private static boolean isDemo(List<String> arguments) {
    return arguments.get(0).equals("demo");
  }

  private static Stream<Path> pages() throws IOException {
    try (Stream<Path> all = Files.walk(DOCS)) {
      return all.filter(page -> page.toString().endsWith(".md")).sorted().toList().stream();
    }
  }

  private static Stream<Path> readmes() throws IOException {
    try (Stream<Path> modules = Files.walk(Path.of(".."), 2)) {
      return modules.filter(page -> page.endsWith("README.md")).sorted().toList().stream();
    }
  }

  private static boolean contains(Path page, String text) {
    try {
      return Files.isRegularFile(page) && Files.readString(page).contains(text);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
