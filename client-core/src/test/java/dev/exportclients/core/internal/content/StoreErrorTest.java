package dev.exportclients.core.internal.content;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.core.internal.TestClient;
import dev.exportclients.core.internal.provider.DownloadPlan;
import dev.exportclients.core.internal.redaction.Redactor;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreErrorTest {
  private static final String XML =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          + "<Error><Code>%s</Code><Message>%s</Message><RequestId>4442587FB7D0A2F9</RequestId></Error>";

  private final FakeTime time = new FakeTime();
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Error><Code>NoSuchKey</Code><Message>gone</Message></Error>",
        "\ufeff\r\n <?xml version='1.0'?><!-- x --><Error>\n<Code> NoSuchKey </Code></Error>",
        "<Error xmlns='http://s3.amazonaws.com/doc/2006-03-01/'><Code>NoSuchKey</Code>",
        "<s:Error xmlns:s='urn:x'><s:Message>gone</s:Message><s:Code>NoSuchKey</s:Code></s:Error>",
        "<m:error xmlns:m='urn:x'><m:code>NoSuchKey</m:code></m:error>",
        "<ErrorResponse><Error><Type>Sender</Type><Code>NoSuchKey</Code></Error></ErrorResponse>",
        "<Error><Code>NoSuchKey</Code><Resource>/a & b</Resource>",
        "{\"error\":{\"code\":\"NoSuchKey\",\"message\":\"gone\"}}",
        "{\"odata.error\":{\"code\":\"NoSuchKey\",\"message\":{\"lang\":\"en\",\"value\":\"gone\"}}}",
        "{\"Error\":{\"Code\":\"NoSuchKey\",\"Message\":\"gone\"}}",
        "{\"Code\":\"NoSuchKey\",\"Message\":\"gone\",\"HostId\":\"h\"}",
      })
  void knowsAnErrorDocumentAndTakesItForNoExport(String document) throws Exception {
    byte[] bytes = document.getBytes(UTF_8);
    assertThat(StoreError.of(bytes, bytes.length).orElseThrow().code()).isEqualTo("NoSuchKey");
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", document));
        var client = client(server.url())) {
      assertThatThrownBy(() -> client.file("1").saveTo(folder))
          .isInstanceOf(UnexpectedContentException.class)
          .hasMessageContaining("file store's error");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void knowsGooglesNumbersAndUtf16AndWhatIsLargerThanTheHead() {
    byte[] google = "{\"error\":{\"code\":403,\"message\":\"no\",\"errors\":[]}}".getBytes(UTF_8);
    assertThat(StoreError.of(google, google.length)).contains(new StoreError("403", "no"));
    byte[] wide = XML.formatted("NoSuchKey", "gone").getBytes(UTF_16);
    assertThat(StoreError.of(wide, wide.length)).contains(new StoreError("NoSuchKey", "gone"));
    byte[] large = XML.formatted("NoSuchKey", "gone ".repeat(20_000)).getBytes(UTF_8);
    assertThat(StoreError.of(large, 64 * 1024)).contains(new StoreError("NoSuchKey", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "code,message\n1,2\n",
        "<Errors><Code>1</Code></Errors>",
        "<Report><Error><Code>1</Code></Error></Report>",
        "<Error><Message>not a store's</Message></Error>",
        "{\"error\":{\"code\":1,\"message\":\"m\"},\"rows\":[]}",
        "{\"code\":1,\"message\":\"a row\"}",
        "{\"Code\":\"7\",\"name\":\"a row\"}",
        "<!DOCTYPE Error [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><Error><Code>&x;</Code></Error>",
      })
  void takesNothingElseForOne(String document) {
    byte[] bytes = document.getBytes(UTF_8);
    assertThat(StoreError.of(bytes, bytes.length)).isEmpty();
  }

  @Test
  void anAttachmentThatIsNamedAsXmlIsAFile() throws Exception {
    String headers = "Content-Disposition: attachment; filename=errors.xml\r\n";
    String document = XML.formatted("E1", "of the experiment");
    try (var server = new ScriptedServer(x -> x.send("200 OK", headers, document));
        var client = client(server.url())) {
      client.file("1").saveTo(folder);
      assertThat(folder.resolve("errors.xml")).hasContent(document);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "403, SignatureDoesNotMatch, The request signature does not match, false",
    "403, RequestTimeTooSkewed, The clocks differ too much, false",
    "403, InvalidAccessKeyId, The key does not exist, false",
    "404, NoSuchKey, The specified key does not exist, false",
    "404, NoSuchKey, It has expired by a lifecycle rule, false",
    "400, ExpiredToken, The provided token has expired, true",
    "403, AccessDenied, Request has expired, true",
    "410, Gone, Not here, true",
  })
  void saysWhatTheStoreSaidOfALink(int status, String code, String message, boolean expired)
      throws Exception {
    String body = XML.formatted(code, message);
    try (var store = new ScriptedServer(x -> x.send(status + " X", "", body));
        var client = client(store.url())) {
      Throwable failure = catchThrowable(() -> fetch(client, store.url(), "Signature=s1gN%2Bat"));

      assertThat(failure)
          .isInstanceOf(TransferException.class)
          .hasMessageContaining(status + " " + code + ": " + message);
      assertThat(failure.getMessage().contains("keeps expiring")).isEqualTo(expired);
      assertThat(store.requests()).hasSize(4);
    }
  }

  @Test
  void saysItOfALinkThatCameWithARedirect() throws Exception {
    try (var store =
            new ScriptedServer(
                x -> x.send("403 X", "", XML.formatted("SignatureDoesNotMatch", "No match")));
        var server =
            new ScriptedServer(
                x -> x.send("302 F", "Location: " + store.url() + "/o?sig=abcdef\r\n", ""));
        var client = client(server.url())) {
      assertThatThrownBy(() -> client.file("1").saveTo(folder))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("403 SignatureDoesNotMatch: No match");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"aB+c/dE=", "aB%2Bc%2FdE%3D", "aB%2bc%2fdE%3d", "YUIrYy9kRT0="})
  void hidesTheSignatureThatTheStoreRepeats(String echoed) throws Exception {
    try (var store =
            new ScriptedServer(
                x -> x.send("403 X", "", XML.formatted("SignatureDoesNotMatch", "not " + echoed)));
        var client = client(store.url())) {
      assertThatThrownBy(() -> fetch(client, store.url(), "Expires=1&Signature=aB%2Bc%2FdE%3D"))
          .hasMessageContaining("403 " + Redactor.WITHHELD)
          .hasMessageNotContaining(echoed);
    }
  }

  @Test
  void saysWhatAnotherBodyThanADocumentSays() throws Exception {
    String page = "<html><style>p {}</style><p>Blocked by&nbsp;the firewall</html>";
    try (var store = new ScriptedServer(x -> x.send("403 X", "Content-Type: text/html\r\n", page));
        var client = client(store.url())) {
      assertThatThrownBy(() -> fetch(client, store.url(), "sig=abcdef"))
          .hasMessageContaining("403")
          .hasMessageContaining("the firewall");
    }
  }

  private Object fetch(TestClient client, URI store, String query) {
    DownloadPlan plan =
        new DownloadPlan(
            "test.link",
            Map.of(),
            "f",
            "",
            request ->
                request.send(
                    (attempt, headers) ->
                        client.runtime.fetch(store + "/o?" + query, headers, attempt)));
    return client.runtime.download(plan).saveTo(folder, DownloadOptions.defaults());
  }

  private TestClient client(URI url) {
    return new TestClient(url, ClientSettings.builder().clock(time).sleeper(time).build());
  }
}
