package dev.exportclients.contract.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.JavaExamples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who verifies a stub of their own can take the test that docs/contracts.md shows. */
class StubExampleTest {
  @TempDir Path classes;

  @Test
  void compiles() throws IOException {
    String imports =
        """
        import au.com.dius.pact.provider.junit5.*;
        import au.com.dius.pact.provider.junitsupport.*;
        import au.com.dius.pact.provider.junitsupport.loader.*;
        import org.junit.jupiter.api.*;
        import org.junit.jupiter.api.extension.*;
        """;
    List<String> examples = JavaExamples.blocks(Path.of("../docs/contracts.md"), "java");
    assertThat(examples).hasSize(1);
    JavaExamples.assertCompile(List.of(imports + examples.get(0)), classes);
  }
}
