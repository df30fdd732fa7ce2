package dev.exportclients.core.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockedFileTest {
  @TempDir Path folder;

  /** Many systems give the number of a file that is gone to the next one that is made. */
  @Test
  void newFileIsNotTakenForOneThatIsBeingClosed() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Path own = folder.resolve("part-" + i);
      all.add(
          threads.submit(
              () -> {
                for (int round = 0; round < 3000; round++) {
                  try (LockedFile file = LockedFile.create(own)) {
                    assertThat(file).isNotNull();
                    Files.delete(own);
                  }
                }
                return null;
              }));
    }
    threads.shutdown();
    for (Future<?> one : all) {
      one.get();
    }
  }
}
