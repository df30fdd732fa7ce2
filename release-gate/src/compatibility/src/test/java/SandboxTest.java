import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.exportclients.core.Secret;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.sandbox.SandboxExtension;
import dev.exportclients.webadmit.WebAdmitClient;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The extension starts one sandbox, and closes it before the JVM ends, whichever JUnit it is. */
@ExtendWith(SandboxExtension.class)
class SandboxTest {
  @Test
  void startsASandbox(Sandbox sandbox) {
    URI url = sandbox.baseUrl();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> requireClosed(url)));
    try (WebAdmitClient webadmit = WebAdmitClient.builder()
        .baseUrl(url)
        .credentials(Secret.of(SandboxCredentials.WEBADMIT_API_KEY))
        .build()) {
      assertTrue(!webadmit.userIdentities().isEmpty());
    }
    assertEquals(1, sandbox.requests().size());
  }

  private static void requireClosed(URI url) {
    try (Socket open = new Socket(url.getHost(), url.getPort())) {
      System.err.println("the sandbox is open still: " + open);
      Runtime.getRuntime().halt(1);
    } catch (IOException closed) {
      // As it should be.
    }
  }
}
