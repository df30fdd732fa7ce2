package consumer.webadmit;

import dev.exportclients.core.Secret;
import dev.exportclients.webadmit.WebAdmitClient;
import java.net.URI;
import java.nio.file.Path;

/** A list, and a file into the folder that is named. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    try (WebAdmitClient webadmit =
        WebAdmitClient.builder()
            .baseUrl(URI.create(System.getenv("WEBADMIT_BASE_URL")))
            .credentials(Secret.of(System.getenv("WEBADMIT_API_KEY")))
            .build()) {
      System.out.println(webadmit.exports().size());
      System.out.println(webadmit.download(86446, 1004).saveTo(Path.of(args[0])).sha256());
    }
  }
}
