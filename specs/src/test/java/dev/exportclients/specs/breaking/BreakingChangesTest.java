package dev.exportclients.specs.breaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.specs.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The specs against those in {@code baseline}: whoever has a client made from them can keep it. */
class BreakingChangesTest {

  private static final Path BASELINE = Path.of("baseline");

  static final List<String> SPECS = Spec.NAMES;
  static final List<Change> BREAKING = Change.thatAre("breaking");
  static final List<Change> HARMLESS = Change.thatAre("harmless");
  static final List<Change> UNLOADABLE = Change.thatAre("unloadable");

  @ParameterizedTest
  @FieldSource("SPECS")
  void theSpecBreaksNoClientOfTheBaseline(String name) throws IOException {
    PublishedSpec baseline =
        new PublishedSpec("baseline " + name, Files.readString(BASELINE.resolve(name + ".yaml")));
    assertThat(baseline.brokenBy(new PublishedSpec(name, Spec.named(name).text())))
        .as("%s.yaml breaks clients of baseline/%s.yaml (see baseline/README.md)", name, name)
        .isEmpty();
  }

  @Test
  void everySpecHasABaselineAndViceVersa() throws IOException {
    try (Stream<Path> files = Files.list(BASELINE)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(file -> !file.equals("README.md"))
          .containsExactlyInAnyOrderElementsOf(SPECS.stream().map(s -> s + ".yaml").toList());
    }
  }

  @ParameterizedTest
  @FieldSource("BREAKING")
  void isToldWhen(Change change) {
    assertThat(Change.before().brokenBy(change.after())).isNotEmpty();
  }

  @ParameterizedTest
  @FieldSource("HARMLESS")
  void letsPassThat(Change change) {
    assertThat(Change.before().brokenBy(change.after())).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("UNLOADABLE")
  void refusesToLoadWhen(Change change) {
    assertThatThrownBy(change::after)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not load");
  }
}
