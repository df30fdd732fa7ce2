package dev.exportclients.contract.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A program of {@code src/consumers}: a module that requires one of ours, and nothing else.
 *
 * @param name the last part of the name of ours
 * @param folder where it is compiled to
 */
record ModularProgram(String name, Path folder) {
  private static final Path SOURCES = Path.of("src/consumers");

  /** Against our own modules alone. */
  void compile() throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-Xlint:all",
                "-Werror",
                "-d",
                folder.resolve("consumer").toString(),
                "--module-path",
                path().ours().behind(folder)));
    try (Stream<Path> sources = Files.walk(SOURCES.resolve(name))) {
      sources.filter(Files::isRegularFile).map(Path::toString).forEach(arguments::add);
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, said, said, arguments.toArray(String[]::new));
    assertThat(status).as(said.toString()).isZero();
  }

  /** Its output; what goes wrong is in the failure's message. */
  List<String> run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--module-path",
                path().behind(folder.resolve("consumer")),
                "--module",
                "consumer." + name + "/consumer." + name + ".Main"));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder program =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    program.environment().putAll(environment);
    int status = program.start().waitFor();
    assertThat(status).as(() -> contents(err)).isZero();
    return Files.readAllLines(out);
  }

  private static String contents(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  private ModulePath path() {
    return ModulePath.of("dev.exportclients." + name);
  }
}
