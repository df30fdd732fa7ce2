package consumer.metastudio;

import dev.exportclients.core.Secret;
import dev.exportclients.metastudio.MetaStudioClient;
import dev.exportclients.metastudio.MetaStudioCredentials;
import java.net.URI;
import java.nio.file.Path;

/** A task, and its file into the folder that is named. */
public final class Main {
  private static final String TASK = "be0821bdf8d04949bf4c9852fa87c590";

  private Main() {}

  public static void main(String[] args) {
    try (MetaStudioClient metastudio =
        MetaStudioClient.builder()
            .baseUrl(URI.create(System.getenv("METASTUDIO_BASE_URL")))
            .projectId(System.getenv("METASTUDIO_PROJECT_ID"))
            .credentials(
                MetaStudioCredentials.akSk(
                    System.getenv("METASTUDIO_AK"), Secret.of(System.getenv("METASTUDIO_SK"))))
            .build()) {
      System.out.println(metastudio.task(TASK).id());
      System.out.println(metastudio.result(TASK).saveTo(Path.of(args[0])).sha256());
    }
  }
}
