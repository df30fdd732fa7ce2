package dev.exportclients.cli.plan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.cli.Terminal;
import dev.exportclients.cli.Terminal.Outcome;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A night into a bucket, with all that a tenant's profile says of it. */
@ExtendWith(SandboxExtension.class)
class PlanToS3Test {
  private static final String ID = "AKIAIOSFODNN7EXAMPLE";
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY=";
  private static final String OTHER_SECRET = "Of+The/Shell/Alone==";

  @TempDir private Path folder;
  private final SigningS3 s3 = new SigningS3(ID, SECRET, "eu-central-1");

  @AfterEach
  void stop() {
    s3.close();
  }

  @Test
  void goesIntoTheProfilesBucketAndShowsItsSecretNowhere(Sandbox sandbox) throws Exception {
    Terminal terminal = Terminal.forSandbox(folder, sandbox.baseUrl());
    sandbox.clock(terminal.time);
    terminal
        .set("EXPORTCTL_CONFIG", "config.toml")
        .set("LAKE_SECRET", SECRET)
        .set("AWS_ACCESS_KEY_ID", "OTHERS")
        .set("AWS_SECRET_ACCESS_KEY", OTHER_SECRET)
        .set("AWS_SESSION_TOKEN", OTHER_SECRET);
    write(
        "config.toml",
        "[lake]",
        "AWS_ACCESS_KEY_ID = \"" + ID + "\"",
        "AWS_SECRET_ACCESS_KEY = \"${LAKE_SECRET}\"",
        "AWS_REGION = \"eu-central-1\"",
        "AWS_ENDPOINT_URL = \"" + s3.url() + "\"");
    write(
        "nightly.yaml",
        "plan: nightly",
        "into: s3://lake/{provider}/{period}",
        "exports:",
        "  - name: results",
        "    ems: {experiment: 4711}",
        "    to: results.csv");

    Outcome first = plan(terminal, "run", "--metrics", "first.prom", "-v");
    Outcome second = plan(terminal, "run", "--json");
    Outcome report = plan(terminal, "report", "-o", "night.html", "--metrics", "night.prom");

    assertThat(first.exitCode()).as(first.stderr()).isZero();
    assertThat(first.stderr()).contains("s3://lake/ems/2026-11-23/results.csv");
    assertThat(second.exitCode()).as(second.stdout()).isZero();
    assertThat(report.exitCode()).as(report.stderr()).isZero();
    assertThat(s3.stored()).containsOnlyKeys("/lake/ems/2026-11-23/results.csv");
    assertThat(s3.requests()).filteredOn(request -> request.startsWith("PUT")).hasSize(1);
    assertThat(sandbox.requests("ems.startResults")).hasSize(1);
    for (Outcome outcome : List.of(first, second, report)) {
      assertThat(outcome.stdout() + outcome.stderr()).doesNotContain(SECRET, OTHER_SECRET);
    }
    assertThat(folder).isDirectoryContaining("glob:**.ledger");
    assertThat(textOfAllFiles()).contains("results").doesNotContain(SECRET, OTHER_SECRET);
  }

  private static Outcome plan(Terminal terminal, String verb, String... options) {
    Stream<String> words = Stream.of("plan", verb, "nightly.yaml", "--profile", "lake");
    return terminal.run(Stream.concat(words, Stream.of(options)).toArray(String[]::new));
  }

  private void write(String name, String... lines) throws Exception {
    Path file = Files.writeString(folder.resolve(name), String.join("\n", lines));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }

  private String textOfAllFiles() throws Exception {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        text.append(Files.readString(file, ISO_8859_1));
      }
    }
    return text.toString();
  }
}
