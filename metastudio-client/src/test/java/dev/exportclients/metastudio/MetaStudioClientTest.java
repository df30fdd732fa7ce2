package dev.exportclients.metastudio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.InvalidRequestException;
import dev.exportclients.core.exception.NotFoundException;
import dev.exportclients.core.exception.PermissionDeniedException;
import dev.exportclients.core.exception.ProviderUnavailableException;
import dev.exportclients.core.exception.RateLimitedException;
import dev.exportclients.core.exception.UnauthenticatedException;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.sandbox.SandboxExtension;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(SandboxExtension.class)
class MetaStudioClientTest {
  private static final String TASK = "be0821bdf8d04949bf4c9852fa87c590";

  @TempDir Path folder;
  private final FakeTime time = new FakeTime();
  private Sandbox sandbox;

  @BeforeEach
  void start(Sandbox running) {
    sandbox = running;
    sandbox.clock(time);
  }

  @Test
  void downloadsWithATokenWithAKeyAndWithATemporaryKey() {
    for (MetaStudioCredentials credentials :
        List.of(token("sandbox-iam-token"), key(), temporary())) {
      try (MetaStudioClient client = client(sandbox.baseUrl(), credentials)) {
        Path target = folder.resolve("" + sandbox.requests().size());
        DownloadReceipt receipt = client.result(TASK).saveTo(target);
        assertThat(receipt.sha256())
            .isEqualTo(sandbox.file("metastudio.downloadResult", TASK).sha256());
      }
    }
    assertThat(sandbox.requests()).hasSize(3);
    assertThat(sandbox.requests().get(1).header("x-project-id"))
        .contains(SandboxCredentials.METASTUDIO_PROJECT_ID);
    assertThat(sandbox.requests().get(1).header("authorization").orElseThrow())
        .contains("SignedHeaders=host;x-project-id;x-sdk-date,");
  }

  @Test
  void signsAnAwkwardIdAsItIsSent() {
    for (String id : List.of("a b~*中", "x%2Fy", "a/b?c#d", "50%", "a+b;c=d@e:f!$&'()", "{id}")) {
      try (MetaStudioClient client = client(sandbox.baseUrl(), key())) {
        sandbox.serve("metastudio.downloadResult", id, id.getBytes());
        byte[] read =
            client.result(id).read(c -> c.stream().readAllBytes(), DownloadOptions.defaults());
        assertThat(read).isEqualTo(id.getBytes());
      }
    }
  }

  @Test
  void namesTheFileAfterTheTask() {
    sandbox.serve("metastudio.downloadResult", TASK, 10);
    try (MetaStudioClient client = client(sandbox.baseUrl(), key())) {
      assertThat(client.result(TASK).saveTo(folder).file().orElseThrow().getFileName().toString())
          .isNotBlank();
    }
  }

  @Test
  void followsTheServersClockOnceAndRemembersIt() {
    try (MetaStudioClient client = client(sandbox.baseUrl("clock=40xall"), key())) {
      client.result(TASK).saveTo(folder.resolve("one"));
      assertThat(sandbox.requests()).hasSize(2);

      client.result(TASK).saveTo(folder.resolve("two"));
      assertThat(sandbox.requests()).hasSize(3);
    }
  }

  @Test
  void neverRepeatsAWrongSecret() {
    MetaStudioCredentials wrong =
        MetaStudioCredentials.akSk(SandboxCredentials.METASTUDIO_AK, Secret.of("wrong-secret"));
    try (MetaStudioClient client = client(sandbox.baseUrl(), wrong)) {
      var refused =
          catchThrowableOfType(
              UnauthenticatedException.class, () -> client.result(TASK).saveTo(folder));
      assertThat(refused.error().code()).contains("APIGW.0301");
      assertThat(refused).hasMessageContaining("locked");
      assertThat(sandbox.requests()).hasSize(1);
    }
  }

  @Test
  void asksForAFreshTokenOnce() {
    AtomicInteger asked = new AtomicInteger();
    TokenSource source =
        () ->
            Secret.of(asked.incrementAndGet() == 1 ? "stale" : SandboxCredentials.METASTUDIO_TOKEN);
    try (MetaStudioClient client = client(sandbox.baseUrl(), MetaStudioCredentials.token(source))) {
      client.result(TASK).saveTo(folder);
      assertThat(sandbox.requests()).hasSize(2);
      assertThat(asked).hasValue(2);
    }
  }

  static Stream<Arguments> codes() {
    return Stream.of(
        Arguments.of(400, "MSS.000000001", InvalidRequestException.class),
        Arguments.of(400, "MSS.000000002", ProviderUnavailableException.class),
        Arguments.of(400, "MSS.000000003", InvalidRequestException.class),
        Arguments.of(400, "MSS.000000004", UnauthenticatedException.class),
        Arguments.of(403, "MSS.000000004", UnauthenticatedException.class),
        Arguments.of(400, "MSS.00000002", InvalidRequestException.class),
        Arguments.of(500, "MSS.00000004", ProviderUnavailableException.class),
        Arguments.of(400, "MSS.00000004", ProviderUnavailableException.class),
        Arguments.of(400, "MSS.00010008", UnauthenticatedException.class),
        Arguments.of(400, "MSS.00010009", UnauthenticatedException.class),
        Arguments.of(403, "APIGW.0301", UnauthenticatedException.class),
        Arguments.of(403, "APIG.0303", UnauthenticatedException.class),
        Arguments.of(400, "APIGW.0101", NotFoundException.class),
        Arguments.of(400, "APIG.0308", RateLimitedException.class),
        Arguments.of(403, "OTHER", PermissionDeniedException.class),
        Arguments.of(200, "MSS.000000003", InvalidRequestException.class),
        Arguments.of(200, "MSS.000000004", UnauthenticatedException.class));
  }

  @ParameterizedTest
  @MethodSource("codes")
  void goesByTheWholeCode(int status, String code, Class<? extends ApiException> type)
      throws Exception {
    String body = "{\"error_code\":\"" + code + "\",\"error_msg\":\"said\",\"request_id\":\"r-1\"}";
    String json = "Content-Type: application/json\r\n";
    try (var server = new ScriptedServer(x -> x.send(status + " X", json, body));
        MetaStudioClient client = client(server.url(), token("t0ken"))) {
      var failure = catchThrowableOfType(type, () -> client.result(TASK).saveTo(folder));

      assertThat(failure.status()).isEqualTo(status);
      assertThat(failure.error().code()).contains(code);
      assertThat(failure.error().message()).contains("said");
      assertThat(failure.error().requestId()).contains("r-1");
    }
  }

  @Test
  void retriesAnInternalErrorWhateverItsStatus() throws Exception {
    String body = "{\"error_code\":\"MSS.000000002\",\"error_msg\":\"internal\"}";
    try (var server =
            new ScriptedServer(
                x ->
                    x.send(
                        x.number() == 1 ? "400 Bad" : "200 OK", "", x.number() == 1 ? body : "f"));
        MetaStudioClient client = client(server.url(), key())) {
      assertThat(client.result(TASK).saveTo(folder).bytes()).isEqualTo(1);
      assertThat(server.requests().get(0).headers().get("x-sdk-date")).isNotNull();
    }
  }

  @Test
  void refusesBadInputBeforeAnythingIsSent() {
    try (MetaStudioClient client = client(sandbox.baseUrl(), key())) {
      for (String id : List.of("", ".", "..", "a\nb")) {
        assertThatThrownBy(() -> client.result(id))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("task id");
      }
    }
    assertThatThrownBy(() -> MetaStudioClient.builder().projectId(".."))
        .hasMessageContaining("projectId");
    assertThatThrownBy(() -> Secret.of(" ")).isInstanceOf(IllegalArgumentException.class);
    assertThat(key().toString()).doesNotContain(SandboxCredentials.METASTUDIO_SK);
  }

  private static MetaStudioCredentials token(String token) {
    return MetaStudioCredentials.token(TokenSource.of(Secret.of(token)));
  }

  private static MetaStudioCredentials key() {
    return MetaStudioCredentials.akSk(
        SandboxCredentials.METASTUDIO_AK, Secret.of(SandboxCredentials.METASTUDIO_SK));
  }

  private static MetaStudioCredentials temporary() {
    return MetaStudioCredentials.akSk(
        SandboxCredentials.METASTUDIO_TEMPORARY_AK,
        Secret.of(SandboxCredentials.METASTUDIO_TEMPORARY_SK),
        Secret.of(SandboxCredentials.METASTUDIO_SECURITY_TOKEN));
  }

  private MetaStudioClient client(URI url, MetaStudioCredentials credentials) {
    return MetaStudioClient.builder()
        .baseUrl(url)
        .projectId(SandboxCredentials.METASTUDIO_PROJECT_ID)
        .credentials(credentials)
        .settings(ClientSettings.builder().clock(time).sleeper(time).build())
        .build();
  }
}
