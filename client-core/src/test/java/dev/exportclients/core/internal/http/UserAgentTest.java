package dev.exportclients.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.internal.TestClient;
import org.junit.jupiter.api.Test;

class UserAgentTest {
  @Test
  void namesTheVersionThatWasBuilt() throws Exception {
    try (var server = new ScriptedServer(x -> x.send("200 OK", "", "{}"));
        var client = new TestClient(server.url(), ClientSettings.defaults())) {
      client.things();
      assertThat(server.requests().get(0).headers().get("user-agent"))
          .matches("export-clients/\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }
  }
}
