package dev.exportclients.cli.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
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
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("CA_FILE holds ")
        .hasMessageContaining("ca.pem");
  }

  @Test
  void saysThatItIsAFolderOrMissing() {
    assertThatThrownBy(() -> CertificateFile.read("CA_FILE", folder))
        .hasMessageContaining("CA_FILE names a folder");
    assertThatThrownBy(() -> CertificateFile.read("CA_FILE", folder.resolve("missing")))
        .hasMessageContaining("CA_FILE can't be read");
  }

  private void reads(String content, int certificates) throws Exception {
    reads(content.getBytes(content.startsWith("\ufeff") ? UTF_8 : ISO_8859_1), certificates);
  }

  private void reads(byte[] content, int certificates) throws Exception {
    Path file = Files.write(folder.resolve("ca.pem"), content);

    assertThat(CertificateFile.read("CA_FILE", file))
        .hasSize(certificates)
        .allSatisfy(
            found ->
                assertThat(((X509Certificate) found).getSubjectX500Principal().getName())
                    .isEqualTo("CN=Test authority"));
  }
}
