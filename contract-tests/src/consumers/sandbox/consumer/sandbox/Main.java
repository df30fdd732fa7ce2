package consumer.sandbox;

import dev.exportclients.sandbox.Sandbox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Starts a sandbox and reads its page. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws IOException {
    try (Sandbox sandbox = Sandbox.start();
        InputStream page = sandbox.baseUrl().toURL().openStream()) {
      System.out.println(new String(page.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
