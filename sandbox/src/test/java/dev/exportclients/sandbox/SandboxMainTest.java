package dev.exportclients.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxMainTest {
  private static final long TWO_GIB = 1L << 31;

  private static Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                SandboxMain.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).start();
  }

  @Test
  void printsItsUrlStreamsTwoGibibytesInSmallMemoryAndStopsWhenTold() throws Exception {
    Process process = start("--port", "0");
    try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
      URI base = URI.create(out.readLine());
      var connection =
          (HttpURLConnection)
              base.resolve(Requests.METASTUDIO + "size-" + TWO_GIB).toURL().openConnection();
      connection.setRequestProperty("X-Auth-Token", SandboxCredentials.METASTUDIO_TOKEN);
      try (InputStream body = connection.getInputStream()) {
        assertThat(body.transferTo(OutputStream.nullOutputStream())).isEqualTo(TWO_GIB);
      }
      process.toHandle().destroy();
      assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
      assertThat(out.readLine()).isNull();
    } finally {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource({"--host,x", "--port,x", "--port,65536"})
  void refusesOptionsItDoesNotKnow(String option, String value) throws Exception {
    Process process = start(option, value);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(new String(process.getErrorStream().readAllBytes())).contains("usage:");
  }

  @Test
  void endsWithAWordWhenItsPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Process process = start("--port", String.valueOf(taken.getLocalPort()));
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
      assertThat(new String(process.getErrorStream().readAllBytes()))
          .contains("can't listen on port " + taken.getLocalPort())
          .doesNotContain("\tat ");
    }
  }
}
