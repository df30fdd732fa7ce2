package dev.exportclients.core.internal.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.Download;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.core.internal.TestClient;
import dev.exportclients.core.internal.provider.DownloadPlan;
import dev.exportclients.core.internal.provider.GeneratedApi;
import dev.exportclients.core.internal.provider.JsonDecoder;
import dev.exportclients.core.internal.provider.TokenAuthorizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A header that nobody could tell for a secret when it came: the token is given out later. */
class LateSecretTest {
  private static final String FIRST = "F1rst+Token/Of=Ada9zY==";
  private static final String LATER = "L4ter+Token/Of=Ada7xQ==";
  private static final byte[] FILE = "1;2;3;4;5\n".repeat(30_000).getBytes();

  private final FakeTime time = new FakeTime();
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ETag: \"v1-%s\"",
        "ETag: \"v1\"\r\nLast-Modified: %s",
        "ETag: \"v1\"\r\nContent-Type: text/%s",
        "ETag: \"v1\"\r\nContent-Disposition: attachment; filename=\"%s.csv\"",
        "ETag: \"v1\"\r\nContent-Disposition: attachment; filename*=UTF-8''%s.csv"
      })
  void isWithheldOnceItsSecretIsKnown(String headers) throws Exception {
    for (String spelling : new String[] {LATER, base64("user:" + LATER)}) {
      String lines = headers.replace("%s", spelling) + "\r\n";
      Path into = Files.createTempDirectory(folder, "s");
      try (var server = new ScriptedServer(x -> respond(x, lines));
          var runtime = runtime(server)) {
        DownloadReceipt receipt = file(runtime).saveTo(into);

        assertThat(server.requests()).hasSize(3);
        assertThat(receipt.resumes()).isEqualTo(1);
        Path saved = receipt.file().orElseThrow();
        assertThat(saved).hasBinaryContent(FILE);
        assertThat(receipt.etag().isPresent()).isEqualTo(headers.contains("Content-"));
        assertThat(receipt + " " + saved.getFileName()).doesNotContainIgnoringCase(spelling);
      }
    }
  }

  private static void respond(ScriptedServer.Exchange x, String lines) throws IOException {
    boolean late = x.request().headers().get("authorization").equals("Bearer " + LATER);
    if (x.number() == 1) {
      x.sendCut(lines, FILE, FILE.length - 100_000);
    } else if (!late) {
      x.send("401 Expired", "", "");
    } else {
      int from = x.rangeStart();
      assertThat(from).isPositive();
      x.send(
          "206 Partial Content",
          lines
              + "Content-Range: bytes "
              + from
              + "-"
              + (FILE.length - 1)
              + "/"
              + FILE.length
              + "\r\n",
          Arrays.copyOfRange(FILE, from, FILE.length));
    }
  }

  private ClientRuntime runtime(ScriptedServer server) {
    TokenSource source =
        new TokenSource() {
          @Override
          public Secret token() {
            return Secret.of(FIRST);
          }

          @Override
          public Secret refreshed(Secret refused) {
            return Secret.of(LATER);
          }
        };
    return new ClientRuntime(
        server.url(),
        ClientSettings.builder().clock(time).sleeper(time).build(),
        new TokenAuthorizer("Authorization", "Bearer ", source),
        (body, success) -> Optional.empty());
  }

  private static Download file(ClientRuntime runtime) {
    GeneratedApi<TestClient.Api> api = runtime.api(TestClient.Api.class, new JsonDecoder());
    return runtime.download(
        new DownloadPlan(
            "test.file",
            Map.of("id", "1"),
            "file-1",
            "",
            request ->
                request.send((attempt, headers) -> api.of(attempt).file("1", null, headers))));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
