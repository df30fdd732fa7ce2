package dev.exportclients.webadmit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.DownloadWarning;
import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.Secret;
import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.EmptyExportException;
import dev.exportclients.core.exception.ExportFailedException;
import dev.exportclients.core.exception.NotFoundException;
import dev.exportclients.core.exception.NotReadyException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnauthenticatedException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.sandbox.SandboxExtension;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
class WebAdmitClientTest {
  private static final long EXPORT = 86446;

  @TempDir Path folder;
  private final FakeTime time = new FakeTime();
  private Sandbox sandbox;

  @BeforeEach
  void start(Sandbox running) {
    sandbox = running;
    sandbox.clock(time);
  }

  @Test
  void startsWaitsAndDownloadsThoughTheFirstLinkHasExpired() {
    try (WebAdmitClient client = client()) {
      ExportFile run = client.start(42, EXPORT);
      DownloadReceipt receipt = client.download(EXPORT, run.id()).saveTo(folder, waiting());

      assertThat(receipt.file().orElseThrow()).hasFileName("Test-API-Export.csv");
      assertThat(receipt.attempts()).isEqualTo(2);
      assertThat(sandbox.requests("webadmit.startExport")).hasSize(1);
      assertThat(sandbox.requests("webadmit.link"))
          .hasSize(2)
          .noneMatch(request -> request.headers().containsKey("x-api-key"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 2000, 3000})
  void readsEachStateInEachSpellingAndShape(int series) {
    ExportState[] states = ExportState.values();
    try (WebAdmitClient client = client()) {
      for (int i = 0; i < states.length; i++) {
        assertThat(client.status(EXPORT, series + 1 + i).state()).isEqualTo(states[i]);
      }
    }
  }

  @Test
  void anErrorUnder200IsNoEmptyList() {
    try (WebAdmitClient client = client(sandbox.baseUrl("envelope"))) {
      assertThatThrownBy(client::userIdentities)
          .isInstanceOf(ApiException.class)
          .hasMessageContaining("Not Found");
    }
    try (WebAdmitClient client = client(sandbox.baseUrl("html"))) {
      assertThatThrownBy(client::userIdentities)
          .isInstanceOf(UnexpectedContentException.class)
          .hasMessageContaining("web page");
    }
  }

  @Test
  void downloadsWhatFinishedWithErrorsWithAWarning() {
    try (WebAdmitClient client = client()) {
      assertThat(client.download(EXPORT, 1005).saveTo(folder).warnings())
          .containsExactly(DownloadWarning.EXPORTED_WITH_ERRORS);
    }
  }

  @Test
  void tellsAnEmptyExportFromAFailedOne() {
    try (WebAdmitClient client = client()) {
      var empty =
          catchThrowableOfType(
              EmptyExportException.class,
              () -> client.download(EXPORT, 1006).saveTo(folder, waiting()));
      assertThat(empty.ids()).containsEntry("exportId", "86446").containsEntry("fileId", "1006");
      assertThatThrownBy(() -> client.download(EXPORT, 2007).saveTo(folder, waiting()))
          .isInstanceOf(ExportFailedException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"1001, Initializing", "1003, In Progress", "1008, Exploded"})
  void waitsThroughEveryOtherStateAndNamesTheLast(long fileId, String state) {
    try (WebAdmitClient client = client()) {
      var notReady =
          catchThrowableOfType(
              NotReadyException.class,
              () -> client.download(EXPORT, fileId).saveTo(folder, waiting()));
      assertThat(notReady.operation()).isEqualTo("webadmit.showExportFile");
      assertThat(notReady.lastState()).isEqualToIgnoringCase(state);
      assertThat(notReady.ids()).containsEntry("fileId", "" + fileId);
      assertThat(notReady.status()).isEmpty();
      assertThat(time.pauses()).hasSizeGreaterThan(5);
    }
  }

  @Test
  void staysFarBelowTheCallsThatAKeyMayMake() {
    try (WebAdmitClient client = client()) {
      assertThatThrownBy(
              () ->
                  client
                      .download(EXPORT, 1003)
                      .saveTo(folder, DownloadOptions.defaults().waitAtMost(Duration.ofHours(1))))
          .isInstanceOf(NotReadyException.class);
      assertThat(sandbox.requests()).hasSizeLessThan(400);
    }
  }

  @Test
  void givesUpALinkThatKeepsExpiring() {
    try (WebAdmitClient client = client(sandbox.baseUrl("expiredxall"))) {
      assertThatThrownBy(() -> client.download(EXPORT, 74780).saveTo(folder, waiting()))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("keeps expiring");
      assertThat(sandbox.requests("webadmit.link")).hasSize(4);
    }
  }

  @Test
  void aLinkThatExpiresInTheMiddleGoesOnAtTheSameByte() {
    try (WebAdmitClient client = client(sandbox.baseUrl("cut=300000@file~expired@file"))) {
      long fileId = 1_000_800_000;
      DownloadReceipt receipt = client.download(EXPORT, fileId).saveTo(folder);

      assertThat(receipt.sha256())
          .isEqualTo(sandbox.file("webadmit.link", Long.toString(fileId)).sha256());
      assertThat(receipt.resumes()).isEqualTo(1);
      assertThat(sandbox.requests("webadmit.link").get(2).header("range"))
          .contains("bytes=300000-");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"drop", "503", "stall-headers", "garbage"})
  void neverSendsAStartTwice(String fault) {
    try (WebAdmitClient client = client(sandbox.baseUrl(fault))) {
      assertThatThrownBy(() -> client.start(42, EXPORT)).isNotNull();
      assertThat(sandbox.requests("webadmit.startExport")).hasSize(1);
    }
  }

  @Test
  void neverSendsAStartTwiceOnADeadPooledConnection() {
    try (WebAdmitClient client = client(sandbox.baseUrl("dead"))) {
      client.userIdentities();
      try {
        client.start(42, EXPORT);
      } catch (TransferException lost) {
        assertThat(lost).hasMessageContaining("not sent again");
      }
      assertThat(sandbox.requests("webadmit.startExport")).hasSize(1);
    }
  }

  @Test
  void readsTheIdentities() {
    try (WebAdmitClient client = client()) {
      UserIdentity identity = client.userIdentities().get(0);
      assertThat(identity.id()).isEqualTo(42);
      assertThat(identity.type()).contains("Admissions User");
      assertThat(identity.association()).contains("SOPHAS");
      assertThat(identity.institution()).contains("Demo University");
      assertThat(identity.organization()).contains("Demo University School of Public Health");
      assertThat(identity.cycle()).contains("2014 - 2015");
    }
  }

  @Test
  void understandsAnEmpty401AndEachFormOfA404() {
    try (WebAdmitClient wrong =
        WebAdmitClient.builder()
            .baseUrl(sandbox.baseUrl())
            .credentials(Secret.of("ffffffffffffffffffffffffffffffff"))
            .build()) {
      assertThatThrownBy(wrong::userIdentities)
          .isInstanceOf(UnauthenticatedException.class)
          .hasMessageContaining("Check the API key");
    }
    try (WebAdmitClient client = client()) {
      for (String example :
          new String[] {"notFound", "userIdentityNotFound", "userIdentityNotFoundErrors"}) {
        sandbox.answerNext("webadmit.startExport", 404, example);
        var notFound =
            catchThrowableOfType(NotFoundException.class, () -> client.start(999, EXPORT));
        assertThat(notFound.error().message().orElseThrow()).containsIgnoringCase("not found");
      }
    }
  }

  @Test
  void refusesBadInputBeforeAnythingIsSent() {
    try (WebAdmitClient client = client()) {
      assertThatThrownBy(() -> client.start(0, 1)).hasMessageContaining("user identity id");
      assertThatThrownBy(() -> client.status(-1, 1)).hasMessageContaining("export id");
      assertThatThrownBy(() -> client.download(1, 0)).hasMessageContaining("file id");
    }
    assertThat(sandbox.requests()).isEmpty();
    assertThatThrownBy(() -> WebAdmitClient.builder().build())
        .isInstanceOf(NullPointerException.class)
        .hasMessage("credentials");
  }

  /** Whatever the server calls a state: a word of its own, a page, the key. */
  @ParameterizedTest
  @ValueSource(strings = {"%s", "Failed", "Empty List", "Available", "%s and more %s"})
  void showsNoKeyThatAStateEchoes(String word) throws Exception {
    String key = SandboxCredentials.WEBADMIT_API_KEY;
    String state = word.contains("%s") ? word.formatted(key, "x".repeat(5000)) : word;
    String body = "{\"export_files\":{\"id\":1,\"export_id\":2,\"status\":\"" + state + "\"}}";
    List<String> shown = new ArrayList<>();
    ExchangeListener listener =
        new ExchangeListener() {
          @Override
          public void onWait(Wait wait) {
            shown.add(wait.toString());
          }
        };
    try (var server =
            new ScriptedServer(x -> x.send("200 OK", "Content-Type: application/json\r\n", body));
        WebAdmitClient client = client(server.url(), listener)) {
      ExportFile file = client.status(2, 1);
      assertThat(file.status()).hasSizeLessThanOrEqualTo(80);
      shown.add(file.toString());
      Throwable failure = catchThrowable(() -> client.download(2, 1).saveTo(folder, waiting()));
      shown.add(failure.getMessage());
      if (failure instanceof NotReadyException notReady) {
        shown.add(notReady.lastState());
        assertThat(shown).hasSizeGreaterThan(4);
      } else if (failure instanceof EmptyExportException empty) {
        shown.add(empty.state());
      } else if (failure instanceof ExportFailedException failed) {
        shown.add(failed.state());
      }
    }
    assertThat(shown).noneMatch(text -> text.contains(key)).allMatch(text -> text.length() < 400);
  }

  @Test
  void showsNoKeyThatAnUnreadableResponseEchoes() throws Exception {
    String key = SandboxCredentials.WEBADMIT_API_KEY;
    for (String body :
        List.of(
            key,
            "{\"user_identities\":[{\"id\":\"" + key + "\"}]}",
            "{\"user_identities\":\"" + key + "\"}",
            "{\"user_identities\":[" + key + "]}")) {
      try (var server =
              new ScriptedServer(
                  x -> x.send("200 OK", "Content-Type: application/json\r\n", body));
          WebAdmitClient client = client(server.url())) {
        assertThatThrownBy(client::userIdentities)
            .isInstanceOf(UnexpectedContentException.class)
            .hasMessageContaining("can't be read")
            .hasMessageContaining("***")
            .hasMessageNotContaining(key.substring(1, 17));
      }
    }
  }

  private static DownloadOptions waiting() {
    return DownloadOptions.defaults().waitAtMost(Duration.ofMinutes(2));
  }

  private WebAdmitClient client() {
    return client(sandbox.baseUrl());
  }

  private WebAdmitClient client(URI url) {
    return client(url, new ExchangeListener() {});
  }

  private WebAdmitClient client(URI url, ExchangeListener listener) {
    return WebAdmitClient.builder()
        .baseUrl(url)
        .credentials(Secret.of(SandboxCredentials.WEBADMIT_API_KEY))
        .settings(
            ClientSettings.builder()
                .clock(time)
                .sleeper(time)
                .listener(listener)
                .idleTimeout(Duration.ofMillis(300))
                .build())
        .build();
  }
}
