package dev.exportclients.core.internal.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.exportclients.core.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        "q=2B/=5CT=3Co>k&e'n=22=3D=37",
        "q&plus;&sol;&bsol;T&LT;o&gt;k&amp;e&apos;n&quot;&equals;7",
        "q\\x2b\\x2F\\x5cT<o>k&e'n\"=7",
        "q%2b%2F%5cT%3co%3Ek%26e%27n%22%3d7",
        "cSsvXFQ8bz5rJmUnbiI9Nw==",
        "cSsvXFQ8bz5rJmUnbiI9Nw",
        "eHErL1xUPG8-ayZlJ24iPTc",
        "eHh4cSsvXFQ8bz5rJmUnbiI9Nw%3D%3D",
        "Y1NzdlhGUThiejVySm1VbmJpSTlOdz09",
        "cSsvXFQ8\r\n bz5rJmUnbiI9Nw==",
        "cSsvXFQ8\\nbz5rJmUnbiI9Nw==",
        "712b2f5c543c6f3e6b2665276e223d37",
        "712B2F5C543C6F3E6B2665276E223D37a",
        "71:2b:2f:5c:54:3c:6f:3e:6b:26:65:27:6e:22:3d:37",
        "a712b2f5c543c6f3e6b2665276e223d37",
        "q\0+\0/\0\\\0T\0<\0o\0>\0k\0&\0e\0'\0n\0\"\0=\0007",
      })
  void hidesASecretInTheSpellingOfWhoeverEchoesIt(String echoed) {
    redactor.know(Secret.of(TOKEN));

    assertThat(redactor.redact("Bad key '" + echoed + "'.")).isEqualTo(Redactor.WITHHELD);
    assertThat(redactor.isIn(echoed)).isTrue();
    assertThat(redactor.redact("Bad key.")).isEqualTo("Bad key.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Gr\u00fc\u00df+e",
        "Gr\u00c3\u00bc\u00c3\u009f+e",
        "Gr\ufffd\ufffd+e",
        "Gr??+e",
        "Gr%FC%DF%2Be",
        "Gr%C3%BC%C3%9F%2Be",
        "Gr&uuml;&szlig;+e",
        "Gr&#252;&#xDF;&#43;e",
        "Gr\\u00fc\\u00df+e",
        "4772fcdf2b65",
        "R3L83ytl",
        "R3LDvMOfK2U=",
      })
  void hidesASecretOutsideAsciiInTheCharsetOfWhoeverReadsIt(String echoed) {
    redactor.know(Secret.of("Gr\u00fc\u00df+e"));

    assertThat(redactor.redact("Bad key '" + echoed + "'.")).isEqualTo(Redactor.WITHHELD);
    assertThat(redactor.redact("Bad key Gr++e.")).isEqualTo("Bad key Gr++e.");
  }

  @Test
  void findsThePairOfBasicAuthenticationWhateverTheUsersName() {
    for (String password : new String[] {"pA+/=sW0rd", "Ab+/", "p\u00e4ss\u20acW", TOKEN}) {
      redactor.know(Secret.of(password));
      for (int length = 0; length < 12; length++) {
        byte[] pair = ("u".repeat(length) + ":" + password).getBytes(StandardCharsets.UTF_8);
        for (Base64.Encoder form : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
          String line = "Proxy-Authorization: Basic " + form.encodeToString(pair) + "\r\nHost: x";
          assertThat(redactor.redact(line)).isEqualTo(Redactor.WITHHELD);
          assertThat(redactor.redact(line.replace('+', ' '))).isEqualTo(Redactor.WITHHELD);
        }
      }
    }
  }

  /** Else each text that has the letter would be gone. */
  @Test
  void aSecretOfUpToThreeCharactersCountsAsAWordOnly() {
    redactor.know(Secret.of("tea"));

    assertThat(redactor.redact("steam, teams and a teapot")).isEqualTo("steam, teams and a teapot");
    assertThat(redactor.redact("the key 'tea' is wrong")).isEqualTo(Redactor.WITHHELD);
    assertThat(redactor.redact("tea")).isEqualTo(Redactor.WITHHELD);
  }

  @Test
  void remembersTheTokensThatAreInUse() {
    redactor.knowToken(Secret.of("in-use-all-the-time"));
    for (int fresh = 0; fresh < 500; fresh++) {
      redactor.knowToken(Secret.of("fresh-token-" + fresh));
      redactor.knowToken(Secret.of("in-use-all-the-time"));
    }
    assertThat(redactor.isIn("in-use-all-the-time")).isTrue();
    assertThat(redactor.isIn("fresh-token-499")).isTrue();
  }

  @Test
  void knowsASignatureThatASignerMadeButNoDateAndNoId() {
    String signature = "0123456789abcdef".repeat(4);
    String project = "70b76f0a0b8d4c0d9a2b3c4d5e6f7081";
    String key = "AKIAIOSFODNN7EXAMPLE";
    redactor.knowSent(
        Map.of("accept", "text/csv"),
        Map.of(
            "accept",
            "text/csv",
            "x-sdk-date",
            "20261127T101500Z",
            "x-project-id",
            project,
            "authorization",
            "SDK-HMAC-SHA256 Access=" + key + ", Signature=" + signature));

    assertThat(redactor.isIn("sent: " + signature.toUpperCase(Locale.ROOT))).isTrue();
    for (int cut = 4; cut < signature.length(); cut++) {
      assertThat(redactor.redactCut("sent: " + signature.substring(0, cut))).doesNotContain("0123");
    }
    byte[] sent = ("Signature=" + signature).getBytes(StandardCharsets.UTF_8);
    assertThat(redactor.isIn(Base64.getEncoder().encodeToString(sent))).isTrue();
    assertThat(redactor.redact("text/csv of " + project + " by " + key))
        .isEqualTo("text/csv of " + project + " by " + key);
  }

  @Test
  void knowsTheCredentialsOfALinkButNotTheFilesName() {
    redactor.knowLink(
        "/o?AWSAccessKeyId=AK1&Expires=1&response-content-disposition=attachment%3Bfilename%3Dgrades"
            + "-of-2026.csv&Signature=aB%2Bc%2FdE%3D&sig=Az%2Bure%3D&X-Amz-Security-Token=t0k%2FEn");

    for (String secret : new String[] {"aB+c/dE=", "Az+ure=", "t0k/En", "aB%2bc%2fdE%3D"}) {
      assertThat(redactor.redact("it was " + secret)).isEqualTo(Redactor.WITHHELD);
    }
    assertThat(redactor.isIn("attachment;filename=grades-of-2026.csv")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/o?hdnts=exp=1764238800~acl=/o/*~hmac=S3cR3t",
        "/o?hdnea=st=1~exp=2~acl=%2fgrades-of-2026.csv*~data=x~hmac=S3cR3t",
        "/o?x=1&jwt=S3cR3t",
        "/o?auth=S3cR3t",
        "/o?x-oauth=S3cR3t",
        "/o?Authorization=S3cR3t",
        "/o?hmac=S3cR3t",
        "/o?access_key=S3cR3t",
        "/o?OSSAccessKeyId=S3cR3t",
        "/o?api_key=S3cR3t",
        "/o?Api-Key=S3cR3t",
        "/o?apikey=S3cR3t",
        "/o?key=S3cR3t",
        "/o?code=S3cR3t",
        "/o?sign=S3cR3t",
        "/o?q-signature=S3cR3t",
        "/o?session_id=S3cR3t",
        "/o?X-Goog-Credential=S3cR3t",
        "/o?a=1;sig=S3cR3t;b=2",
        "/o;jsessionid=S3cR3t",
        "/hdnts=exp=1~acl=%2f*~hmac=S3cR3t/o.csv",
        "/token=S3cR3t/o.csv?x",
      })
  void knowsTheCredentialsOfALinkWhereverItHasThemAndWhateverTheirName(String link) {
    String secret = "4a7d1ed414474e40%2Bac33ef29ace";
    redactor.knowLink(link.replace("S3cR3t", secret));

    assertThat(redactor.isIn("\"" + secret + "\"")).isTrue();
    assertThat(redactor.isIn("\"" + secret.replace("%2B", "+") + "\"")).isTrue();
    assertThat(redactor.isIn("grades-of-2026.csv of localhost")).isFalse();
  }

  /** Else a file of that name would lose it, and a message that has the word would be withheld. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Amz-SignedHeaders=WORD",
        "X-Goog-SignedHeaders=WORD",
        "SignatureMethod=WORD",
        "X-Amz-Signature-Algorithm=WORD",
        "SignatureVersion=WORD",
        "token_type=WORD",
        "author=WORD",
        "design=WORD",
        "key=exports/WORD-of-the-year-2026.csv",
        "key=WORD",
        "code=WORD",
        "id=70b76f0a-0b8d-4c0d-9a2b-WORD",
        "response-content-disposition=attachment;filename=WORD-grades-of-2026.csv",
        "hdnts=exp=1~acl=/WORD-grades-of-2026.csv~hmac=x",
      })
  void takesNoOtherWordOfALinkForACredential(String query) {
    redactor.knowLink("/WORD-grades-of-2026.csv?".concat(query).replace("WORD", "hostess"));

    assertThat(redactor.isIn("hostess-grades-of-2026.csv")).isFalse();
    assertThat(redactor.isIn("hostess-of-the-year-2026.csv")).isFalse();
  }

  @Test
  void hidesTheLongerOfTwoSecretsWhole() {
    redactor.know(Secret.of("abcdefgh"));
    redactor.know(Secret.of("abcdefgh-and-more"));

    assertThat(redactor.redact("it is abcdefgh-and-more")).isEqualTo(Redactor.WITHHELD);
  }

  /** Decoders quote long values by their first and last characters. */
  @Test
  void hidesTheEndsOfALongSecret() {
    String token = "head" + "0123456789".repeat(30) + "tail";
    redactor.know(Secret.of(token));

    String quoted = token.substring(0, 100) + "]...[" + token.substring(token.length() - 100);
    assertThat(redactor.redact(quoted)).isEqualTo(Redactor.WITHHELD);
  }

  @Test
  void hidesATokenOfAnyLengthInNoTimeToSpeakOf() {
    String token = "%2b\\\"&amp;".repeat(1000);
    redactor.know(Secret.of(token));
    String text = "\\".repeat(20_000) + token + "&amp;".repeat(5_000);

    assertThat(redactor.redact(text)).isEqualTo(Redactor.WITHHELD);
  }

  @Test
  void readsHostileTextInNoTimeToSpeakOf() {
    redactor.know(Secret.of(TOKEN));
    for (String piece :
        new String[] {
          "https://",
          "https://x",
          "?",
          "signature ",
          "bearer ",
          "%25",
          "&amp;",
          "\\",
          "=3D",
          "AAAA",
          "%5C&#92;=25\\u0025",
          "JTI1XFxcJmFtcDs9M0Q=",
          "71 ",
          "&x;",
          "q+/\\T<o>k&e'n\"",
          "\"",
          " "
        }) {
      String text = piece.repeat(64 * 1024 / piece.length());
      assertTimeout(Duration.ofSeconds(5), () -> redactor.redactCut(text));
    }
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bearer ",
        "signature=",
        "sig=",
        "awsaccesskeyid = ",
        "x-amz-credential=",
        "x-amz-security-token="
      })
  void hidesWhatIsLabelledAsACredentialInAnyCase(String label) {
    for (String written : List.of(label, label.toUpperCase(Locale.ROOT))) {
      assertThat(redactor.redact("Not " + written + "e3b+/c=; in time"))
          .isEqualTo("Not " + written + "***; in time");
      String escaped = "Not \\u00" + Integer.toHexString(written.charAt(0)) + written.substring(1);
      assertThat(redactor.redact(escaped + "e3b+/c=")).isEqualTo(Redactor.WITHHELD);
    }
  }
}
