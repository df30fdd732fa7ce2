package dev.exportclients.cli.config;

import static dev.exportclients.core.CannedResponse.csv;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.cli.Terminal;
import dev.exportclients.core.RoutedServer;
import dev.exportclients.core.internal.TestTls;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ExtraTrustTest {
  @TempDir Path folder;

  @Test
  void trustsTheAuthoritiesOfTheFileAndNoOthers() throws Exception {
    TestTls identity = new TestTls(folder);
    try (RoutedServer server = new RoutedServer(identity.cuttable(), "https")) {
      server.on("/ems/resultsExport/1", csv("x"));
      Terminal terminal = new Terminal(Files.createDirectory(folder.resolve("to")), server.url());

      Terminal.Outcome stranger = terminal.run("ems", "results", "1");
      terminal.set("EXPORTCTL_CA_FILE", identity.pem(folder.resolve("ca.pem")).toString());
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

  @Test
  @Timeout(60)
  void waitsForAPipeNoLongerThanTheDeadline() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Terminal terminal = new Terminal(folder, "https://localhost:1");

    Terminal.Outcome outcome =
        terminal
            .set("EXPORTCTL_CA_FILE", pipe.toString())
            .run("ems", "results", "1", "--deadline", "200ms");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.stderr()).contains("EXPORTCTL_CA_FILE names a pipe");
  }
}
