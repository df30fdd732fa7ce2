package dev.exportclients.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellQuotingTest {
  /** In zsh, a word that begins with a sign of equality is the path of a program. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "=x.csv, '=x.csv'",
        "=, '='",
        "=(x), '=(x)'",
        "x=1.csv, x=1.csv",
        "--output=x.csv, --output=x.csv",
        "/x/=y.csv, /x/=y.csv",
        "~, '~'",
        "``, ''",
        "it's, 'it'\\''s'",
        "report.csv, report.csv"
      })
  void quotesWhatAShellWouldNotLeaveAsItIs(String word, String quoted) {
    assertThat(ShellQuoting.of(word)).isEqualTo(quoted);
  }
}
