import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.exception.ExpiredException;
import dev.exportclients.core.exception.UnauthenticatedException;
import dev.exportclients.ecreporting.EcReportingClient;
import dev.exportclients.ecreporting.ReportOrder;
import dev.exportclients.ecreporting.ReportScope;
import dev.exportclients.ecreporting.StudyMode;
import dev.exportclients.ecreporting.identity.OracleTokens;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.ems.EntityType;
import dev.exportclients.metastudio.MetaStudioClient;
import dev.exportclients.metastudio.MetaStudioCredentials;
import dev.exportclients.metastudio.TaskQuery;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.webadmit.WebAdmitClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * What depends on libraries' versions: lists (Jackson, XML), errors and files (Feign, HttpClient), a form and a signed
 * request, of each client.
 */
public final class AllClients {
  private static final DownloadOptions WAITING = DownloadOptions.defaults().waitAtMost(Duration.ofMinutes(1));

  public static void main(String[] arguments) throws IOException {
    // Before the sandbox, which needs the same libraries: what is too old is said by a client.
    WebAdmitClient.builder().credentials(Secret.of("none")).build().close();
    Path folder = Files.createTempDirectory("all-clients");
    try (Sandbox sandbox = Sandbox.start()) {
      sandbox.settings().pollsUntilReady(0);
      ems(sandbox, folder);
      oracle(sandbox, folder);
      webadmit(sandbox, folder);
      metastudio(sandbox, folder);
    }
    try (Stream<Path> files = Files.list(folder)) {
      require(files.filter(file -> file.toFile().length() > 0).count() == 4, "four files");
    }
    System.out.println("all clients run on Java " + Runtime.version().feature());
  }

  private static void ems(Sandbox sandbox, Path folder) {
    try (EmsClient ems = EmsClient.builder()
        .baseUrl(sandbox.baseUrl())
        .credentials(SandboxCredentials.EMS_USERNAME, Secret.of(SandboxCredentials.EMS_TOKEN))
        .build()) {
      sandbox.answerNext("ems.listAttachments", 200, "attachmentsXml");
      require(!ems.attachments(EntityType.EXPERIMENT, 1234).isEmpty(), "attachments from XML");
      require(!ems.attachments(EntityType.EXPERIMENT, 1234).isEmpty(), "attachments from JSON");
      ems.startResults(1234).download().saveTo(folder.resolve("ems"), WAITING);
      try {
        ems.results(410).saveTo(folder.resolve("expired"));
        throw new AssertionError("an expired dataset was saved");
      } catch (ExpiredException expected) {
        require(expected.status() == 410, "the status of an error");
      }
    }
  }

  private static void oracle(Sandbox sandbox, Path folder) {
    try (OracleTokens tokens = OracleTokens.builder()
            .tokenUrl(sandbox.baseUrl().resolve("/tokens"))
            .client(SandboxCredentials.ECREPORTING_CLIENT_ID, Secret.of(SandboxCredentials.ECREPORTING_CLIENT_SECRET))
            .scope("tenant.ec-reporting-svc.all").build();
        EcReportingClient oracle = EcReportingClient.builder()
            .baseUrl(sandbox.baseUrl())
            .credentials(tokens).build()) {
      ReportScope study = ReportScope.study("CFD8129A430A473C8A02F4BA5DAAD865", StudyMode.ACTIVE);
      require(!oracle.reports(study).isEmpty(), "reports");
      oracle.start(ReportOrder.builder("E341BB429E7D44E3989D113A504F3BF8", study).format("CSV").build())
          .download().saveTo(folder.resolve("oracle"), WAITING);
    }
    try (EcReportingClient refused = EcReportingClient.builder()
        .baseUrl(sandbox.baseUrl())
        .credentials(TokenSource.of(Secret.of("Wr0ng+/Token==")))
        .build()) {
      refused.checkCredentials();
      throw new AssertionError("a wrong token was accepted");
    } catch (UnauthenticatedException expected) {
      require(expected.status() == 401, "the status of a refusal");
    }
  }

  private static void webadmit(Sandbox sandbox, Path folder) {
    try (WebAdmitClient webadmit = WebAdmitClient.builder()
        .baseUrl(sandbox.baseUrl())
        .credentials(Secret.of(SandboxCredentials.WEBADMIT_API_KEY))
        .build()) {
      require(!webadmit.userIdentities().isEmpty(), "identities");
      webadmit.download(86446, webadmit.start(42, 86446).id()).saveTo(folder.resolve("webadmit"), WAITING);
    }
  }

  private static void metastudio(Sandbox sandbox, Path folder) throws IOException {
    try (MetaStudioClient metastudio = MetaStudioClient.builder()
        .baseUrl(sandbox.baseUrl())
        .projectId(SandboxCredentials.METASTUDIO_PROJECT_ID)
        .credentials(MetaStudioCredentials.akSk(
            SandboxCredentials.METASTUDIO_AK, Secret.of(SandboxCredentials.METASTUDIO_SK)))
        .build()) {
      metastudio.tasks(TaskQuery.all());
      Path questions = Files.writeString(Files.createTempFile("questions", ".csv"), "question,answer\nWho?,Ada\n");
      metastudio.importFile("knowledge-intent-question-create", questions).download()
          .saveTo(folder.resolve("metastudio"), WAITING);
    }
  }

  private static void require(boolean isSo, String what) {
    if (!isSo) {
      throw new AssertionError("not as it should be: " + what);
    }
  }
}
