package dev.exportclients.cli.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.cli.Terminal;
import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.Secret;
import dev.exportclients.core.run.ExportRun;
import dev.exportclients.ecreporting.EcReportingClient;
import dev.exportclients.ecreporting.ReportOrder;
import dev.exportclients.ecreporting.ReportScope;
import dev.exportclients.ecreporting.StudyMode;
import dev.exportclients.ecreporting.identity.OracleTokens;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.ems.EmsCredentials;
import dev.exportclients.ems.EmsTokens;
import dev.exportclients.metastudio.MetaStudioClient;
import dev.exportclients.metastudio.MetaStudioCredentials;
import dev.exportclients.metastudio.identity.IamTokens;
import dev.exportclients.webadmit.WebAdmitClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** From credentials to the saved file, and a start once only. */
class SignInToFileTest {
  private static final Pattern STARTED = Pattern.compile("(?m)^started: (.*)\n");
  private static final byte[] FILE = OtherServer.FILE.getBytes(StandardCharsets.UTF_8);

  private final FakeTime time = new FakeTime();
  private final ClientSettings settings =
      ClientSettings.builder().clock(time).sleeper(time).build();

  @TempDir Path folder;

  static Stream<Supplier<OtherServer>> providers() {
    return Stream.of(
        OtherEms::new, OtherEcReporting::new, OtherWebAdmit::new, OtherMetaStudio::new);
  }

  @ParameterizedTest
  @MethodSource("providers")
  void oneCommandGoesAllTheWay(Supplier<OtherServer> provider) {
    try (OtherServer server = provider.get()) {
      Terminal.Outcome run = terminal(server).run(with(server.order(), "-o", file().toString()));

      assertThat(run.exitCode()).as(run.stderr()).isZero();
      assertThat(file()).hasBinaryContent(FILE);
      assertThat(server.starts()).isOne();
    }
  }

  @ParameterizedTest
  @MethodSource("providers")
  void afterAKillThePrintedHandleGivesTheFileWithoutASecondStart(Supplier<OtherServer> provider)
      throws Exception {
    try (OtherServer server = provider.get().never()) {
      Process killed = terminal(server).start(server.order().toArray(String[]::new));
      assertThat(server.isPolledWithin(300)).isTrue();
      killed.destroyForcibly().waitFor();
      Matcher started = STARTED.matcher(Files.readString(folder.resolve("stderr")));
      assertThat(started.find()).isTrue();
      server.ready();

      Terminal.Outcome fetch =
          terminal(server).run("fetch", started.group(1), "-o", file().toString());

      assertThat(fetch.exitCode()).as(fetch.stderr()).isZero();
      assertThat(file()).hasBinaryContent(FILE);
      assertThat(server.starts()).isOne();
    }
  }

  @Test
  void oneCallGoesAllTheWayForEms() throws Exception {
    try (OtherServer server = new OtherEms()) {
      URI url = URI.create(server.environment().get("EMS_BASE_URL"));
      Secret key = Secret.of(OtherEms.API_KEY);
      Secret secret = Secret.of(OtherEms.API_SECRET);
      try (EmsTokens tokens =
              EmsTokens.builder()
                  .baseUrl(url)
                  .user(OtherEms.USER, Secret.of(OtherEms.PASSWORD))
                  .apiKey(key, secret)
                  .settings(settings)
                  .build();
          EmsClient ems =
              EmsClient.builder()
                  .baseUrl(url)
                  .credentials(EmsCredentials.user(OtherEms.USER, tokens).withApiKey(key, secret))
                  .settings(settings)
                  .build()) {
        saves(ems.startResults(4711), server);
      }
    }
  }

  @Test
  void oneCallGoesAllTheWayForEcReporting() throws Exception {
    try (OtherServer server = new OtherEcReporting();
        OracleTokens tokens =
            OracleTokens.builder()
                .tokenUrl(URI.create(server.environment().get("ECREPORTING_TOKEN_URL")))
                .client(OtherEcReporting.CLIENT, Secret.of(OtherEcReporting.SECRET))
                .scope(OtherEcReporting.SCOPE)
                .settings(settings)
                .build();
        EcReportingClient oracle =
            EcReportingClient.builder()
                .baseUrl(server.uri())
                .credentials(tokens)
                .settings(settings)
                .build()) {
      ReportScope study = ReportScope.study(OtherEcReporting.STUDY, StudyMode.TEST);
      saves(oracle.start(ReportOrder.builder(OtherEcReporting.REPORT, study).build()), server);
    }
  }

  @Test
  void oneCallGoesAllTheWayForWebAdmit() throws Exception {
    try (OtherServer server = new OtherWebAdmit();
        WebAdmitClient webadmit =
            WebAdmitClient.builder()
                .baseUrl(server.uri())
                .credentials(Secret.of(OtherWebAdmit.KEY))
                .settings(settings)
                .build()) {
      saves(webadmit.startRun(webadmit.userIdentities().get(0).id(), 335158), server);
    }
  }

  @Test
  void oneCallGoesAllTheWayForMetaStudio() throws Exception {
    try (OtherServer server = new OtherMetaStudio();
        IamTokens tokens =
            IamTokens.builder()
                .iamUrl(server.uri())
                .region(OtherMetaStudio.REGION)
                .user(
                    OtherMetaStudio.USER,
                    Secret.of(OtherMetaStudio.PASSWORD),
                    OtherMetaStudio.DOMAIN)
                .settings(settings)
                .build();
        MetaStudioClient metastudio =
            MetaStudioClient.builder()
                .baseUrl(server.uri())
                .projectId(tokens.projectId())
                .credentials(MetaStudioCredentials.token(tokens))
                .settings(settings)
                .build()) {
      saves(metastudio.export(OtherMetaStudio.RESOURCE, "skill-1"), server);
    }
  }

  /** As the vectors have it: what checks the clients is checked itself. */
  @ParameterizedTest
  @CsvSource({
    "get /ems/resultsexport/1234, '', 8XadW23A+Bfwxl+xVjyP5ORKwjlCIfg0t8RXVdBnHwQ=",
    "get /experimentsapi/ems/results, experimentid=1234,"
        + " QiozBy9U9ARTLT1uNl1lgwI2l5vugCHnRIfxCU+8OiQ="
  })
  void theOtherEmsSignsAsThePublishedScriptDoes(String call, String fields, String signature)
      throws Exception {
    String[] words = call.split(" ");
    String message = String.join("\n", words[0], "2015-11-22 08:00:00.000z", words[1], fields, "");
    assertThat(OtherEms.signature("not-a-real-secret", message)).isEqualTo(signature);
  }

  private void saves(ExportRun run, OtherServer server) throws Exception {
    run.download().saveTo(file(), DownloadOptions.defaults().waitAtMost(Duration.ofHours(1)));
    assertThat(file()).hasBinaryContent(FILE);
    assertThat(server.starts()).isOne();
  }

  private Path file() {
    return folder.resolve("file.csv");
  }

  private Terminal terminal(OtherServer server) {
    Terminal terminal = new Terminal(folder);
    server.environment().forEach(terminal::set);
    return terminal;
  }

  private static String[] with(List<String> words, String... more) {
    return Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new);
  }
}
