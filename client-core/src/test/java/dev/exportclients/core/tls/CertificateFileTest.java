package dev.exportclients.core.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateFileTest {
  private static final String BASE64 =
      String.join(
          "\n",
          "MIIBhjCCAS2gAwIBAgIURa2LzCl80SYJGaqfJ/ODXpc2aV8wCgYIKoZIzj0EAwIw",
          "GTEXMBUGA1UEAwwOVGVzdCBhdXRob3JpdHkwHhcNMjYxMTI3MDAyMDI4WhcNNDYx",
          "MTIyMDAyMDI4WjAZMRcwFQYDVQQDDA5UZXN0IGF1dGhvcml0eTBZMBMGByqGSM49",
          "AgEGCCqGSM49AwEHA0IABMmwpTSOk6f4uKGnMs4TFV9jwz2D42SQJ9gFl127DFv2",
          "ONjdGaVCySNZD9K0pw3BOOCiJZSzlZLM5Ocni5XvobOjUzBRMB0GA1UdDgQWBBTb",
          "n2tUsUwSbkPT7C6y8okn/7ZpZDAfBgNVHSMEGDAWgBTbn2tUsUwSbkPT7C6y8okn",
          "/7ZpZDAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCIFWBjUZwOLl0",
          "lcL7YbB22cUYkCw4gC7nJdAn2uDlyQY7AiAjnynyv6GipQXtNel+GHktsPJTsrob",
          "QJaZxUeccluKEg==");
  private static final String PEM =
      "-----BEGIN CERTIFICATE-----\n" + BASE64 + "\n-----END CERTIFICATE-----\n";
  private static final String KEY =
      "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49\n-----END PRIVATE KEY-----\n";

  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> readsAFileAsPeopleHaveIt() {
    Map<String, String> forms =
        Map.ofEntries(
            Map.entry("plain", PEM),
            Map.entry("without a last line end", PEM.strip()),
            Map.entry("a byte order mark", "\ufeff" + PEM),
            Map.entry("a key before it", KEY + PEM),
            Map.entry("a key behind it", PEM + KEY),
            Map.entry("CRLF", PEM.replace("\n", "\r\n")),
            Map.entry("CR", PEM.replace("\n", "\r")),
            Map.entry("blanks behind each line", PEM.replace("\n", " \t\n")),
            Map.entry("indented", "  " + PEM.replace("\n", "\n\t  ")),
            Map.entry("empty lines", PEM.replace("\n", "\n\n")),
            Map.entry("on one line", PEM.replace("\n", "")),
            Map.entry("line ends as escapes", PEM.replace("\n", "\\n")),
            Map.entry("text around it", "subject: CN=\u00fc\n-----\n" + PEM + "end"),
            Map.entry("bag attributes", "Bag Attributes\n    friendlyName: a\n" + PEM),
            Map.entry("an older label", PEM.replace("CERTIFICATE-", "X509 CERTIFICATE-")));
    return forms.entrySet().stream()
        .map(form -> DynamicTest.dynamicTest(form.getKey(), () -> reads(form.getValue(), 1)));
  }

  @Test
  void readsSeveral() throws Exception {
    reads(PEM + "\n# the next\n" + KEY + PEM + PEM.strip(), 3);
  }

  @Test
  void readsDerAndUtf16() throws Exception {
    reads(Base64.getMimeDecoder().decode(BASE64), 1);
    reads(("\ufeff" + PEM).getBytes(UTF_16LE), 1);
  }

  /** As openssl x509 -trustout writes it, with what the certificate is trusted for. */
  @Test
  void readsTrustedCertificates() throws Exception {
    byte[] certificate = Base64.getMimeDecoder().decode(BASE64);
    byte[] forServers = {0x30, 12, 0x30, 10, 6, 8, 0x2b, 6, 1, 5, 5, 7, 3, 1};
    byte[] named = {0x30, 6, 12, 4, 'o', 'u', 'r', 's'};
    for (byte[] behind : new byte[][] {{}, {0x30, 0}, forServers, named}) {
      byte[] trusted = Arrays.copyOf(certificate, certificate.length + behind.length);
      System.arraycopy(behind, 0, trusted, certificate.length, behind.length);
      String pem =
          "-----BEGIN TRUSTED CERTIFICATE-----\n"
              + Base64.getMimeEncoder().encodeToString(trusted)
              + "\n-----END TRUSTED CERTIFICATE-----\n";
      reads(pem, 1);
      reads(pem + PEM + pem, 3);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "remember the milk",
        "0 no DER",
        KEY,
        "-----BEGIN CERTIFICATE-----\nMIIB\n",
        "-----BEGIN CERTIFICATE-----\n" + "-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\nMIIB\n" + KEY,
      })
  void saysThatThereIsNone(String content) throws Exception {
    assertThatThrownBy(() -> reads(content, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("certificate file holds ")
        .hasMessageContaining("ca.pem");
  }

  @Test
  void saysThatItIsAFolderOrMissing() {
    assertThatThrownBy(() -> CertificateFile.read(folder, LONG))
        .hasMessageContaining("certificate file names a folder");
    assertThatThrownBy(() -> CertificateFile.read(folder.resolve("missing"), LONG))
        .hasMessageContaining("certificate file can't be read");
  }

  @Test
  @Timeout(60)
  void readsAPipeAndDoesNotWaitForOneForEver() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThatThrownBy(() -> CertificateFile.read(pipe, Duration.ofMillis(50)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("certificate file names a pipe")
        .hasMessageContaining(pipe.toString());

    Path written = folder.resolve("written");
    assertThat(new ProcessBuilder("mkfifo", written.toString()).start().waitFor()).isZero();
    CompletableFuture<Path> writer =
        CompletableFuture.supplyAsync(() -> write(written), task -> new Thread(task).start());
    assertThat(CertificateFile.read(written, LONG)).hasSize(1);
    writer.join();
  }

  private static Path write(Path pipe) {
    try {
      return Files.writeString(pipe, PEM);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void reads(String content, int certificates) throws Exception {
    reads(content.getBytes(content.startsWith("\ufeff") ? UTF_8 : ISO_8859_1), certificates);
  }

  private void reads(byte[] content, int certificates) throws Exception {
    Path file = Files.write(folder.resolve("ca.pem"), content);

    assertThat(CertificateFile.read(file, LONG))
        .hasSize(certificates)
        .allSatisfy(
            found ->
                assertThat(((X509Certificate) found).getSubjectX500Principal().getName())
                    .isEqualTo("CN=Test authority"));
  }
}
