package dev.exportclients.core.internal.argument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.internal.TestClient;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.core.internal.provider.JsonDecoder;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderValueTest {
  private static final String SECRET = "S3cret+/Of=Users";

  @Property(tries = 500)
  void dropsWhatSurroundsAValue(
      @ForAll("padding") String before,
      @ForAll("words") String word,
      @ForAll("padding") String behind) {
    String pasted = before + word + behind;

    assertThat(HeaderValue.credential(pasted, "it")).isEqualTo(word);
    assertThat(HeaderValue.name(pasted, "it")).isEqualTo(word);
    assertThat(Secret.of(pasted).reveal()).isEqualTo(word);
  }

  @Property(tries = 500)
  void refusesWhatNoHeaderCanCarryAndShowsNothingOfIt(
      @ForAll("words") String before, @ForAll("lost") String lost, @ForAll("words") String behind) {
    String value = SECRET + before + lost + behind;

    for (Throwable refused :
        new Throwable[] {
          catchThrowable(() -> HeaderValue.credential(value, "api key")),
          catchThrowable(() -> HeaderValue.name(value, "api key"))
        }) {
      assertThat(refused)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("api key ")
          .hasMessageNotContainingAny(SECRET, lost);
    }
  }

  @Provide
  Arbitrary<String> padding() {
    return Arbitraries.strings()
        .withChars(
            " \t\r\n\u00a0\u0085\u2007\u202f\u3000\ufeff\u200b\u200c\u200d\u2060\u200e\u202a")
        .ofMaxLength(4);
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings().alpha().numeric().withChars("+/=._~-\\@").ofMinLength(9);
  }

  @Provide
  Arbitrary<String> lost() {
    return Arbitraries.chars()
        .filter(
            c ->
                c > 0xff
                    || Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || c == 0xa0)
        .map(String::valueOf);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"%s\" | in quotes",
        "'%s' | in quotes",
        "“%s” | in quotes",
        "Bearer %s | begins with 'bearer'",
        "bearer  %s | begins with 'bearer'",
        "Bearer | begins with 'bearer'",
        "Basic %s | begins with 'basic'",
        "Token %s | begins with 'token'",
        "{\"access_token\":\"%s\"} | JSON",
        "[\"%s\"] | JSON",
        "{ | JSON",
        "<html>%s | web page",
        "x-api-key: %s | header's name",
        "X-API-Key:%s | header's name",
        "Authorization: Bearer %s | header's name",
        "Some-Header: %s | header's name",
        "https://example.com/?token=%s | URL",
        "%s %s | holds a blank",
        "` ` | must not be empty",
        "`` | must not be empty"
      })
  void saysWhatWasPastedAlong(String form, String why) {
    String pasted = form.replace("%s", SECRET);

    assertThatThrownBy(() -> HeaderValue.credential(pasted, "api key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("api key ")
        .hasMessageContaining(why)
        .hasMessageNotContaining(SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"LAB\\Ada Lovelace", "jürgen@example.com", "O'Brien", "a:b", "basic user"})
  void takesNamesAsPeopleHaveThem(String name) {
    assertThat(HeaderValue.name(name, "username")).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"basic", "a:b", "eyJ0.eyJz.S-_1", "\"", "0'1\"2", "Müller", "x,y;z"})
  void takesEveryWordThatAHeaderCarries(String word) {
    assertThat(HeaderValue.credential(word, "token")).isEqualTo(word);
    assertThat(TokenSource.of(Secret.of(word)).token()).isEqualTo(Secret.of(word));
  }

  @Test
  void refusesAFixedTokenAtOnce() {
    assertThatThrownBy(() -> TokenSource.of(Secret.of("Bearer " + SECRET)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("token ");
  }

  @Test
  void sendsNoHeaderOfASignerThatWouldLoseACharacter() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", "{}"));
        var runtime =
            new ClientRuntime(
                server.url(),
                ClientSettings.defaults(),
                (request, attempt) -> request.header("x-signature", "\u738b"),
                (body, success) -> Optional.empty())) {
      GeneratedApi<TestClient.Api> api = runtime.api(TestClient.Api.class, new JsonDecoder());

      assertThatThrownBy(() -> runtime.get("test.things", attempt -> api.of(attempt).things()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("x-signature");
      assertThat(server.requests()).isEmpty();
    }
  }
}
