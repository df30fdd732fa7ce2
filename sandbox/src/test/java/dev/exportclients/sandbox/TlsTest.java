package dev.exportclients.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static Sandbox sandbox;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.startTls(0);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static SSLContext trusting(String pem) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(
        "ca",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8))));
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private static HttpResponse<String> download(HttpClient client, URI base) throws Exception {
    return client.send(
        HttpRequest.newBuilder(base.resolve("api/v1/user_identities"))
            .header("x-api-key", SandboxCredentials.WEBADMIT_API_KEY)
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void respondsToThoseWhoTrustItsCertificate() throws Exception {
    HttpClient client =
        HttpClient.newBuilder()
            .sslContext(trusting(sandbox.certificate().orElseThrow().pem()))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    assertThat(sandbox.baseUrl()).hasScheme("https");
    assertThat(sandbox.otherOrigin()).hasScheme("https");
    assertThat(download(client, sandbox.baseUrl()).statusCode()).isEqualTo(200);
    URI localhost = URI.create("https://localhost:" + sandbox.port() + "/");
    assertThat(download(client, localhost).statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> download(client, URI.create(sandbox.baseUrl("garbage") + "/")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void isRefusedByThoseWhoDoNot() {
    assertThatThrownBy(() -> download(HttpClient.newHttpClient(), sandbox.baseUrl()))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void certificateReplacesThatOfAnEarlierSandboxAndNoOtherFile(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("ca.pem");
    SandboxCertificate certificate = sandbox.certificate().orElseThrow();
    new SandboxCertificate(certificate.pem().replaceAll("M", "N")).saveTo(file);
    certificate.saveTo(file);
    assertThat(file).hasContent(certificate.pem());

    Files.writeString(file, "mine");
    assertThatThrownBy(() -> certificate.saveTo(file))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("mine");
  }

  @Test
  void hasItsOwnCertificateEachTime() {
    try (Sandbox other = Sandbox.startTls(0);
        Sandbox plain = Sandbox.start()) {
      assertThat(other.certificate()).isPresent().isNotEqualTo(sandbox.certificate());
      assertThat(plain.certificate()).isEmpty();
    }
  }
}
