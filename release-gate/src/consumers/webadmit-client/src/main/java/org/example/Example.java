package org.example;

import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.Secret;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.webadmit.ExportFile;
import dev.exportclients.webadmit.WebAdmitClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The README's example of WebAdMIT, against a sandbox of its own. */
public final class Example {
  public static void main(String[] arguments) throws IOException {
    try (Sandbox sandbox = Sandbox.start()) {
      Path exports = Path.of("exports");     // made if it is missing
      try (WebAdmitClient webadmit = WebAdmitClient.builder()
          .baseUrl(sandbox.baseUrl())
          .credentials(Secret.of(SandboxCredentials.WEBADMIT_API_KEY))
          .build()) {
        ExportFile run = webadmit.start(42, 86446);
        Download file = webadmit.download(86446, run.id());
        file.saveInto(exports, DownloadOptions.defaults().waitAtMost(Duration.ofHours(1)));
        try (Stream<Path> saved = Files.list(exports)) {
          List<Path> files = saved.toList();
          if (files.size() != 1 || Files.size(files.get(0)) == 0) {
            throw new AssertionError("there should be one file, with something in it: " + files);
          }
        }
      }
    }
  }
}
