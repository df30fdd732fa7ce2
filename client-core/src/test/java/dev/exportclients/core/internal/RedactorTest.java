package dev.exportclients.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private static final String TOKEN = "q+/\\T<o>k&e'n\"=7";
  private final Redactor redactor = new Redactor();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q+/\\T<o>k&e'n\"=7",
        "Q+/\\t<O>K&E'N\"=7",
        "q+\\/\\\\T<o>k&e'n\\\"=7",
        "q\\u002b\\u002F\\u005cT\\u003Co\\u003ek\\u0026e\\u0027n\\u0022=7",
        "q+/\\\\T\\u003co\\u003ek\\u0026e\\u0027n\\\"=7",
        "q%2B%2F%5CT%3Co%3Ek%26e%27n%22%3D7",
        "q%2b%2f%5cT%3co%3ek%26e%27n%22%3d7",
        "q%u002b/%5cT%3co%3ek%26e%27n%22%3d7",
        "q%252B%252F%255CT%253Co%253Ek%2526e%2527n%2522%253D7",
        "q+/\\T&lt;o&gt;k&amp;e&#39;n&quot;=7",
        "q&#43;/\\T&#60;o&#62;k&#38;e&#039;n&#34;=7",
        "q&#x2B;&#x2f;\\T&#X3c;o&gt;k&amp;e&apos;n&quot;=7",
        "q&amp;#x2B;/\\T&amp;lt;o&amp;gt;k&amp;amp;e&amp;#39;n&amp;quot;=7",
        "q\\u0026#43;/\\\\T\\u0026lt;o\\u0026gt;k\\u0026amp;e\\u0026#39;n\\u0026quot;=7",
        "q /\\T<o>k&e'n\"=7",
      })
  void hidesASecretInTheSpellingOfWhoeverEchoesIt(String echoed) {
    redactor.know(Secret.of(TOKEN));

    assertThat(redactor.redact("Bad key '" + echoed + "'.")).isEqualTo("Bad key '***'.");
  }

  @Test
  void hidesTheLongerOfTwoSecretsWhole() {
    redactor.know(Secret.of("abcdefgh"));
    redactor.know(Secret.of("abcdefgh-and-more"));

    assertThat(redactor.redact("it is abcdefgh-and-more")).isEqualTo("it is ***");
  }

  /** Decoders quote long values by their first and last characters. */
  @Test
  void hidesTheEndsOfALongSecret() {
    String token = "head" + "0123456789".repeat(30) + "tail";
    redactor.know(Secret.of(token));

    String quoted = token.substring(0, 100) + "]...[" + token.substring(token.length() - 100);
    assertThat(redactor.redact(quoted)).isEqualTo("***]...[***");
  }

  @Test
  void hidesATokenOfAnyLengthInNoTimeToSpeakOf() {
    String token = "%2b\\\"&amp;".repeat(1000);
    redactor.know(Secret.of(token));
    String text = "\\".repeat(20_000) + token + "&amp;".repeat(5_000);

    assertThat(redactor.redact(text)).contains("***").doesNotContain(token);
  }

  @Test
  void cutsOnlyWhatHasNoSecretAnyMore() {
    redactor.know(Secret.of("abcdefgh-and-more"));

    for (int blanks = 0; blanks < 30; blanks++) {
      String shown = redactor.excerpt("x".repeat(blanks) + "abcdefgh-and-more", 20);
      assertThat(shown).doesNotContain("ab").hasSizeLessThanOrEqualTo(20);
    }
  }

  @Test
  void cutsNoCharacterInTwo() {
    assertThat(redactor.excerpt("\ud83d\ude00".repeat(20), 10))
        .isEqualTo("\ud83d\ude00".repeat(4) + "…");
  }

  @Test
  void hidesQueriesAndSignaturesOfLinksNobodyKnows() {
    assertThat(redactor.redact("at https://x.example/y?sig=1&t=2 now"))
        .isEqualTo("at https://x.example/y?*** now");
    assertThat(redactor.redact("\"https:\\/\\/x.example\\/y?sig=1\\u0026t=2\""))
        .isEqualTo("\"https:\\/\\/x.example\\/y?***\"");
    assertThat(redactor.redact("Signature=abc%3D&x, Bearer e.f.g"))
        .isEqualTo("Signature=***&x, Bearer ***");
  }
}
