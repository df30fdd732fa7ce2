package org.example;

import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.Secret;
import dev.exportclients.ems.Attachment;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.ems.EntityType;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** The README's example of EMS, against a sandbox of its own. */
public final class Example {
  public static void main(String[] arguments) throws IOException {
    try (Sandbox sandbox = Sandbox.start()) {
      Path exports = Path.of("exports");     // made if it is missing
      try (EmsClient ems = EmsClient.builder()
          .baseUrl(sandbox.baseUrl())
          .credentials(SandboxCredentials.EMS_USERNAME, Secret.of(SandboxCredentials.EMS_TOKEN))
          .build()) {
        DownloadOptions waiting = DownloadOptions.defaults().waitAtMost(Duration.ofMinutes(30));
        DownloadReceipt receipt = ems.results(1234).saveInto(exports, waiting);
        for (Attachment attachment : ems.attachments(EntityType.EXPERIMENT, 1234)) {
          ems.attachment(attachment.id()).saveTo(exports.resolve(attachment.id()));
        }
        byte[] served = sandbox.file("ems.exportResults", "1234").bytes();
        if (!Arrays.equals(Files.readAllBytes(receipt.file().orElseThrow()), served)) {
          throw new AssertionError("what arrived is not what was served: " + receipt);
        }
      }
    }
  }
}
