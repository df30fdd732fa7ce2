package dev.exportclients.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.cli.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A profile may have each variable that a client is made by. */
class KnownVariablesTest {
  private static final Pattern LITERAL =
      Pattern.compile("\"((?:EMS|ECREPORTING|WEBADMIT|METASTUDIO)_[A-Z_]*[A-Z])\"");

  @TempDir Path folder;

  @Test
  void hasAllThatTheCodeReads() throws IOException {
    List<String> read = new ArrayList<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        Matcher literal = LITERAL.matcher(Files.readString(source));
        while (literal.find()) {
          read.add(literal.group(1));
        }
      }
    }

    assertThat(read).contains("EMS_API_KEY", "METASTUDIO_IAM_DOMAIN", "ECREPORTING_SCOPE");
    assertThat(KnownVariables.names()).containsAll(read);
  }

  @Test
  void hasAllThatTheManualNames() {
    String page = new Terminal(folder).run("man").stdout();
    String manual = page.substring(page.indexOf(".SH ENVIRONMENT"), page.indexOf(".SH FILES"));
    Matcher name = Pattern.compile("\\b[A-Z]+_[A-Z_]*[A-Z]\\b").matcher(manual);
    List<String> others =
        List.of("EXPORTCTL_JAVA_OPTS", "JAVA_HOME", "EXPORTCTL_PROFILE", "EXPORTCTL_CONFIG");

    assertThat(name.results().map(found -> found.group()))
        .hasSizeGreaterThan(30)
        .allMatch(found -> KnownVariables.names().contains(found) || others.contains(found));
  }
}
