package dev.exportclients.ems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.internal.http.PercentEncoding;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class SignedMessageProperties {
  private static final String AT = "2015-11-22 08:00:00.000Z";

  /** Blanks, signs and letters outside ASCII are signed as they are meant, not as they are sent. */
  @Property
  void pathAndQueryAreSignedDecodedAndInLowerCase(
      @ForAll @StringLength(min = 1, max = 20) String id,
      @ForAll @StringLength(max = 20) String value) {
    URI uri =
        URI.create(
            "https://host.example/Base%20Path/"
                + PercentEncoding.encode(id)
                + "?Name="
                + PercentEncoding.encode(value));

    assertThat(SignedMessage.of("GET", AT, uri).text())
        .isEqualTo(
            ("get\n" + AT + "\n/Base Path/" + utf8(id) + "\nname=" + utf8(value) + "\n")
                .toLowerCase(Locale.ROOT));
  }

  /** Lone surrogates have no UTF-8. */
  private static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  @Property
  void parametersAreSortedByNameWhateverTheirCaseAndOrder(
      @ForAll @Size(min = 1, max = 6)
          Map<@AlphaChars @StringLength(min = 1, max = 5) String, Integer> parameters,
      @ForAll Random random) {
    List<String> pairs = new ArrayList<>();
    parameters.forEach((name, value) -> pairs.add(name + "=" + value));
    String sent = String.join("&", pairs);
    Collections.shuffle(pairs, random);

    String signed = line(sent);
    if (parameters.keySet().stream().map(String::toLowerCase).distinct().count()
        == parameters.size()) {
      assertThat(line(String.join("&", pairs))).isEqualTo(signed);
    }
    assertThat(List.of(signed.split("&")))
        .isSortedAccordingTo(java.util.Comparator.comparing(pair -> pair.split("=")[0]));
  }

  private static String line(String query) {
    URI uri = URI.create("https://host.example/ems/results?" + query);
    return SignedMessage.of("GET", AT, uri).text().split("\n", -1)[3];
  }

  @Property
  void plusIsNoBlankAndTheLastOfANameCounts(
      @ForAll @AlphaChars @StringLength(max = 9) String value) {
    assertThat(line("a=1&b=x+" + value + "%2B%20&a=2"))
        .isEqualTo("a=2&b=x+" + value.toLowerCase(Locale.ROOT) + "+ ");
  }
}
