package dev.exportclients.ems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Secret;
import dev.exportclients.core.exception.ExpiredException;
import dev.exportclients.core.exception.NotFoundException;
import dev.exportclients.core.exception.NotReadyException;
import dev.exportclients.core.exception.UnauthenticatedException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.sandbox.RecordedRequest;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.sandbox.SandboxExtension;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
class EmsClientTest {
  @TempDir Path folder;
  private final FakeTime time = new FakeTime();
  private Sandbox sandbox;

  @BeforeEach
  void start(Sandbox running) {
    sandbox = running;
    sandbox.clock(time);
  }

  @Test
  void readsTheDocumentedListAlikeFromJsonAndXml() {
    List<Attachment> fromJson = attachments("application/json");

    assertThat(attachments("application/xml")).isEqualTo(fromJson);
    assertThat(attachments("text/xml")).isEqualTo(fromJson);
    assertThat(fromJson).hasSize(2);
    Attachment first = fromJson.get(0);
    assertThat(first.id()).isEqualTo("a321ef423922495e8cb66920522db2a4");
    assertThat(first.filename()).contains("helloworld.txt");
    assertThat(first.description()).contains("Example attachment for this entity");
    assertThat(first.created()).contains(LocalDateTime.of(2015, 11, 22, 0, 0));
    assertThat(first.kind()).contains("Generic");
  }

  @Test
  void anEntityWithoutAttachmentsGivesAnEmptyList() {
    try (EmsClient client = client()) {
      assertThat(client.attachments(EntityType.PROJECT, 1)).isNotNull();
      sandbox.answer("ems.listAttachments", 200, "noAttachmentsXml");
      assertThat(client.attachments(EntityType.PROJECT, 1)).isEmpty();
    }
  }

  /** The version needs no user, so that one proves nothing. */
  @Test
  void credentialsAreNotAcceptedWhereOnlyTheVersionIsTold() {
    sandbox.answer("ems.listAttachments", 401, "tokenExpired");
    try (EmsClient client = client()) {
      assertThatThrownBy(client::checkCredentials).isInstanceOf(UnauthenticatedException.class);
      sandbox.script("ems.listAttachments", null, 404, null, Map.of(), 0);
      client.checkCredentials();
      sandbox.script("ems.showVersion", null, 404, null, Map.of(), 0);
      assertThatThrownBy(client::checkCredentials).isInstanceOf(NotFoundException.class);
    }
  }

  @Test
  void waitsForAnExportThatEmsStillWrites() {
    try (EmsClient client = client()) {
      var receipt =
          client
              .results(1234)
              .saveTo(folder, DownloadOptions.defaults().waitAtMost(Duration.ofMinutes(1)));

      assertThat(receipt.file().orElseThrow()).hasFileName("results-1234.csv");
      assertThat(receipt.attempts()).isEqualTo(1);
      assertThat(time.pauses()).hasSize(2);
    }
  }

  @Test
  void doesNotWaitUnlessAsked() {
    try (EmsClient client = client()) {
      var notReady =
          catchThrowableOfType(NotReadyException.class, () -> client.results(412).saveTo(folder));
      assertThat(notReady.ids()).containsEntry("datasetId", "412");
      assertThat(notReady.status()).hasValue(412);
      assertThat(time.pauses()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tokenExpired", "tokenExpiredString", "tokenExpiredXml", "tokenExpiredText"})
  void readsAReasonInEveryFormat(String example) {
    sandbox.answer("ems.exportResults", 401, example);
    try (EmsClient client = client()) {
      var refused =
          catchThrowableOfType(
              UnauthenticatedException.class, () -> client.results(1).saveTo(folder));
      assertThat(refused.error().message().orElseThrow())
          .contains("Lifetime validation failed. The token is expired.");
      assertThat(refused.advice().orElseThrow()).contains("eight hours");
      assertThat(sandbox.requests()).hasSize(1);
    }
  }

  @Test
  void saysWhatToDoWithAnExpiredDataset() {
    try (EmsClient client = client()) {
      assertThatThrownBy(() -> client.results(410).saveTo(folder))
          .isInstanceOf(ExpiredException.class)
          .hasMessageContaining("if it has not expired, ask the EMS administrator")
          .hasMessageNotContaining("again");
    }
  }

  @Test
  void saysWhereToLookWhenAnExportNeverEnds() {
    sandbox.answer("ems.exportResults", 412, "exportNotReadyJson");
    try (EmsClient client = client()) {
      assertThatThrownBy(() -> client.results(1).saveTo(folder))
          .isInstanceOf(NotReadyException.class)
          .hasMessageContaining("check the EMS error logs");
    }
  }

  @Test
  void asksForAnotherVersionAndMediaTypeWhenConfigured() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", "[]"));
        EmsClient client = builder(server.url()).apiVersion(2).resultsAccept("text/csv").build()) {
      client.results(1).saveTo(folder);
      client.attachment("2421042979a6474a872e77f046b8802e").saveTo(folder);
      client.attachments(EntityType.WELL, 7);

      assertThat(server.requests())
          .extracting(request -> request.headers().get("accept"))
          .containsExactly(
              "text/csv; version=2",
              "*/*; version=2",
              "application/json; version=2, text/json; version=2,"
                  + " application/xml; version=2, text/xml; version=2");
    }
  }

  /** The path of another operation may look like that of the results. */
  @Test
  void goesByTheOperationAndNotByThePath() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", "[]"));
        EmsClient client =
            builder(server.url())
                .resultsAccept("text/csv")
                .requestSigner(request -> request.header("x-operation", request.operation()))
                .build()) {
      client.attachment("a/ems/resultsExport/1").saveTo(folder);
      client.attachments(EntityType.WELL, 7);

      assertThat(server.requests())
          .extracting(request -> request.headers().get("accept"))
          .doesNotContain("text/csv; version=1");
      assertThat(server.requests())
          .extracting(request -> request.headers().get("x-operation"))
          .containsExactly("ems.downloadAttachment", "ems.listAttachments");
    }
  }

  @Test
  void letsADeploymentsOwnSignerAddItsHeaders() {
    try (EmsClient client =
        builder(sandbox.baseUrl())
            .requestSigner(
                request -> {
                  assertThat(request.headers()).containsKeys("api-username", "accept");
                  request.header("Authorization", "hmac of " + request.uri().getPath());
                })
            .build()) {
      client.results(5).saveTo(folder);

      RecordedRequest request = sandbox.requests().get(0);
      assertThat(request.header("authorization")).contains("hmac of /ems/resultsExport/5");
      assertThat(request.header("api-username")).contains("ExampleDomain\\User.Name");
      assertThat(request.header("accept")).contains("*/*; version=1");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2015-11-22T00:00:00, 2015-11-22T00:00",
    "2015-11-22T00:00:00Z, 2015-11-22T00:00",
    "2015-11-22T10:30:00+01:00, 2015-11-22T10:30",
    "2015-11-22T10:30:00-0500, 2015-11-22T10:30",
    "2013-05-21T15:30:00.012, 2013-05-21T15:30:00.012",
    "2013-05-21T15:30:00.0123456Z, 2013-05-21T15:30:00.012345600",
  })
  void keepsTheWallTimeWhateverTheZone(String sent, String read) throws Exception {
    String body = "[{\"Id\":\"1\",\"Created\":\"" + sent + "\"}]";
    assertThat(listed("application/json", body).get(0).created())
        .contains(LocalDateTime.parse(read));
  }

  @Test
  void readsNullsAndUnknownMembers() throws Exception {
    String xml =
        "<ArrayOfAttachment xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"><Attachment>"
            + "<Description i:nil=\"true\"/><Id>1</Id><New><Deep>x</Deep></New>"
            + "</Attachment></ArrayOfAttachment>";
    assertThat(listed("application/xml; charset=utf-8", xml))
        .singleElement()
        .satisfies(a -> assertThat(a.description()).isEmpty());
    assertThat(listed("", "<ArrayOfAttachment/>")).isEmpty();
    assertThat(listed("text/json", "[{\"Id\":\"1\",\"Kind\":null,\"x\":[]}]")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | {\"Id\": | can't be read",
        "application/json | [{\"Filename\":\"x\"}] | no Id",
        "application/json | [] [] | can't be read",
        "application/json | null | can't be read",
        "application/xml | <Other/> | is a Other",
        "application/xml | <ArrayOfAttachment><Attachment> | can't be read",
        "application/xml | <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><ArrayOfAttachment/> | DOCTYPE",
        "text/plain | hello | text/plain",
      })
  void refusesAListThatIsNone(String mediaType, String body, String why) {
    assertThatThrownBy(() -> listed(mediaType, body))
        .isInstanceOf(UnexpectedContentException.class)
        .hasMessageContaining(why);
  }

  /** In lower case, in markup, cut in two: a token is a token. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/%s | hello",
        "application/xml | <%s/>",
        "application/xml | <ArrayOfAttachment><%s",
        "application/json | %s",
        "application/json | [{\"Id\":{\"%s\":1}}]",
        "application/json | {\"Id\":\"%s\"}",
        "text/html | <html><p>%s",
      })
  void showsNoTokenThatAnUnreadableListEchoes(String mediaType, String body) throws Exception {
    String token = "Sandbox.User-Token_123456";
    String header = "Content-Type: " + mediaType.formatted(token) + "\r\n";
    try (var server = new ScriptedServer(x -> x.send("200 OK", header, body.formatted(token)));
        EmsClient client =
            builder(server.url()).credentials("Some.User", Secret.of(token)).build()) {
      var unread =
          catchThrowableOfType(
              UnexpectedContentException.class, () -> client.attachments(EntityType.WELL, 1));
      assertThat(unread).hasNoCause().hasMessageContaining("***");
      assertThat(unread.getMessage() + unread.mediaType())
          .doesNotContainIgnoringCase(token)
          .doesNotContainIgnoringCase("sandbox");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html | <html><p>No: u&#x2B;s&lt;e&gt;r/T&amp;o&#39;k&quot;en</p>",
        "text/html | <html><p>No: u+s<e>r/T&o'k\"en</p>",
        "text/plain | No: u%2bs%3ce%3er%2fT%26o%27k%22en",
        "application/json | {\"Message\":\"No: u\\u002bs\\u003ce\\u003Er/T\\u0026o\\u0027k\\\"en\"}",
        "application/json | {\"Message\":\"No: u\\u0026#43;s\\u0026lt;e>r/T&amp;o'k\\u0026quot;en\"}",
        "application/xml | <Error><Message>No: u+s&lt;e&gt;r/T&amp;amp;o'k\"en</Message></Error>",
      })
  void showsNoTokenInTheSpellingsOfAspNet(String response) throws Exception {
    String[] parts = response.split(" \\| ", 2);
    String header = "Content-Type: " + parts[0] + "\r\n";
    try (var server = new ScriptedServer(x -> x.send("401 Unauthorized", header, parts[1]));
        EmsClient client =
            builder(server.url())
                .credentials("Some.User", Secret.of("u+s<e>r/T&o'k\"en"))
                .build()) {
      var refused =
          catchThrowableOfType(
              UnauthenticatedException.class, () -> client.results(1).saveTo(folder));
      assertThat(refused.error().message()).contains("*** (withheld: it repeats a credential)");
    }
  }

  @Test
  void refusesBadInputBeforeAnythingIsSent() {
    try (EmsClient client = client()) {
      assertThatThrownBy(() -> client.results(0)).hasMessageContaining("datasetId");
      assertThatThrownBy(() -> client.attachments(EntityType.WELL, -1))
          .hasMessageContaining("entityId");
      for (String id : List.of("", " ", ".", "..", "a\nb", "a\u0000")) {
        assertThatThrownBy(() -> client.attachment(id))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("attachment id");
      }
      assertThatThrownBy(() -> EntityType.of("planet")).hasMessageContaining("entityType");
      assertThat(EntityType.of("Plate")).isEqualTo(EntityType.PLATE);
    }
    assertThat(sandbox.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host/ems",
        "ftp://host",
        "https://user:pass@host",
        "https://host?x=1",
        "https://host#x",
        "http://example.com",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com",
      })
  void refusesAnUnusableBaseUrl(String url) {
    assertThatThrownBy(() -> builder(URI.create(url)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("baseUrl")
        .hasMessageNotContaining("pass@");
  }

  @Test
  void joinsABaseUrlWithPathAndSlashOnce() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", "[]"));
        EmsClient client = builder(URI.create(server.url() + "/experimentsapi/")).build()) {
      client.attachments(EntityType.EXPERIMENT, 1234);
      assertThat(server.requests().get(0).path())
          .isEqualTo("/experimentsapi/ems/attachments?entityType=experiment&entityId=1234");
    }
  }

  private List<Attachment> attachments(String mediaType) {
    sandbox.settings().attachmentsMediaType(mediaType);
    try (EmsClient client = client()) {
      return client.attachments(EntityType.EXPERIMENT, 1234);
    }
  }

  private List<Attachment> listed(String mediaType, String body) throws Exception {
    String header = mediaType.isEmpty() ? "" : "Content-Type: " + mediaType + "\r\n";
    try (var server =
            new ScriptedServer(
                x -> x.send("200 OK", header, body.getBytes(StandardCharsets.UTF_8)));
        EmsClient client = builder(server.url()).build()) {
      return client.attachments(EntityType.EXPERIMENT, 1);
    }
  }

  private EmsClient client() {
    return builder(sandbox.baseUrl()).build();
  }

  private EmsClient.Builder builder(URI url) {
    return EmsClient.builder()
        .baseUrl(url)
        .credentials(SandboxCredentials.EMS_USERNAME, Secret.of(SandboxCredentials.EMS_TOKEN))
        .settings(ClientSettings.builder().clock(time).sleeper(time).build());
  }
}
