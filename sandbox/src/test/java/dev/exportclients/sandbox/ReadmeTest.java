package dev.exportclients.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.sandbox.internal.fault.FaultKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  @Test
  void namesEveryFault() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    assertThat(FaultKind.values())
        .allSatisfy(kind -> assertThat(readme).containsPattern("`" + kind.label + "[`=]"));
  }
}
