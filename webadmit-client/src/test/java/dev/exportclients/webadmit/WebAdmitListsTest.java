package dev.exportclients.webadmit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Secret;
import dev.exportclients.core.exception.NotFoundException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.sandbox.SandboxExtension;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
class WebAdmitListsTest {
  private Sandbox sandbox;

  @BeforeEach
  void start(Sandbox running) {
    sandbox = running;
  }

  private static WebAdmitClient client(URI url) {
    return WebAdmitClient.builder()
        .baseUrl(url)
        .credentials(Secret.of(SandboxCredentials.WEBADMIT_API_KEY))
        .build();
  }

  @Test
  void exportsAreTypedValues() {
    try (WebAdmitClient client = client(sandbox.baseUrl())) {
      List<Export> exports = client.exports();

      assertThat(exports).hasSize(5);
      Export zip = exports.get(4);
      assertThat(zip.id()).isEqualTo(29901);
      assertThat(zip.name()).isEqualTo("Export 5");
      assertThat(zip.listType()).contains("all");
      assertThat(zip.format()).isEqualTo("Comma-Separated Values in Multiple Files");
      assertThat(zip.mimeType()).isEqualTo("application/zip");
      assertThat(exports.get(3).listType()).isEmpty();
    }
  }

  @Test
  void exportsOfAnIdentityAreAskedForByItsId() {
    try (WebAdmitClient client = client(sandbox.baseUrl())) {
      assertThat(client.exports(42))
          .extracting(Export::name)
          .containsExactly("Nightly Banner Export");
      assertThat(sandbox.requests().get(0).path()).isEqualTo("/api/v1/user_identities/42/exports");
      assertThatThrownBy(() -> client.exports(999)).isInstanceOf(NotFoundException.class);
    }
  }

  @Test
  void filesAreTheRunsOfOneIdentity() {
    try (WebAdmitClient client = client(sandbox.baseUrl())) {
      assertThat(client.files(42)).isEmpty();
      ExportFile run = client.start(42, 50);
      client.start(43, 50);

      List<ExportFile> files = client.files(42);
      assertThat(files).extracting(ExportFile::handle).containsExactly(run.handle());
      assertThat(files.get(0).state()).isEqualTo(ExportState.QUEUED);
      assertThat(files.get(0).href()).isEqualTo(run.href());
      assertThatThrownBy(() -> client.files(999)).isInstanceOf(NotFoundException.class);
    }
  }

  @Test
  void idsThatAreNoneAreRefusedBeforeAnythingIsSent() {
    try (WebAdmitClient client = client(sandbox.baseUrl())) {
      assertThatThrownBy(() -> client.exports(0)).hasMessageContaining("user identity id");
      assertThatThrownBy(() -> client.files(-1)).hasMessageContaining("user identity id");
    }
    assertThat(sandbox.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'user_identities':null}",
        "{'user_identities':[null]}",
        "{'user_identities':[{'type':'Admissions User'}]}"
      })
  void identitiesThatAreIncompleteAreNoList(String body) throws Exception {
    assertIncomplete(body, WebAdmitClient::userIdentities);
  }

  /** Each of the vendor's required fields once missing, once null; and what is no list at all. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'exports':null}",
        "{'exports':[null]}",
        "{'exports':[{'name':'n','format':'f','mime_type':'m'}]}",
        "{'exports':[{'id':1,'name':null,'format':'f','mime_type':'m'}]}",
        "{'exports':[{'id':1,'name':'n','mime_type':'m'}]}",
        "{'exports':[{'id':1,'name':'n','format':'f','mime_type':null}]}"
      })
  void exportsThatAreIncompleteAreNoList(String body) throws Exception {
    assertIncomplete(body, WebAdmitClient::exports);
    assertIncomplete(body, client -> client.exports(42));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'export_files':null}",
        "{'export_files':[null]}",
        "{'export_files':[{'export_id':1,'status':'Queued'}]}",
        "{'export_files':[{'id':1,'export_id':null,'status':'Queued'}]}",
        "{'export_files':[{'id':1,'export_id':1}]}"
      })
  void filesThatAreIncompleteAreNoList(String body) throws Exception {
    assertIncomplete(body, client -> client.files(42));
  }

  private static void assertIncomplete(String body, Consumer<WebAdmitClient> call)
      throws Exception {
    try (ScriptedServer server = responding(body);
        WebAdmitClient client = client(server.url())) {
      var unreadable =
          catchThrowableOfType(UnexpectedContentException.class, () -> call.accept(client));
      assertThat(unreadable).hasMessageContaining("is missing");
    }
  }

  @Test
  void fieldsThatNobodyKnowsAreIgnored() throws Exception {
    String body =
        "{'more':{},'exports':[{'id':1,'name':'n','list_type':'new','format':'f','mime_type':'m','x':[]}]}";
    try (ScriptedServer server = responding(body);
        WebAdmitClient client = client(server.url())) {
      assertThat(client.exports()).extracting(Export::listType).hasToString("[Optional[new]]");
    }
  }

  @Test
  void noValueOfAListShowsTheKey() throws Exception {
    String key = SandboxCredentials.WEBADMIT_API_KEY;
    String export = "{'id':1,'name':'%s','list_type':'%s','format':'%s','mime_type':'%s'}";
    String file = "{'id':1,'export_id':2,'href':'%s','status':'%s'}";
    String body = "{'exports':[%s],'export_files':[%s]}".formatted(export, file).replace("%s", key);
    try (ScriptedServer server = responding(body);
        WebAdmitClient client = client(server.url())) {
      assertThat(client.exports().toString()).doesNotContain(key);
      assertThat(client.files(42).toString()).doesNotContain(key);
    }
  }

  private static ScriptedServer responding(String body) throws Exception {
    return new ScriptedServer(
        x -> x.send("200 OK", "Content-Type: application/json\r\n", body.replace('\'', '"')));
  }
}
