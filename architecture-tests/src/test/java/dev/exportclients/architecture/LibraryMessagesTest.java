package dev.exportclients.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who uses a library has no command line: its texts name no option, variable or command of it. */
class LibraryMessagesTest {
  private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");
  private static final Pattern COMMAND_LINE =
      Pattern.compile(
          "(?<![\\w-])--[a-z]|exportctl|\\b(?:EMS|ECREPORTING|WEBADMIT|METASTUDIO|EXPORTCTL)_[A-Z]");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client-core",
        "ems-client",
        "ecreporting-client",
        "webadmit-client",
        "metastudio-client",
        "s3-destination",
        "micrometer",
        "opentelemetry",
        "plans",
        "spring-boot-starter",
        "workflows"
      })
  void noTextOfALibraryNamesTheCommandLine(String module) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        namesIn(Files.readString(file))
            .forEach(text -> found.add(file.getFileName() + ": " + text));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void findsOptionsVariablesAndTheCommand() {
    assertThat(namesIn("throw wrong(\"say --force\" + \"EMS_TOKEN\" + \"see exportctl\");"))
        .hasSize(3);
    assertThat(namesIn(" * System.getenv(\"EMS_TOKEN\")\n \"two -- dashes\", \"form--data\""))
        .isEmpty();
  }

  /** Comments aside: an example there may read a variable. */
  private static List<String> namesIn(String source) {
    return source
        .lines()
        .filter(line -> !line.strip().startsWith("*"))
        .flatMap(line -> LITERAL.matcher(line).results())
        .map(result -> result.group())
        .filter(text -> COMMAND_LINE.matcher(text).find())
        .toList();
  }
}
