package dev.exportclients.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortableRegexTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "[\\s\\S]*",
        "(?:a|b)+?c{2}d{2,}e{2,3}",
        "^(a)|[^a-z0-9_\\-]$",
        "\\d{8}T\\d{6}Z",
        "a\\.b\\*\\[\\]\\{\\}\\(\\)\\/\\|\\^\\$\\+\\?\\\\",
        "[.*+?(){}|^$/,;=&]",
        "\\x41[\\x41-\\x5a]",
        "\"[^\"]+\"",
        "<a>&#@!%~`'"
      })
  void takesWhatAllShare(String regex) {
    assertThat(PortableRegex.problem(regex)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a(?s).+",
        "(?i)a",
        "(?i:a)",
        "a(?-s)b",
        "a*+",
        "a++",
        "a?+",
        "a{2}+",
        "a{1001}",
        "a{2}{3}",
        "(?>a)",
        "(?=a)",
        "(?!a)",
        "(?<=a)b",
        "(?<!a)b",
        "(?<name>a)",
        "(?P<name>a)",
        "(?'name'a)",
        "(?#comment)",
        "(a)\\1",
        "\\k<name>",
        "\\p{Alpha}",
        "\\P{L}",
        "[\\p{L}]",
        "[[:alpha:]]",
        "[a[b]]",
        "[a&&b]",
        "[a--b]",
        "[a~~b]",
        "[a||b]",
        "[]a]",
        "[^]a]",
        "[]",
        "\\Qa\\E",
        "\\Aa",
        "a\\z",
        "a\\Z",
        "\\Ga",
        "\\h",
        "\\R",
        "\\X",
        "\\K",
        "\\v",
        "\\f",
        "\\e",
        "\\a",
        "\\cA",
        "\\0",
        "\\01",
        "\\u0041",
        "\\x{41}",
        "\\N{DIGIT ONE}",
        "[\\b]",
        "\\-",
        "\\ ",
        "\\\"",
        "{",
        "}",
        "a{,3}",
        "a{x}",
        "]",
        "(",
        ")",
        "(a",
        "*a",
        "(*a)",
        "(?*a)",
        "a|*b",
        "^*",
        "a**",
        "\u00e9",
        "[\u4e2d]",
        "\ud83d\ude00",
        "\n",
        "\t"
      })
  void refusesWhatOneOfThemReadsOtherwise(String regex) {
    assertThat(PortableRegex.problem(regex)).isPresent();
  }
}
