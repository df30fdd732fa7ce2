package dev.exportclients.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.sandbox.Sandbox;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxVariablesTest {
  @TempDir Path folder;

  /** Pasted into a shell: first those with tokens, then those to sign in with. */
  @Test
  void linesThatTheSandboxPrintsAreWhatItTakes() throws Exception {
    PipedOutputStream stdout = new PipedOutputStream();
    FutureTask<Terminal.Outcome> command =
        new FutureTask<>(() -> new Terminal(folder).stdout(stdout).run("sandbox"));
    Thread running = new Thread(command, "sandbox");
    String url;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(new PipedInputStream(stdout), UTF_8))) {
      running.start();
      url = lines.readLine();
      running.interrupt();
    }
    List<String> told = command.get().told();

    try (Sandbox sandbox = Sandbox.start()) {
      Terminal shell = new Terminal(folder);
      sandbox.clock(shell.time);
      int signIns = told.indexOf(line(told, "to make tokens"));
      paste(told.subList(0, signIns), url, sandbox, shell);
      assertThat(shell.run("doctor").stdout())
          .contains("EMS_TOKEN counts", "ECREPORTING_TOKEN counts", "METASTUDIO_AK counts")
          .doesNotContain("FAIL");

      paste(told.subList(signIns, told.size()), url, sandbox, shell);
      assertThat(shell.run("doctor").stdout())
          .contains("EMS_PASSWORD counts", "ECREPORTING_TOKEN_URL counts")
          .contains("METASTUDIO_IAM_USER counts")
          .doesNotContain("FAIL");
    }
  }

  private static String line(List<String> told, String part) {
    return told.stream().filter(line -> line.contains(part)).findFirst().orElseThrow();
  }

  private static void paste(List<String> lines, String url, Sandbox sandbox, Terminal shell) {
    for (String line : lines) {
      String command = line.replaceFirst("^exportctl: ", "").replace(url, "" + sandbox.baseUrl());
      if (command.startsWith("unset ")) {
        shell.unset(command.substring(6).split(" "));
      } else if (command.startsWith("export ")) {
        String[] assignment = command.substring(7).split("=", 2);
        shell.set(assignment[0], unquoted(assignment[1]));
      }
    }
  }

  private static String unquoted(String word) {
    return word.startsWith("'") ? word.substring(1, word.length() - 1) : word;
  }
}
