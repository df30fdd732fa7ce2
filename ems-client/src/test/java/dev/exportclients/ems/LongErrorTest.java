package dev.exportclients.ems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Secret;
import dev.exportclients.core.exception.ApiException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** EMS's error envelopes under 200, longer than what is held back of a file, and short ones. */
class LongErrorTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Message\":\"An error has occurred.\",\"StackTrace\":\"FILL\"}",
        "{\"Message\":\"An error has occurred.\",\"InnerException\":{\"StackTrace\":\"FILL\"}}",
        "{\"Message\":\"An error has occurred.FILL\"}",
        "<Error><Message>An error has occurred.</Message><StackTrace>FILL</StackTrace></Error>",
        "<?xml version=\"1.0\"?><Error><Message>An error has occurred.</Message><a><b>FILL</b></a></Error>",
        "<Error><Message>An error has occurred.FILL</Message></Error>",
        "{\"Message\":\"An error has occurred.\",\"ErrorCode\":7,\"RequestId\":\"r1\",\"Fill\":\"FILL\"}",
        "{\"message\":\"An error has occurred.\"}"
      })
  void isAnError(String envelope) {
    assertThatThrownBy(() -> save("", envelope.replace("FILL", " at x".repeat(15_000))))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("An error has occurred.");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\":\"hello\",\"rows\":[]}",
        "{\"rows\":[{\"Message\":\"x\"}],\"fill\":\"FILL\"}",
        "<Errors><Message>x</Message>FILL</Errors>",
        "<Rows><Error><Message>x</Message></Error>FILL</Rows>"
      })
  void otherDataIsAFile(String data) throws Exception {
    String body = data.replace("FILL", " at x".repeat(15_000));
    assertThat(save("", body)).hasContent(body);
  }

  @Test
  void anAttachmentThatIsNamedSoIsAFile() throws Exception {
    String xml = "<Error><Message>An error of somebody's</Message></Error>";
    String named = "Content-Disposition: attachment; filename=log.xml\r\n";
    assertThat(save(named, xml)).hasContent(xml);
  }

  private Path save(String headers, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    FakeTime time = new FakeTime();
    try (var server = new ScriptedServer(x -> x.send("200 OK", headers, bytes));
        EmsClient client =
            EmsClient.builder()
                .baseUrl(server.url())
                .credentials("LAB\\Ada", Secret.of("T0ken+/="))
                .settings(ClientSettings.builder().clock(time).sleeper(time).build())
                .build()) {
      return client.results(1).saveTo(folder.resolve("saved")).file().orElseThrow();
    }
  }
}
