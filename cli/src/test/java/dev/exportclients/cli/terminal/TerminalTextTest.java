package dev.exportclients.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.exportclients.cli.output.Json;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TerminalTextTest {
  /** All that steers a terminal or its text: C0, DEL, C1, bidi and other format characters. */
  private static int[] steering() {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(
            c -> {
              int type = Character.getType(c);
              return type == Character.CONTROL
                  || type == Character.FORMAT
                  || type == Character.LINE_SEPARATOR
                  || type == Character.PARAGRAPH_SEPARATOR;
            })
        .toArray();
  }

  @Test
  void jsonEscapesEveryCharacterThatSteersATerminal() throws Exception {
    for (int c : steering()) {
      String text = "a" + Character.toString(c) + "\u00e4\u6587";

      String json = Json.of(List.of(text));

      assertThat(json.codePoints()).as("U+%04X", c).doesNotContain(c);
      assertThat(new ObjectMapper().readTree(json).get(0).asText()).isEqualTo(text);
    }
  }

  @Test
  void jsonKeepsHalfACharacterAsAnEscape() {
    assertThat(Json.of("\ud83d")).isEqualTo("\"\\uD83D\"");
  }

  @Test
  void jsonLeavesOtherTextAsItIs() {
    assertThat(Json.of("\u00e4 \u6587 \ud83d\ude00 \u05d0"))
        .isEqualTo("\"\u00e4 \u6587 \ud83d\ude00 \u05d0\"");
  }

  @Test
  void aLineHoldsNoCharacterThatSteersATerminal() {
    for (int c : steering()) {
      assertThat(TerminalText.of("a" + Character.toString(c) + "b"))
          .as("U+%04X", c)
          .isEqualTo("a b");
    }
  }

  @Test
  void aLineKeepsTheBlanksOfItsText() {
    assertThat(TerminalText.of("  two  blanks  ")).isEqualTo("two  blanks");
    assertThat(TerminalText.of("one \r\n\t  two\n")).isEqualTo("one two");
  }

  @Test
  void columnsAreAlignedWhateverTheirCharactersWidth() {
    assertThat(TerminalText.table(List.of(List.of("\u6587\u4ef6", "x"), List.of("abcde", "y"))))
        .isEqualTo("\u6587\u4ef6   x\nabcde  y\n");
  }

  @Test
  void cutsAtWholeCharacters() {
    assertThat(DisplayWidth.cut("abcdef", 6)).isEqualTo("abcdef");
    assertThat(DisplayWidth.cut("abcdef", 5)).isEqualTo("abcd\u2026");
    assertThat(DisplayWidth.cut("\u6587\u4ef6\u540d", 6)).isEqualTo("\u6587\u4ef6\u540d");
    assertThat(DisplayWidth.cut("\u6587\u4ef6\u540d", 5)).isEqualTo("\u6587\u4ef6\u2026");
    assertThat(DisplayWidth.cut("\u6587\u4ef6\u540d", 4)).isEqualTo("\u6587\u2026");
    assertThat(DisplayWidth.cut("e\u0301e\u0301e\u0301", 3)).isEqualTo("e\u0301e\u0301e\u0301");
    assertThat(DisplayWidth.cut("abc", 1)).isEqualTo("\u2026");
    assertThat(DisplayWidth.cut("abc", 0)).isEmpty();
  }
}
