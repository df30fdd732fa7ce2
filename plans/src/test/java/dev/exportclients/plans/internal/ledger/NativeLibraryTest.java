package dev.exportclients.plans.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
  private static final String LIBRARY =
      "sqlite-3.54.1.0-0f8fad5b-d9cb-469f-a165-70867728950e-libsqlitejdbc.so";

  @TempDir private Path folder;

  @Test
  void takesAwayWhatKilledProcessesHaveLeft() throws Exception {
    Path left = Files.createFile(folder.resolve(LIBRARY));
    Path mark = Files.createFile(folder.resolve(LIBRARY + ".lck"));
    Path other = Files.createFile(folder.resolve("sqlite-notes.txt"));

    NativeLibrary.removeLeftovers(folder, Instant.now());
    assertThat(left).exists();

    NativeLibrary.removeLeftovers(folder, Instant.now().plus(Duration.ofHours(2)));
    assertThat(left).doesNotExist();
    assertThat(mark).doesNotExist();
    assertThat(other).exists();
  }
}
