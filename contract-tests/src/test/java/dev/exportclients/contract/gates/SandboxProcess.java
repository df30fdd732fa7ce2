package dev.exportclients.contract.gates;

import dev.exportclients.sandbox.SandboxMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A sandbox in a process of its own, to be met as a stranger. */
final class SandboxProcess implements AutoCloseable {
  private final Process process;
  private final URI url;

  private SandboxProcess(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  static SandboxProcess start() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SandboxMain.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return new SandboxProcess(process, URI.create(out.readLine()));
  }

  URI url() {
    return url;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
