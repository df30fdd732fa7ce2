package dev.exportclients.destination.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.JavaExamples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of this module's README. */
class ReadmeTest {
  @TempDir Path classes;

  @Test
  void examplesCompile() throws IOException {
    List<String> readme = JavaExamples.blocks(Path.of("README.md"), "java");
    assertThat(readme).hasSize(1);
    JavaExamples.assertCompile(readme, classes);
  }
}
