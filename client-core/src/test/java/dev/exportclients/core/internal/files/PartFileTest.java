package dev.exportclients.core.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.internal.http.RemoteFile;
import dev.exportclients.core.internal.time.DeadlineSleeper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays of a part when its download ends before its time. */
class PartFileTest {
  @TempDir Path folder;

  @Test
  void onlyPartsToGoOnWithStay() throws Exception {
    Path resumable = Files.createDirectory(folder.resolve("resumable"));
    Path other = Files.createDirectory(folder.resolve("other"));
    Path published = Files.createDirectory(folder.resolve("published"));
    RemoteFile facts = new RemoteFile("\"v1\"", "\"v1\"", null, OptionalLong.of(9), null, null);
    try (PartFile kept = PartFile.claim(resumable, "kept");
        PartFile lost = PartFile.claim(other, "lost");
        PartFile done = PartFile.claim(published, "done")) {
      kept.begin(facts, true);
      kept.write(new byte[3], 3);
      lost.begin(facts, false);
      lost.write(new byte[3], 3);
      done.begin(facts, false);
      done.write(new byte[3], 3);
      done.publish(published.resolve("file"), false);

      PartFile.abandonAll();

      assertThat(names(resumable)).hasSize(2);
      assertThat(names(other)).isEmpty();
      assertThat(names(published)).containsExactly("file");
    }
  }

  @Test
  void anInterruptEndsTheReadingOfAnEarlierPartWhichStays() throws Exception {
    RemoteFile facts = new RemoteFile("\"v1\"", "\"v1\"", null, OptionalLong.of(9), null, null);
    try (PartFile part = PartFile.claim(folder, "x")) {
      part.begin(facts, true);
      part.write(new byte[7], 7);
    }
    DeadlineSleeper pauses = new DeadlineSleeper("x", ClientSettings.defaults());
    try (PartFile part = PartFile.claim(folder, "x")) {
      part.kept();
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> part.isUnchanged(6, (bytes, count) -> {}, pauses::requireTime))
          .hasMessage("x: interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
    try (PartFile part = PartFile.claim(folder, "x")) {
      assertThat(part.kept()).isEqualTo(facts);
      assertThat(part.length()).isEqualTo(7);
      assertThat(part.isUnchanged(6, (bytes, count) -> {}, pauses::requireTime)).isTrue();
    }
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
