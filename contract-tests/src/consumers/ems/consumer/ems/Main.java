package consumer.ems;

import dev.exportclients.core.Secret;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.ems.EmsCredentials;
import dev.exportclients.ems.EmsTokens;
import dev.exportclients.ems.EntityType;
import java.net.URI;
import java.nio.file.Path;

/** A token for a password, a list, and a file into the folder that is named. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    URI url = URI.create(System.getenv("EMS_BASE_URL"));
    String user = System.getenv("EMS_USERNAME");
    try (EmsTokens tokens =
            EmsTokens.builder()
                .baseUrl(url)
                .user(user, Secret.of(System.getenv("EMS_PASSWORD")))
                .build();
        EmsClient ems =
            EmsClient.builder()
                .baseUrl(url)
                .credentials(EmsCredentials.user(user, tokens))
                .build()) {
      System.out.println(ems.attachments(EntityType.EXPERIMENT, 1234).size());
      System.out.println(ems.results(1234567).saveTo(Path.of(args[0])).sha256());
    }
  }
}
