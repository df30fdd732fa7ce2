package dev.exportclients.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTlsTest {
  @TempDir Path folder;

  @Test
  void commandsTrustASandboxBehindHttpsByTheFileThatItWrites() throws Exception {
    Path certificate = folder.resolve("ca.pem");
    PipedOutputStream stdout = new PipedOutputStream();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(new PipedInputStream(stdout), UTF_8))) {
      Terminal terminal = new Terminal(folder).stdout(stdout);
      Thread sandbox =
          new Thread(() -> terminal.run("sandbox", "--tls", certificate.toString()), "sandbox");
      sandbox.start();
      try {
        URI url = URI.create(lines.readLine());
        assertThat(url).hasScheme("https");

        var stranger = Terminal.forSandbox(folder, url).run("ems", "results", "1234");
        assertThat(stranger.exitCode()).isEqualTo(9);
        assertThat(stranger.stderr()).contains("EXPORTCTL_CA_FILE");

        var friend =
            Terminal.forSandbox(folder, url)
                .set("EXPORTCTL_CA_FILE", certificate.toString())
                .run("ems", "results", "1234");
        assertThat(friend.exitCode()).as(friend.stderr()).isZero();
        assertThat(folder.resolve("results-1234.csv")).isNotEmptyFile();
        for (String flow :
            List.of(
                "webadmit run 86446 --identity 42",
                "ecreporting run 546A79C296BE11EABB370242AC130002 --study-id "
                    + "CFD8129A430A473C8A02F4BA5DAAD865 --mode test",
                "metastudio run knowledge-intent-question-create")) {
          var saved =
              Terminal.forSandbox(folder, url)
                  .set("EXPORTCTL_CA_FILE", certificate.toString())
                  .run(
                      Stream.concat(
                              Stream.of(flow.split(" ")),
                              Stream.of(
                                  "-o", folder.resolve(flow.split(" ")[0] + ".file").toString()))
                          .toArray(String[]::new));
          assertThat(saved.exitCode()).as(saved.stderr()).isZero();
        }
      } finally {
        sandbox.interrupt();
        sandbox.join();
      }
    }
  }

  @Test
  void fileThatIsNoSandboxesCertificateIsLeftAsItIs() throws Exception {
    Path mine = Files.writeString(folder.resolve("mine.pem"), "mine");

    var refused = new Terminal(folder).run("sandbox", "--tls", mine.toString());

    assertThat(refused.exitCode()).isEqualTo(11);
    assertThat(refused.stderr()).contains("is no sandbox's certificate");
    assertThat(mine).hasContent("mine");
  }
}
