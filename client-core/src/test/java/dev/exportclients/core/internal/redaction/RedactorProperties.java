package dev.exportclients.core.internal.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.Secret;
import dev.exportclients.core.internal.http.PercentEncoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class RedactorProperties {
  private static final Map<Character, String> ENTITIES =
      Map.of('&', "&amp;", '<', "&lt;", '>', "&gt;", '"', "&quot;", '\'', "&apos;");

  private static final Pattern BROKEN_ESCAPE = Pattern.compile("[\\\\%&][\\\\%&;#\\w]{0,7}$");

  /** Who writes a secret down: may escape any character, and must escape its own sign. */
  enum Writer {
    JSON,
    URL,
    MARKUP,
    MAIL;

    List<String> write(String text, Random random) {
      List<String> written = new ArrayList<>();
      for (char c : text.toCharArray()) {
        List<String> ways = spellings(c);
        written.add(ways.get(random.nextInt(ways.size())));
      }
      return written;
    }

    private List<String> spellings(char c) {
      String plain = "" + c;
      return switch (this) {
        case JSON -> json(c, Character.isLetterOrDigit(c) ? plain : "\\" + c, c == '\\');
        case URL -> {
          String percent = PercentEncoding.encode(plain);
          String upper = percent.equals(plain) ? String.format("%%%02X", (int) c) : percent;
          String itself = c == ' ' ? "+" : c == '%' ? upper : plain;
          yield List.of(
              itself, upper, upper.toLowerCase(Locale.ROOT), String.format("%%u%04x", (int) c));
        }
        case MARKUP -> {
          String named = ENTITIES.getOrDefault(c, "&#" + (int) c + ";");
          yield List.of(
              c == '&' ? named : plain,
              named,
              String.format("&#000%d;", (int) c),
              String.format("&#x%X;", (int) c),
              String.format("&#X0%x;", (int) c));
        }
        case MAIL -> {
          String bytes = PercentEncoding.encode("" + c).replace('%', '=');
          String hex = c < 0x80 ? String.format("=%02X", (int) c) : bytes;
          yield List.of(c == '=' ? hex : plain, hex, hex.toLowerCase(Locale.ROOT));
        }
      };
    }

    private static List<String> json(char c, String escaped, boolean must) {
      return List.of(
          must ? escaped : "" + c,
          escaped,
          String.format("\\u%04x", (int) c),
          String.format("\\u%04X", (int) c));
    }
  }

  @Property(tries = 2000)
  void noSecretSurvivesInAnySpellingAndSurroundings(
      @ForAll("printable") String secret,
      @ForAll @Size(max = 2) List<Writer> writers,
      @ForAll @StringLength(max = 30) String before,
      @ForAll @StringLength(max = 30) String after,
      @ForAll Random random) {
    String echoed = secret;
    for (Writer writer : writers) {
      echoed = String.join("", writer.write(echoed, random));
    }

    String shown = knowing(secret).redact(before + echoed + after);

    assertThat(shown).isEqualTo(Redactor.WITHHELD);
  }

  @Property(tries = 1000)
  void noSecretSurvivesInBase64WhereverItBegins(
      @ForAll("ascii") String secret,
      @ForAll Writer writer,
      @ForAll boolean written,
      @ForAll boolean forUrls,
      @ForAll("ascii") String before,
      @ForAll("ascii") String after,
      @ForAll Random random) {
    String pair = before + secret + after;
    String inner = written ? String.join("", writer.write(pair, random)) : pair;
    byte[] bytes = inner.getBytes(StandardCharsets.UTF_8);
    Base64.Encoder form = forUrls ? Base64.getUrlEncoder() : Base64.getEncoder();
    String coded = form.encodeToString(bytes);
    String echoed = written ? coded : String.join("", writer.write(coded, random));

    assertThat(knowing(secret).redact("Basic " + echoed)).isEqualTo(Redactor.WITHHELD);
  }

  @Property(tries = 300)
  void aSecretThatWasCutLeavesThreeCharactersAtMost(
      @ForAll("printable") String secret, @ForAll Writer writer, @ForAll Random random) {
    Assume.that(secret.length() > 4);
    List<String> written = writer.write(secret, random);
    int four = String.join("", written.subList(0, 4)).length();
    String whole = String.join("", written);
    Redactor knowing = knowing(secret);
    for (int cut = 0; cut < whole.length(); cut++) {
      String shown = knowing.redactCut(whole.substring(0, cut)).replace(Redactor.WITHHELD, "");
      assertThat(BROKEN_ESCAPE.matcher(shown).replaceFirst("")).hasSizeLessThan(four);
    }
  }

  @Property
  void whatHoldsNoSecretStaysAsItIs(@ForAll @StringLength(max = 60) String text) {
    String secret = "a secret that no text here has";
    String plain = text.replace("?", "").replace("=", "").replaceAll("(?i)bearer", "");

    assertThat(knowing(secret).redact(plain)).isEqualTo(plain);
  }

  @Provide
  Arbitrary<String> printable() {
    return texts(
        Arbitraries.frequencyOf(
            Tuple.of(9, asciiCharacters()),
            Tuple.of(1, Arbitraries.of('\u00e9', '\u0416', '\u20ac'))));
  }

  @Provide
  Arbitrary<String> ascii() {
    return texts(asciiCharacters());
  }

  private static Arbitrary<Character> asciiCharacters() {
    return Arbitraries.frequencyOf(
        Tuple.of(2, Arbitraries.chars().range('!', '~')),
        Tuple.of(1, Arbitraries.of('\\', '"', '%', '&', '+', '/', '<', '\'', ' ')));
  }

  /** But stars, which stand for a secret. */
  private static Arbitrary<String> texts(Arbitrary<Character> characters) {
    return characters
        .filter(c -> c != '*')
        .list()
        .ofMinSize(KnownSecrets.SHORT)
        .ofMaxSize(60)
        .map(list -> String.join("", list.stream().map(String::valueOf).toList()).strip())
        .filter(text -> text.length() >= KnownSecrets.SHORT);
  }

  private static Redactor knowing(String secret) {
    Redactor redactor = new Redactor();
    redactor.know(Secret.of(secret));
    return redactor;
  }
}
