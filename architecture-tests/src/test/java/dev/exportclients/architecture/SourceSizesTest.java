package dev.exportclients.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Main code comes in packages and classes that can be read alone. */
class SourceSizesTest {
  private static final SourceSizes OURS = SourceSizes.ofModules(Path.of(".."));

  @TempDir Path made;

  @Test
  void looksAtAllModules() {
    assertThat(OURS.sources()).hasSizeGreaterThanOrEqualTo(8);
    assertThat(OURS.files()).isGreaterThan(250);
  }

  @Test
  void noPackageHasMoreThanTwentyFiles() {
    assertThat(OURS.packagesThatAreTooLarge()).isEmpty();
  }

  @Test
  void noFileHasMoreThan250Lines() {
    assertThat(OURS.filesThatAreTooLong()).isEmpty();
  }

  @Test
  void aPackageOrAFileThatIsTooLargeIsNamed() throws IOException {
    write("fits", SourceSizes.MOST_FILES, SourceSizes.MOST_LINES);
    write("crowded", SourceSizes.MOST_FILES + 1, 1);
    write("wordy", 1, SourceSizes.MOST_LINES + 1);
    Files.writeString(made.resolve("module/src/main/java/fits/not-java.txt"), "");

    SourceSizes sizes = SourceSizes.ofModules(made);

    assertThat(sizes.packagesThatAreTooLarge()).singleElement().asString().contains("crowded: 21");
    assertThat(sizes.filesThatAreTooLong()).singleElement().asString().contains("C0.java: 251");
  }

  private void write(String packageName, int files, int lines) throws IOException {
    Path folder =
        Files.createDirectories(made.resolve("module/src/main/java").resolve(packageName));
    for (int i = 0; i < files; i++) {
      Files.write(folder.resolve("C" + i + ".java"), List.of("//\n".repeat(lines).split("\n")));
    }
  }
}
