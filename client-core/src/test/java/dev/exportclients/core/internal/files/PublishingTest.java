package dev.exportclients.core.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.exception.LocalFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a finished part gets its name, on systems with hard links and without. */
class PublishingTest {
  private static final String CONTENT = "the whole file";
  private static final Publishing.Links NONE =
      (name, existing) -> {
        throw new UnsupportedOperationException("no links");
      };

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void givesTheNameAndLeavesNothingElse(boolean links) throws Exception {
    assertThat(publish(links ? Files::createLink : NONE, target(), false)).isTrue();
    assertThat(target()).hasContent(CONTENT);
    assertThat(names()).containsExactly("f");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void replacesOnlyWhenItWasAskedTo(boolean links) throws Exception {
    Publishing.Links any = links ? Files::createLink : NONE;
    Files.writeString(target(), "old");

    assertThatThrownBy(() -> publish(any, target(), false))
        .isInstanceOf(LocalFileException.class)
        .hasMessageContaining("exists already");
    assertThat(target()).hasContent("old");
    assertThat(names()).containsExactlyInAnyOrder("f", "x.part");
    Files.delete(folder.resolve("x.part"));

    publish(any, target(), true);
    assertThat(target()).hasContent(CONTENT);
    assertThat(names()).containsExactly("f");
  }

  /** Nor is a file that stands there ever gone, when another is to replace it. */
  @ParameterizedTest
  @CsvSource({"true, false", "false, false", "true, true", "false, true"})
  void theNameNeverStandsEmpty(boolean links, boolean overwrite) throws Exception {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    if (overwrite) {
      Files.writeString(target(), "old");
    }
    Thread looking =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                try {
                  seen.add(Files.readString(target()));
                } catch (NoSuchFileException absent) {
                  seen.add("absent");
                } catch (IOException interrupted) {
                  return;
                }
              }
            });
    looking.start();
    for (int i = 0; i < 300; i++) {
      publish(links ? Files::createLink : NONE, target(), overwrite);
      if (!overwrite) {
        Files.delete(target());
      }
    }
    looking.interrupt();
    looking.join();
    assertThat(seen).isSubsetOf(overwrite ? "old" : "absent", CONTENT);
  }

  @Test
  void withoutLinksOurOwnProcessesNameOneAfterTheOther() throws Exception {
    Path turn = HiddenFiles.of(folder, "f", ".turn");
    try (LockedFile another = LockedFile.create(turn)) {
      assertThat(another).isNotNull();
      assertThatThrownBy(() -> publish(NONE, target(), false))
          .isInstanceOf(LocalFileException.class);
      assertThat(names()).contains("x.part");
    }
    Files.delete(folder.resolve("x.part"));
    // What a killed process left holds up nobody.
    assertThat(turn).exists();
    publish(NONE, target(), false);
    assertThat(names()).containsExactly("f");
  }

  @Test
  void whatReplacesThePartAtTheLastMomentGetsNoName() throws Exception {
    Publishing.Links late =
        (name, existing) -> {
          if (!name.equals(target())) {
            Files.move(existing, folder.resolve("ours"));
            Files.writeString(existing, CONTENT);
          }
          Files.createLink(name, existing);
        };
    for (boolean overwrite : new boolean[] {false, true}) {
      Files.deleteIfExists(target());
      if (overwrite) {
        Files.writeString(target(), "old");
      }
      assertThatThrownBy(() -> publish(late, target(), overwrite))
          .isInstanceOf(LocalFileException.class)
          .hasMessageContaining("another program");
      assertThat(folder.resolve("x.part")).hasContent(CONTENT);
      Files.delete(folder.resolve("x.part"));
      Files.delete(folder.resolve("ours"));
      if (overwrite) {
        assertThat(target()).hasContent("old");
        assertThat(names()).containsExactly("f");
      } else {
        assertThat(names()).isEmpty();
      }
    }
  }

  @Test
  void withoutLinksWhatReplacedThePartIsPutBack() throws Exception {
    Publishing.Links late =
        (name, existing) -> {
          Files.move(existing, folder.resolve("ours"));
          Files.writeString(existing, "foreign");
          throw new UnsupportedOperationException("no links");
        };
    Files.writeString(target(), "old");
    assertThatThrownBy(() -> publish(late, target(), true)).isInstanceOf(LocalFileException.class);
    assertThat(target()).hasContent("old");
    assertThat(folder.resolve("x.part")).hasContent("foreign");
  }

  /** Between the two moves, where the way back is barred: as a kill leaves it. */
  @Test
  void withoutLinksAPartThatWasLeftAsideIsFoundAgain() throws Exception {
    Path path = folder.resolve("x.part");
    Files.writeString(target(), "old");
    while (!Files.isDirectory(path)) {
      Files.deleteIfExists(path);
      Thread inTheWay =
          new Thread(
              () -> {
                while (!Thread.currentThread().isInterrupted() && !path.toFile().mkdir()) {
                  Thread.onSpinWait();
                }
              });
      Publishing.Links late =
          (name, existing) -> {
            inTheWay.start();
            throw new UnsupportedOperationException("no links");
          };
      assertThatThrownBy(() -> publish(late, target(), false))
          .isInstanceOf(LocalFileException.class);
      inTheWay.interrupt();
      inTheWay.join();
    }
    Files.delete(path);
    assertThat(names()).hasSize(3).doesNotContain("x.part");

    try (LockedFile found = PartClaim.of(path)) {
      assertThat(found.file.length()).isEqualTo(CONTENT.length());
      assertThat(names())
          .containsExactlyInAnyOrder("f", "x.part", Sidecar.of(path).getFileName().toString());
    }
  }

  @Test
  void whatWasAppendedToThePartMeanwhileGetsNoName() throws Exception {
    Publishing.Links late =
        (name, existing) -> {
          Files.writeString(existing, CONTENT + "!");
          Files.createLink(name, existing);
        };
    assertThatThrownBy(() -> publish(late, target(), false)).isInstanceOf(LocalFileException.class);
    assertThat(target()).doesNotExist();
  }

  /** A hidden folder that isn't empty stands for whatever can't be removed. */
  @Test
  void saysSoWhenAHiddenFileStays() throws Exception {
    Publishing.Links stuck =
        (name, existing) -> {
          Files.createLink(name, existing);
          if (name.equals(target())) {
            Path aside = existing;
            Files.delete(aside);
            Files.createDirectories(aside.resolve("stuck"));
          }
        };
    assertThat(publish(stuck, target(), false)).isFalse();
    assertThat(target()).hasContent(CONTENT);
  }

  private Path target() {
    return folder.resolve("f");
  }

  private boolean publish(Publishing.Links links, Path target, boolean overwrite)
      throws IOException {
    try (LockedFile part = LockedFile.create(folder.resolve("x.part"))) {
      part.file.write(CONTENT.getBytes());
      return Publishing.publish(links, part, CONTENT.length(), target, overwrite);
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
