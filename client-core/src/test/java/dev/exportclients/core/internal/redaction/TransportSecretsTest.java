package dev.exportclients.core.internal.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.ExchangeListener;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.HeardLogs;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.exception.ExportClientException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.internal.TestClient;
import dev.exportclients.core.internal.files.PartFile;
import dev.exportclients.core.internal.http.RemoteFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportSecretsTest {
  private static final String KEY = TestClient.KEY.reveal();
  private static final String SIGNATURE = "s1gnature-of-a-link";

  @TempDir Path folder;

  @Test
  void nothingSecretIsLoggedThrownOrTold() throws Exception {
    FakeTime time = new FakeTime();
    List<String> said = new ArrayList<>();
    try (var logs = new HeardLogs();
        var store =
            new ScriptedServer(
                x -> x.send("403 Expired", "", "<Signature>" + SIGNATURE + "</Signature>"));
        var server =
            new ScriptedServer(
                x -> {
                  String body =
                      "{\"error_code\":\"E\",\"error_msg\":\"bad key "
                          + KEY
                          + " or Bearer "
                          + KEY
                          + " at https://x.example/y?sig="
                          + SIGNATURE
                          + "\"}";
                  String link = store.url() + "/o?Signature=" + SIGNATURE;
                  switch (x.number() % 6) {
                    case 0 -> x.send("200 OK", "", "fine");
                    case 1 -> x.send("401 Unauthorized", "X-Echo: " + KEY + "\r\n", body);
                    case 2 -> x.send("500 Broken", "", "plain " + KEY);
                    case 3 -> x.send("302 Found", "Location: " + link + "\r\n", "");
                    case 4 -> x.send("200 OK", "Content-Type: text/html\r\n", "<p>" + KEY);
                    default -> x.cut();
                  }
                });
        var client =
            new TestClient(
                server.url(),
                ClientSettings.builder()
                    .clock(time)
                    .sleeper(time)
                    .listener(
                        new ExchangeListener() {
                          @Override
                          public void onExchange(Exchange exchange) {
                            said.add(exchange.toString());
                          }

                          @Override
                          public void onRetry(Retry retry) {
                            said.add(retry.toString());
                          }
                        })
                    .build())) {
      for (int i = 0; i < 40; i++) {
        try {
          said.add("" + client.file("1").read(c -> c.stream().readAllBytes().length, options()));
        } catch (ExportClientException failed) {
          StringWriter trace = new StringWriter();
          failed.printStackTrace(new PrintWriter(trace));
          said.add(trace.toString());
        }
      }
      said.add(client.runtime + " " + TestClient.KEY);
      said.addAll(logs.lines());

      assertThat(logs.lines()).anyMatch(line -> line.contains("dev.exportclients.exchange GET"));
      assertThat(said)
          .hasSizeGreaterThan(100)
          .noneMatch(line -> line.contains(KEY))
          .noneMatch(line -> line.contains(SIGNATURE));
      assertThat(store.requests()).isNotEmpty();
      assertThat(store.requests()).noneMatch(request -> request.headers().containsValue(KEY));
    }
  }

  /** No more than 64 KiB of a body are read, and they may end in the middle of a secret. */
  @ParameterizedTest
  @ValueSource(strings = {"400 Bad Request", "200 OK"})
  void showsNoPartOfASecretThatTheLimitCuts(String status) throws Exception {
    String page = "<html>" + " ".repeat(64 * 1024 - 6 - KEY.length() / 2) + KEY + " was refused";
    try (var server = new ScriptedServer(x -> x.send(status, "Content-Type: text/html\r\n", page));
        var client = new TestClient(server.url(), ClientSettings.defaults())) {
      assertThatThrownBy(() -> client.file("1").read(c -> 0, options()))
          .isInstanceOf(ExportClientException.class)
          .hasMessageNotContaining(KEY.substring(0, 4));
    }
  }

  private static DownloadOptions options() {
    return DownloadOptions.defaults();
  }

  @Test
  void keepsNoSecretOfTheFilesHeaders() throws Exception {
    FakeTime time = new FakeTime();
    String headers =
        "ETag: \"%s\"\r\nContent-Type: text/%s\r\nContent-Disposition: attachment; filename=%s\r\n"
            .formatted(KEY, KEY, KEY);
    try (var server =
            new ScriptedServer(
                x -> {
                  x.head("200 OK", headers + "Content-Length: 500000\r\n");
                  x.write(new byte[300_000], 0, 300_000);
                  if (x.number() <= 1) {
                    x.cut();
                  }
                  x.write(new byte[200_000], 0, 200_000);
                });
        var client =
            new TestClient(
                server.url(), ClientSettings.builder().clock(time).sleeper(time).build())) {
      String receipt = client.file("1").saveTo(folder).toString();
      assertThat(receipt).doesNotContain(KEY);
      assertThat(folder).isDirectoryNotContaining("glob:**" + KEY + "*");
      assertThat(server.requests().get(1).headers()).doesNotContainKey("if-range");
    }
  }

  /** Left by a version that kept it, or put there: it would go to whoever has the file now. */
  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"", "\"v1-%s\""})
  void sendsNoSecretThatAnEarlierDownloadLeft(String validator) throws Exception {
    byte[] file = "1;2;3\n".repeat(1000).getBytes();
    for (String kept : List.of(validator.replace("%s", KEY), "\"v1\"")) {
      Path folder = Files.createDirectories(this.folder.resolve("" + kept.length()));
      try (var server = new ScriptedServer(x -> x.serve(file, kept));
          var client = new TestClient(server.url(), ClientSettings.defaults())) {
        String identity = server.url() + " test.file {id=1} -> f";
        try (PartFile part = PartFile.claim(folder, identity)) {
          OptionalLong size = OptionalLong.of(file.length);
          part.begin(new RemoteFile(kept, null, null, size, null, null), true);
          part.write(file, 3000);
        }
        client.file("1").saveTo(folder.resolve("f"));

        boolean secret = kept.contains(KEY);
        assertThat(server.requests().get(0).headers().containsKey("if-range")).isEqualTo(!secret);
        assertThat(folder.resolve("f")).hasBinaryContent(file);
      }
    }
  }

  @Test
  void quotesNoSecretFromBrokenFraming() throws Exception {
    FakeTime time = new FakeTime();
    for (String garbled :
        List.of(
            "HTTP/1.1 200 OK\r\nEcho " + KEY + "\r\n\r\n",
            "Echo/1.1 " + KEY + " \u001b[31m\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + KEY + "\r\n")) {
      try (var server =
              new ScriptedServer(
                  x -> {
                    x.out().write(garbled.getBytes());
                    x.cut();
                  });
          var client =
              new TestClient(
                  server.url(), ClientSettings.builder().clock(time).sleeper(time).build())) {
        Throwable failure = catchThrowable(() -> client.file("1").saveTo(folder.resolve("f")));
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(failure).isInstanceOf(TransferException.class);
        assertThat(trace.toString()).doesNotContain(KEY).doesNotContain("\u001b");
      }
    }
  }
}
