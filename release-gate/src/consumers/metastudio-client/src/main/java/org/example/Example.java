package org.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.Secret;
import dev.exportclients.metastudio.MetaStudioClient;
import dev.exportclients.metastudio.MetaStudioCredentials;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/** The README's example of MetaStudio, against a sandbox of its own. */
public final class Example {
  public static void main(String[] arguments) throws IOException {
    try (Sandbox sandbox = Sandbox.start()) {
      try (MetaStudioClient metastudio = MetaStudioClient.builder()
          .baseUrl(sandbox.baseUrl())
          .projectId(SandboxCredentials.METASTUDIO_PROJECT_ID)
          .credentials(MetaStudioCredentials.akSk(SandboxCredentials.METASTUDIO_AK, Secret.of(SandboxCredentials.METASTUDIO_SK)))
          .build()) {
        long lines = metastudio.result("be0821bdf8d04949bf4c9852fa87c590").read(
            content -> new BufferedReader(new InputStreamReader(content.stream(), UTF_8)).lines().count(),
            DownloadOptions.defaults());
        if (lines == 0) {
          throw new AssertionError("the result has no lines");
        }
      }
    }
  }
}
