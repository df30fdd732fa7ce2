package dev.exportclients.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompatibilityPageTest {
  private static final Path CELLS = Path.of("src", "compatibility", "cells.tsv");
  private static final Path PAGE = Path.of("..", "docs", "compatibility.md");

  @Test
  void pageHasARowForEachCellAndNoOther() throws IOException {
    List<String> rows =
        Files.readString(PAGE)
            .split("\n## Beside other versions\n")[1]
            .lines()
            .filter(line -> line.startsWith("| "))
            .skip(2)
            .toList();
    List<String[]> cells = cells().toList();

    assertThat(rows).hasSameSizeAs(cells);
    for (int i = 0; i < rows.size(); i++) {
      String[] cell = cells.get(i);
      assertThat(rows.get(i)).startsWith("| " + cell[0]);
      for (String coordinates : cell[1].split(" ")) {
        String[] parts = coordinates.split(":");
        if (parts.length > 2 && cell[1].indexOf(' ') < 0) {
          assertThat(rows.get(i)).contains(parts[2]);
        }
      }
      assertThat(rows.get(i).contains("too old")).isEqualTo(cell[2].contains("too old"));
    }
  }

  private static Stream<String[]> cells() throws IOException {
    return Files.readAllLines(CELLS).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t"));
  }
}
