package dev.exportclients.core.internal.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.core.internal.TestClient;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is an export, and what only came in the place of one. */
class ContentCheckTest {
  private static final String PAGE =
      "<html><head><title>Sign in</title></head><body><form action=/login></form></body></html>";
  private static final String TAIL = "<p>Sign in</p>".repeat(6000);

  private final FakeTime time = new FakeTime();
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><p>Sign in",
        "<!DOCTYPE html><p>Sign in",
        "<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\"><p>Sign in",
        "<!DOCTYPEhtml>",
        "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0//EN\"><html>",
        "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">",
        "<!-- a --><!-- <b> --> \n<!--[if IE]> x <![endif]--><html>",
        "<![if !IE]><html>",
        "\n\t <SCRIPT>location.href='/login'</SCRIPT>",
        "<meta http-equiv=refresh content='0;url=/login'>",
        "<title>Sign in</title>",
        "<form method=post action=https://idp/sso><input name=SAMLRequest></form>",
        "<style>p{}</style><p>Sign in",
        "<base href=/><link rel=x>",
        "<iframe src=/login></iframe>",
        "<noscript>Switch on JavaScript</noscript>",
        "<div class=login><FORM action=/login></FORM></div>",
        "<h1>Sign in</h1><script src=/x></script>",
        "<center><p>Moved</p></center></body>",
      })
  void aPageIsNoExportWhateverItsTypeItsLengthAndItsCharset(String page) throws Exception {
    String type = "Content-Type: application/octet-stream\r\n";
    refuses("", page.getBytes(StandardCharsets.UTF_8));
    refuses(type, (" ".repeat(5000) + page).getBytes(StandardCharsets.UTF_8));
    refuses(type, ("\ufeff" + page + TAIL).getBytes(StandardCharsets.UTF_8));
    for (String unseen : List.of("\0\0", "\0".repeat(5), "\0".repeat(99), "\1\r\n\u001f", "\2 ")) {
      refuses("", (unseen + page).getBytes(StandardCharsets.UTF_8));
    }
    for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
      refuses("", ("\n" + page).getBytes(Charset.forName(charset)));
      refuses(type, ("\ufeff" + page).getBytes(Charset.forName(charset)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void aPageLongerThanItsHeadIsNoExportInAnyCharset(String charset) throws Exception {
    String type = "Content-Type: application/octet-stream\r\n";
    refuses(type, ("\ufeff" + PAGE + TAIL).getBytes(Charset.forName(charset)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html, text/html", "TEXT/HTML;charset=x", "application/xhtml+xml"})
  void aPageByItsTypeIsNoExport(String type) throws Exception {
    refuses("Content-Type: " + type + "\r\n", "Sign in".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aCommentThatFillsTheHeadBeginsAPage() throws Exception {
    String comment = "<!-- " + "x".repeat(70_000) + " -->";
    refuses("", (comment + PAGE).getBytes(StandardCharsets.UTF_8));
    refuses("", "<!--".repeat(20_000).getBytes(StandardCharsets.UTF_8));
    saves("Content-Type: application/xml\r\n", comment + "<rows/>");
  }

  @Test
  void aHeadOfNothingButBlanksBeginsNoExport() throws Exception {
    String blanks = " \r\n".repeat(25_000);
    refuses("", (blanks + PAGE).getBytes(StandardCharsets.UTF_8));
    saves("Content-Disposition: attachment; filename=f.txt\r\n", blanks + "x");
    saves("", " ".repeat(60_000) + "x,y" + " ".repeat(20_000));
  }

  @Test
  void saysWhatAPageInUtf16Says() throws Exception {
    byte[] page = ("\ufeff" + PAGE).getBytes(StandardCharsets.UTF_16LE);
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", page));
        var client = client(server)) {
      assertThatThrownBy(() -> client.file("1").saveTo(folder.resolve("f")))
          .hasMessageContaining("web page")
          .isInstanceOfSatisfying(
              UnexpectedContentException.class,
              refused -> assertThat(refused.excerpt().orElseThrow()).contains("Sign in"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<5 mg,<10 mg\n1,2\n",
        "<LOD>,b\n",
        "<b>Name</b>,<i>Value</i>\n1,2\n",
        "<p>note</p>,1\n",
        "<a>,<b>\n",
        "<form-id>,x\n",
        "<title_a>,x\n",
        "<htmlx>",
        "<",
        "<>",
        "<!",
        "<!DOCTYPE catalog><catalog><html/></catalog>",
        "<?xml version=\"1.0\"?><table><form/></table>",
        "<?xml version=\"1.0\"?><title>x</title>",
        "<rows><html>x</html></rows>",
        "<svg/>",
        "a,<html>\n",
        "a\u0000b",
        "\u0000",
        "{\"html\":\"<html>\"}",
        "\"<html>\",b\n",
        "   \n"
      })
  void whatOnlyLooksLikeAPageIsAFile(String body) throws Exception {
    saves("", body);
    saves("Content-Type: text/csv\r\n", body + "\nx".repeat(40_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<form><input/></form>", "<table><form/></table>", "<title>x</title>"})
  void xmlIsAPageOnlyByItsHtml(String body) throws Exception {
    saves("Content-Type: application/xml\r\n", body);
    saves("Content-Type: application/atom+xml\r\n", body);
    refuses("Content-Type: text/xml\r\n", PAGE.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aPageThatIsAnAttachmentIsAFile() throws Exception {
    saves("Content-Disposition: attachment\r\n", PAGE);
    saves("Content-Disposition: filename=page.html\r\nContent-Type: text/html\r\n", PAGE);
    refuses("Content-Disposition: inline\r\n", PAGE.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error_code\":\"E.1\",\"error_msg\":\"denied\",\"trace\":\"FILL\"}",
        "{\"error_msg\":\"denied\",\"a\":[1,{\"b\":[true,null]}],\"error_code\":\"E.1\",\"trace\":[FILL]}",
        " {\"error_code\":\"E.1\" , \"trace\":{\"x\":[[{\"y\":\"FILL",
        "{\"error_code\":\"E.1\",\"error_msg\":\"denied FILL\"}",
        "{\"error_code\":\"E.1\",\"t\\\"race\":\"\\\\\\u0041FILL\\"
      })
  void anErrorThatIsLongerThanTheHeadIsAnError(String envelope) throws Exception {
    for (String fill : List.of("s", "\\\"", "\\u00e9", "\\\\", "é")) {
      String body =
          envelope.replace(
              "FILL",
              envelope.contains("[FILL]") ? "1,".repeat(40_000) + "1" : fill.repeat(70_001));
      for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
        assertThatThrownBy(() -> save("Content-Type: text/csv\r\n", body.getBytes(charset)))
            .isInstanceOfSatisfying(
                ApiException.class, error -> assertThat(error.error().code()).contains("E.1"));
      }
    }
  }

  @Test
  void largeJsonThatIsNoErrorIsAFile() throws Exception {
    String fill = "s".repeat(70_000);
    saves("", "{\"rows\":[{\"error_code\":\"E.1\"},\"" + fill + "\"]}");
    saves("", "[{\"error_code\":\"E.1\"},\"" + fill + "\"]");
    saves("", "{\"error_code\":\"E.1\"}\n{\"x\":\"" + fill + "\"}\n");
    saves("", "{\"x\":\"" + fill + "\",\"error_code\":\"E.1\"}");
    saves("", "{\"error_code\":1}]" + fill);
    saves("", "[".repeat(70_000));
    saves("", "{\"" + fill);
    saves("Content-Disposition: attachment; filename=a.json\r\n", "{\"error_code\":\"E.1\"}");
  }

  @Test
  void tellsNoHalfOfASecretThatTheHeadCuts() throws Exception {
    String key = TestClient.KEY.reveal();
    String start = "{\"error_code\":\"E.1\",\"x\":\"";
    String message = "\",\"error_msg\":\"" + key.substring(0, key.length() - 3);
    String body =
        start
            + "s".repeat(64 * 1024 - start.length() - message.length())
            + message
            + key.substring(key.length() - 3)
            + "\"}";
    assertThatThrownBy(() -> save("", body.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ApiException.class)
        .hasMessageNotContaining(key.substring(0, 8));
  }

  private void refuses(String headers, byte[] body) {
    assertThatThrownBy(() -> save(headers, body))
        .as(headers)
        .isInstanceOf(UnexpectedContentException.class)
        .hasMessageContaining("web page");
    assertThat(folder).isEmptyDirectory();
  }

  private void saves(String headers, String body) throws Exception {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Path file = save(headers, bytes);
    assertThat(file).hasBinaryContent(bytes);
    Files.delete(file);
  }

  private Path save(String headers, byte[] body) throws IOException {
    try (var server = new ScriptedServer(x -> x.send("200 OK", headers, body));
        var client = client(server)) {
      return client.file("1").saveTo(folder.resolve("saved")).file().orElseThrow();
    }
  }

  private TestClient client(ScriptedServer server) {
    return new TestClient(
        server.url(),
        ClientSettings.builder().clock(time).sleeper(time).retryPolicy(RetryPolicy.none()).build());
  }
}
