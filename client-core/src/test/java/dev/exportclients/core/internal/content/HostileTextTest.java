package dev.exportclients.core.internal.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.exportclients.core.internal.http.FileHeaders;
import dev.exportclients.core.internal.http.FileNames;
import dev.exportclients.core.internal.redaction.LinkQueries;
import dev.exportclients.core.internal.redaction.Redactor;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Text that a server chose costs time in proportion to its length. 128 KiB take milliseconds; what
 * begins anew at each character would take a quarter of a minute and more.
 */
class HostileTextTest {
  private static final int LENGTH = 128 * 1024;
  private static final Duration GENEROUS = Duration.ofSeconds(5);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<",
        "<!--",
        "<!-- ",
        "<script ",
        "<script",
        "<style>",
        "</script",
        "<script></",
        "<?xml ",
        "<!doctype ",
        "<![if ",
        "<p>",
        "<a ",
        ">",
        " ",
        "\n",
        "\ufeff",
        "&",
        "-->",
        "<!---->"
      })
  void markup(String piece) {
    eachOf(piece, Markup::words);
    eachOf(piece, text -> Markup.isHtml(text.getBytes(UTF_8), LENGTH, ""));
    eachOf(piece, text -> Markup.mayBeStructured(text.getBytes(UTF_8), LENGTH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://",
        "http://",
        "https:\\/\\/",
        "https://a",
        "https://?",
        "https://a?",
        "http",
        "?",
        "https://a?b https://",
        "bearer ",
        "bearer",
        "signature",
        "signature ",
        "signature = ",
        " "
      })
  void messages(String piece) {
    Redactor redactor = new Redactor();
    eachOf(piece, text -> LinkQueries.hide(text, "***"));
    eachOf(piece, text -> redactor.excerpt(text, 500));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "/",
        "\\",
        "\\\"",
        "\"",
        "\" ",
        "'",
        "' ",
        ";",
        "; ",
        ";=",
        "=",
        "filename=",
        ";filename=\"a",
        ";filename='a",
        ";filename*=",
        ";filename*=''",
        ";filename*1=a",
        "=?",
        "=?u?B?",
        "=?u?Q?a?=",
        "=?u?Q?a?= ",
        "=?u?B?x",
        "%",
        "%2",
        "%41",
        ".",
        " .",
        "a.",
        "\u0301",
        "\u0323\u0301",
        "_",
        "-",
        "\u202e",
        "\ud83d",
        "charset="
      })
  void fileNames(String piece) {
    for (String start :
        new String[] {"", "attachment; filename=", "a; filename=\"=?u?Q?a?=", "a; b*="}) {
      eachOf(piece, text -> FileHeaders.of(start + text, start + text));
    }
    eachOf(piece, FileNames::safe);
  }

  @Test
  void hidesTheQueriesOfLinksAndNothingElse() {
    for (List<String> pair :
        List.of(
            List.of("see https://a/b?c=d end", "see https://a/b?*** end"),
            List.of("HTTP://A?B", "HTTP://A?***"),
            List.of("\"https:\\/\\/a\\/b?c=d\"", "\"https:\\/\\/a\\/b?***\""),
            List.of("https://a? b", "https://a? b"),
            List.of("https://?a", "https://?a"),
            List.of("https://?https://a?b", "https://?https://a?***"),
            List.of("https://https://a?b?c d?e", "https://https://a?*** d?e"),
            List.of("http://a<http://b?c>", "http://a<http://b?***>"),
            List.of("ftp://a?b http:/a?b", "ftp://a?b http:/a?b"))) {
      assertThat(LinkQueries.hide(pair.get(0), "***")).isEqualTo(pair.get(1));
    }
  }

  @Test
  void showsTheWordsOfAPage() {
    assertThat(
            Markup.words(
                "<html><SCRIPT x='>'>a < b</script ><style>p{}</STYLE><!-- <b> --><p>Sign\n\n in"
                    + "<br>1 < 2"))
        .isEqualTo("Sign in 1 < 2");
    assertThat(Markup.words("<script>x</script")).isEmpty();
    assertThat(Markup.words("<scripts>x</scripts>")).isEqualTo("x");
    assertThat(Markup.words("a<!-- b")).isEqualTo("a<!-- b");
  }

  private static void eachOf(String piece, Consumer<String> reader) {
    String all = piece.repeat(LENGTH / piece.length());
    assertTimeoutPreemptively(GENEROUS, () -> reader.accept(all));
  }
}
