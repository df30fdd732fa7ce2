package dev.exportclients.core.internal.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.ScriptedServer;
import dev.exportclients.core.internal.TestClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets of links: known while they are in use, and not for ever, since each file has its own. */
class PassingSecretsTest {
  @TempDir Path folder;

  @Test
  void forgetsOnesThatAreLongOutOfUse() throws Exception {
    try (var store = new ScriptedServer(x -> x.send("200 OK", "", "a,b\n"));
        var server = new ScriptedServer(x -> redirect(x, store.url()));
        var client = new TestClient(server.url(), ClientSettings.defaults())) {
      int calls = 150;
      for (int call = 0; call < calls; call++) {
        client.file("" + call).read(content -> 0, DownloadOptions.defaults());
      }

      String last = secret("&Signature", "" + (calls - 1));
      assertThat(client.runtime.shown(last)).doesNotContain(last);
      String first = secret("&Signature", "0");
      assertThat(client.runtime.shown(first)).isEqualTo(first);
    }
  }

  /** More than are remembered of calls that follow each other. */
  @Test
  void forgetsNoSecretOfACallThatIsOpenHoweverManyAre() throws Exception {
    int calls = 100;
    CountDownLatch asked = new CountDownLatch(calls);
    try (var store =
            new ScriptedServer(
                x -> {
                  asked.countDown();
                  asked.await();
                  String secret = x.request().path().replaceFirst(".*Signature=", "");
                  x.send(
                      "200 OK",
                      "Content-Disposition: attachment; filename="
                          + secret
                          + ".csv\r\nETag: \""
                          + secret
                          + "\"\r\n",
                      "a,b\n");
                });
        var server = new ScriptedServer(x -> redirect(x, store.url()));
        var client = new TestClient(server.url(), ClientSettings.defaults())) {
      ExecutorService pool = Executors.newFixedThreadPool(calls);
      List<Future<DownloadReceipt>> receipts = new ArrayList<>();
      for (int call = 0; call < calls; call++) {
        Path own = Files.createDirectory(folder.resolve("" + call));
        String id = "" + call;
        receipts.add(pool.submit(() -> client.file(id).saveTo(own)));
      }
      pool.shutdown();
      for (Future<DownloadReceipt> receipt : receipts) {
        assertThat(receipt.get(60, TimeUnit.SECONDS))
            .satisfies(told -> assertThat(told.suggestedFilename()).isEmpty())
            .satisfies(told -> assertThat(told.etag()).isEmpty());
      }
    }
  }

  private static void redirect(ScriptedServer.Exchange x, URI store) throws IOException {
    String id = x.request().path().replaceFirst("/files/(\\d+).*", "$1");
    String link = store + "/o";
    for (String name : List.of("?X-Amz-Credential", "&Token", "&Signature")) {
      link += name + "=" + secret(name, id);
    }
    x.send("302 Found", "Location: " + link + "\r\n", "");
  }

  private static String secret(String name, String id) {
    return UUID.nameUUIDFromBytes((name + id).getBytes()).toString();
  }
}
