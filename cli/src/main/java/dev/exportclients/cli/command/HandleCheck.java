package dev.exportclients.cli.command;

import dev.exportclients.cli.options.UsageException;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.core.run.RunHandle;
import dev.exportclients.ecreporting.EcReportingClient;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.metastudio.MetaStudioClient;
import dev.exportclients.metastudio.MetaStudioCredentials;
import dev.exportclients.webadmit.WebAdmitClient;
import java.net.URI;

/**
 * Whether a handle is one of its provider's. Only a client knows: here it is one of nowhere, which
 * sends nothing, so that a handle is judged before a variable is missed or a token is asked for.
 */
final class HandleCheck {
  private static final URI NOWHERE = URI.create("https://nowhere.invalid");
  private static final Secret NOTHING = Secret.of("nothing");

  private HandleCheck() {}

  /**
   * @throws UsageException if it is none, or no provider here has such
   */
  static void check(RunHandle handle) {
    UsageException.checked(() -> run(handle));
  }

  private static ExportRun run(RunHandle handle) {
    TokenSource tokens = TokenSource.of(NOTHING);
    switch (handle.provider()) {
      case "ems" -> {
        try (EmsClient client =
            EmsClient.builder().baseUrl(NOWHERE).credentials("nobody", NOTHING).build()) {
          return client.run(handle);
        }
      }
      case "ecreporting" -> {
        try (EcReportingClient client =
            EcReportingClient.builder().baseUrl(NOWHERE).credentials(tokens).build()) {
          return client.run(handle);
        }
      }
      case "webadmit" -> {
        try (WebAdmitClient client =
            WebAdmitClient.builder().baseUrl(NOWHERE).credentials(NOTHING).build()) {
          return client.run(handle);
        }
      }
      case "metastudio" -> {
        try (MetaStudioClient client =
            MetaStudioClient.builder()
                .baseUrl(NOWHERE)
                .projectId("none")
                .credentials(MetaStudioCredentials.token(tokens))
                .build()) {
          return client.run(handle);
        }
      }
      default ->
          throw new UsageException(
              "no provider has handles that start with '"
                  + handle.provider()
                  + ":'; a newer version may");
    }
  }
}
