package dev.exportclients.cli.config;

import static dev.exportclients.cli.ScriptedServer.csv;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.exportclients.cli.ScriptedServer;
import dev.exportclients.cli.Terminal;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtraTrustTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path folder;

  @Test
  void trustsTheAuthoritiesOfTheFileAndNoOthers() throws Exception {
    KeyStore identity = identity();
    try (ScriptedServer server = new ScriptedServer(https(identity))) {
      server.on("/ems/resultsExport/1", csv("x"));
      String url = "https://localhost:" + server.http.getAddress().getPort();
      Terminal terminal = new Terminal(Files.createDirectory(folder.resolve("to")), url);

      Terminal.Outcome stranger = terminal.run("ems", "results", "1");
      terminal.set("EXPORTCTL_CA_FILE", pem(identity).toString());
      Terminal.Outcome known = terminal.run("ems", "results", "1");

      assertThat(stranger.exitCode()).isEqualTo(9);
      assertThat(stranger.stderr())
          .contains("TLS", "name a PEM file with its authority in EXPORTCTL_CA_FILE")
          .hasLineCount(1);
      assertThat(known.exitCode()).as(known.stderr()).isZero();
    }
  }

  @Test
  void refusesAFileWithoutCertificates() throws Exception {
    Path notes = Files.writeString(folder.resolve("notes.txt"), "remember the milk");
    Terminal terminal = new Terminal(folder, "https://localhost:1");

    Terminal.Outcome outcome =
        terminal.set("EXPORTCTL_CA_FILE", notes.toString()).run("ems", "results", "1");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains("EXPORTCTL_CA_FILE");
  }

  private KeyStore identity() throws Exception {
    Path file = folder.resolve("identity.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream stored = Files.newInputStream(file)) {
      store.load(stored, PASSWORD);
    }
    return store;
  }

  private static HttpsServer https(KeyStore identity) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(identity, PASSWORD);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return server;
  }

  private Path pem(KeyStore identity) throws Exception {
    String encoded =
        Base64.getMimeEncoder().encodeToString(identity.getCertificate("server").getEncoded());
    return Files.writeString(
        folder.resolve("ca.pem"),
        "# ours\n-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
  }
}
