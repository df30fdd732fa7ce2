package dev.exportclients.cli.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.plans.Period;
import dev.exportclients.plans.status.ExportState;
import dev.exportclients.plans.status.ExportStatus;
import dev.exportclients.plans.status.PlanStatus;
import dev.exportclients.plans.status.SavedFile;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.workflows.PlanWorkflows;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * A plan over all providers on Temporal's own server, into an S3 server's bucket, by workers in
 * processes of their own. {@code .ci/workflows} starts it, with a store.
 */
@EnabledIfEnvironmentVariable(named = "TEMPORAL_TEST_SERVER", matches = ".+")
class RealServerTest {
  private static final long LARGE = 24_000_000;

  /** Of it, when a worker is killed or ended. */
  private static final long PART = 2_000_000;

  /** In which a worker ends: ten seconds for a start, and some for its process. */
  private static final Duration STATED = Duration.ofSeconds(15);

  private static final String LARGE_ID = "86446";
  private static final List<String> STARTS =
      List.of(
          "ems.startResults",
          "ecreporting.createReport",
          "webadmit.startExport",
          "metastudio.exportResource");

  private static final String PLAN =
      """
      plan: nightly
      into: s3://%s/{provider}/{period}
      exports:
        - name: results
          ems: {experiment: 4711}
          to: results.csv
        - name: subject-data
          ecreporting:
            study: CFD8129A430A473C8A02F4BA5DAAD865
            mode: test
            report: 546A79C296BE11EABB370242AC130002
            format: CSV
          to: subject-data.csv
        - name: banner
          webadmit: {export: 86446, identity: 42}
          to: banner.csv
        - name: answers
          metastudio: {export: knowledge-intent-question-create}
          to: answers.xlsx
          after: [results]
      """;

  @TempDir Path folder;

  @Test
  void everyObjectIsWholeAndEveryRunStartedOnceThoughWorkersAreKilledAndEndedAndTheServerRestarted()
      throws Exception {
    long begun = System.nanoTime();
    Path bucket = Files.createTempDirectory(Path.of(System.getenv("S3_TEST_DATA")), "exports");
    Files.writeString(
        folder.resolve("nightly.yaml"), PLAN.formatted(bucket.getFileName().toString()));
    try (Sandbox sandbox = Sandbox.start();
        RealServer server = new RealServer(folder);
        RealWorkers workers = new RealWorkers(folder, sandbox, server.address())) {
      sandbox.serve("webadmit.startExport", LARGE_ID, LARGE);
      workers.start();
      workers.start();
      assertThat(workers.exportctl("plan", "submit", "nightly.yaml")).isZero();

      Process killed = workers.whoeverFetches("banner", server.client(), PART);
      killed.destroyForcibly().waitFor();
      server.restart();
      workers.start();
      Process ended = workers.whoeverFetches("banner", server.client(), workers.bytesSent() + PART);
      ended.destroy();
      assertThat(ended.waitFor(STATED.toSeconds(), TimeUnit.SECONDS)).as("ends by itself").isTrue();
      assertThat(ended.exitValue()).isEqualTo(143);

      assertThat(workers.exportctl("plan", "submit", "nightly.yaml"))
          .as("a second one")
          .isEqualTo(7);
      Period period =
          new Period(
              DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC).format(Instant.now()));
      PlanStatus status = PlanWorkflows.on(server.client()).await("nightly", period);

      assertThat(status.exports()).as(workers.log()).allMatch(e -> e.state() == ExportState.SAVED);
      long objects = 0;
      for (ExportStatus export : status.exports()) {
        for (SavedFile file : export.files()) {
          Path object =
              bucket
                  .getParent()
                  .resolve(URI.create(file.file()).toString().substring("s3://".length()));
          assertThat(sha256(object)).as(export.name()).isEqualTo(file.sha256());
          objects++;
        }
      }
      Path banner = bucket.resolve("webadmit/" + period + "/banner.csv");
      assertThat(sha256(banner))
          .isEqualTo(workers.sha256OfSandbox("webadmit.startExport", LARGE_ID));
      assertThat(banner).hasSize(LARGE);
      Map<String, Long> starts = starts(sandbox);
      assertThat(starts).hasSize(4).allSatisfy((of, n) -> assertThat(n).as(of).isEqualTo(1));
      RealHistories histories = RealHistories.of(server.client(), "exports/nightly/" + period);
      assertThat(histories.count()).isEqualTo(5);
      assertThat(histories.leaks(List.of("banner.csv"))).as("what is no secret").hasSize(1);
      assertThat(histories.leaks(workers.secrets())).isEmpty();
      System.out.printf(
          "%d exports, 3 workers, 1 killed and 1 ended in the middle of a download, the server"
              + " restarted once:"
              + " %d objects whole, %,d bytes, of the one that was cut %,d crossed the wire; %d"
              + " starts; %d histories, %,d events, %,d bytes, no secret in them; %d seconds%n",
          status.exports().size(),
          objects,
          status.bytes(),
          workers.bytesSent(),
          starts.values().stream().mapToLong(n -> n).sum(),
          histories.count(),
          histories.events(),
          histories.bytes(),
          (System.nanoTime() - begun) / 1_000_000_000);
    }
  }

  private static Map<String, Long> starts(Sandbox sandbox) {
    return STARTS.stream()
        .flatMap(operation -> sandbox.requests(operation).stream())
        .filter(request -> request.status() < 300)
        .collect(Collectors.groupingBy(r -> r.operation(), TreeMap::new, Collectors.counting()));
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
