package dev.exportclients.core.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.CannedResponse;
import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.RetryPolicy;
import dev.exportclients.core.RoutedServer;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.internal.TestClient;
import dev.exportclients.core.internal.TestTls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedAuthoritiesTest {
  @TempDir Path folder;

  @Test
  void clientTrustsThemAndNoOthers() throws Exception {
    TestTls ours = new TestTls(Files.createDirectory(folder.resolve("ours")));
    TestTls another = new TestTls(Files.createDirectory(folder.resolve("another")));

    assertThat(read(ours, TrustedAuthorities.besideJavas(ours.pem(folder.resolve("ca.pem")))))
        .isEqualTo("a,b");
    assertThatThrownBy(
            () -> read(another, TrustedAuthorities.besideJavas(ours.pem(folder.resolve("ca.pem")))))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("no trusted TLS connection");
    assertThatThrownBy(() -> read(ours, SSLContext.getDefault()))
        .isInstanceOf(TransferException.class);
  }

  @Test
  void javasOwnStayTrusted() throws Exception {
    TestTls ours = new TestTls(folder);
    TrustManagerFactory javas =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    javas.init((KeyStore) null);
    Certificate[] trusted = ((X509TrustManager) javas.getTrustManagers()[0]).getAcceptedIssuers();

    assertThat(trusted).isNotEmpty();
    assertThat(TrustedAuthorities.andJavasOwn(List.of(ours.certificate())))
        .contains(ours.certificate())
        .contains(trusted);
  }

  private static String read(TestTls server, SSLContext trusting) throws Exception {
    try (RoutedServer routed = new RoutedServer(server.cuttable(), "https");
        TestClient client =
            new TestClient(
                routed.url(),
                ClientSettings.builder()
                    .sslContext(trusting)
                    .retryPolicy(RetryPolicy.none())
                    .build())) {
      routed.on("/files/1", CannedResponse.csv("a,b"));
      return client
          .file("1")
          .read(content -> new String(content.stream().readAllBytes()), DownloadOptions.defaults());
    }
  }
}
