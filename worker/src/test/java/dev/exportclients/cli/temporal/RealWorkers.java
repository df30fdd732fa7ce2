package dev.exportclients.cli.temporal;

import dev.exportclients.cli.Exportctl;
import dev.exportclients.cli.output.ProcessIo;
import dev.exportclients.core.Sleeper;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Workers in processes of their own, and whoever hands them plans. */
final class RealWorkers implements AutoCloseable {
  private static final String EMS = "Ems+Token/Of=Tests7";
  private static final String ORACLE = "Oracle+Token/Of=Tests7";
  private static final String WEBADMIT = "WebAdmit+Key/Of=Tests7";
  private static final String METASTUDIO = "MetaStudio+Key/Of=Tests7";

  /** 1 MB a second. */
  private static final String SLOWLY = "trickle=20000:20";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_MILLIS = 100;

  private final Path folder;
  private final Sandbox sandbox;
  private final Map<String, String> environment = new HashMap<>();
  private final List<Process> processes = new ArrayList<>();

  RealWorkers(Path folder, Sandbox sandbox, String temporal) {
    this.folder = folder;
    this.sandbox = sandbox;
    sandbox
        .settings()
        .ems(SandboxCredentials.EMS_USERNAME, EMS)
        .ecReportingToken(ORACLE)
        .webAdmitApiKey(WEBADMIT)
        .metaStudioSecretKey(METASTUDIO);
    String url = sandbox.baseUrl().toString();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("TEMPORAL_ADDRESS", temporal);
    environment.put("TEMPORAL_NAMESPACE", "exports");
    environment.put("EMS_BASE_URL", url);
    environment.put("EMS_USERNAME", SandboxCredentials.EMS_USERNAME);
    environment.put("EMS_TOKEN", EMS);
    environment.put("ECREPORTING_BASE_URL", url);
    environment.put("ECREPORTING_TOKEN", ORACLE);
    environment.put("WEBADMIT_BASE_URL", sandbox.baseUrl(SLOWLY).toString());
    environment.put("WEBADMIT_API_KEY", WEBADMIT);
    environment.put("METASTUDIO_BASE_URL", url);
    environment.put("METASTUDIO_PROJECT_ID", SandboxCredentials.METASTUDIO_PROJECT_ID);
    environment.put("METASTUDIO_AK", SandboxCredentials.METASTUDIO_AK);
    environment.put("METASTUDIO_SK", METASTUDIO);
    environment.put("AWS_ENDPOINT_URL", System.getenv("S3_TEST_ENDPOINT"));
    environment.put("AWS_ACCESS_KEY_ID", System.getenv("S3_TEST_ID"));
    environment.put("AWS_SECRET_ACCESS_KEY", System.getenv("S3_TEST_SECRET"));
    environment.put("AWS_REGION", "us-east-1");
  }

  List<String> secrets() {
    return List.of(
        EMS, ORACLE, WEBADMIT, METASTUDIO, "X-Amz-Signature=", System.getenv("S3_TEST_SECRET"));
  }

  Process start() throws IOException {
    ProcessBuilder worker =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-Dexportctl.locale=launcher",
            "-cp",
            System.getProperty("java.class.path"),
            WorkerMain.class.getName(),
            "worker");
    worker.environment().clear();
    worker.environment().putAll(environment);
    Process process =
        worker
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("workers.log").toFile()))
            .start();
    processes.add(process);
    return process;
  }

  /** {@return the exit code of a command in this process} */
  int exportctl(String... arguments) {
    ProcessIo io =
        new ProcessIo(
            environment,
            new ByteArrayOutputStream(),
            new ByteArrayOutputStream(),
            false,
            () -> 80,
            folder,
            Clock.systemUTC(),
            Sleeper.SYSTEM);
    return new Exportctl(io, new TemporalCommands()).run(arguments);
  }

  /**
   * What another process has done is looked at time and again, but no longer than workers live.
   *
   * @return the process that fetches a file, when so many bytes crossed the wire
   */
  Process whoeverFetches(String export, WorkflowClient engine, long bytes) throws Exception {
    String day = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC).format(Instant.now());
    DescribeWorkflowExecutionRequest asked =
        DescribeWorkflowExecutionRequest.newBuilder()
            .setNamespace("exports")
            .setExecution(
                WorkflowExecution.newBuilder()
                    .setWorkflowId("exports/nightly/" + day + "/" + export))
            .build();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Process worker = processes.stream().filter(Process::isAlive).findFirst().orElseThrow();
      if (worker.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("a worker ended by itself\n" + log());
      }
      if (bytesSent() < bytes) {
        continue;
      }
      for (PendingActivityInfo activity :
          engine
              .getWorkflowServiceStubs()
              .blockingStub()
              .describeWorkflowExecution(asked)
              .getPendingActivitiesList()) {
        String identity = activity.getLastWorkerIdentity();
        for (Process process : processes) {
          if (process.isAlive() && identity.startsWith(process.pid() + "@")) {
            return process;
          }
        }
      }
    }
    throw new IllegalStateException("nobody fetched " + export + "\n" + log());
  }

  /** {@return how many bytes of files behind links crossed the wire} */
  long bytesSent() {
    return sandbox.requests("webadmit.link").stream()
        .map(request -> request.path())
        .distinct()
        .mapToLong(sandbox::bodyBytesSent)
        .sum();
  }

  String log() throws IOException {
    return Files.readString(folder.resolve("workers.log"));
  }

  String sha256OfSandbox(String operation, String id) {
    return sandbox.file(operation, id).sha256();
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}
