package dev.exportclients.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.DownloadReceipt;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.JavaExamples;
import dev.exportclients.core.Secret;
import dev.exportclients.core.hook.InterceptedRequest;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.ems.EmsCredentials;
import dev.exportclients.ems.EntityType;
import dev.exportclients.sandbox.RecordedRequest;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.sandbox.SandboxExtension;
import dev.exportclients.webadmit.WebAdmitClient;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.transport.RequestReplySenderContext;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SandboxExtension.class)
class CallObservationsTest {
  private static final long SIZE = 600_000;
  private static final long BIG = 1_000_000_000 + SIZE;
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final FakeTime time = new FakeTime();
  private final TestObservationRegistry registry = TestObservationRegistry.create();
  private final Recorder recorder = new Recorder();
  private final CallObservations observations = CallObservations.in(registry);

  private Sandbox sandbox;
  @TempDir Path folder;

  @BeforeEach
  void start(Sandbox running) {
    sandbox = running;
    sandbox.clock(time);
    registry.observationConfig().observationHandler(recorder);
  }

  @AfterEach
  void eachObservationThatBeganHasEnded() {
    assertThat(recorder.stopped).containsExactlyInAnyOrderElementsOf(recorder.started);
    assertThat(registry.getCurrentObservation()).isNull();
  }

  @Test
  void theReadmesExampleCompiles() throws Exception {
    JavaExamples.assertCompile(JavaExamples.blocks(Path.of("README.md"), "java"), folder);
  }

  @Test
  void observesACallWithAttemptsRetriesWaitsAndBytes() {
    DownloadReceipt receipt;
    try (EmsClient ems = ems("412x2~503x1~cut=200000x1")) {
      receipt = ems.results(BIG).saveTo(folder.resolve("f"), waiting());
    }
    Observation.Context call = recorder.one(CallObservations.CALL);
    assertThat(call.getContextualName()).isEqualTo("ems.exportResults");
    assertThat(low(call))
        .containsExactly("error.type=none", "operation=ems.exportResults", "status=206");
    assertThat(receipt.attempts()).isEqualTo(3);
    assertThat(high(call))
        .contains("attempts=3", "retries=2", "waits=2", "waited=" + waited().toMillis());
    assertThat(call.<Object>getError()).isNull();
    long bytes = sandbox.requests().stream().mapToLong(RecordedRequest::bodyBytesSent).sum();
    assertThat(high(call)).contains("bytes=" + bytes);
  }

  @Test
  void observesEachRequestBelowItsCall() {
    try (EmsClient ems = ems("503x1")) {
      ems.attachments(EntityType.EXPERIMENT, 1234);
    }
    Observation.Context call = recorder.one(CallObservations.CALL);
    List<Observation.Context> requests = recorder.all(CallObservations.REQUEST);
    assertThat(requests)
        .hasSize(2)
        .allMatch(request -> request.getParentObservation().getContextView() == call);
    assertThat(low(requests.get(0)))
        .contains("error.type=503", "method=GET", "status=503")
        .hasSize(4);
    assertThat(requests.get(0).<Throwable>getError()).hasMessage("503");
    assertThat(low(requests.get(1))).contains("error.type=none", "status=200");
    assertThat(high(requests.get(0))).contains("attempt=1");
    assertThat(high(requests.get(1))).contains("attempt=2");
  }

  @Test
  void namesTheErrorOfAFailedCall() {
    try (EmsClient ems = ems("404xall")) {
      assertThatThrownBy(() -> ems.attachments(EntityType.EXPERIMENT, 1234)).isNotNull();
    }
    Observation.Context call = recorder.one(CallObservations.CALL);
    assertThat(low(call)).contains("error.type=NotFoundException", "status=404");
    assertThat(call.<Throwable>getError()).hasMessage("NotFoundException");
  }

  @Test
  void sendsTheHeadersOfATracerToTheProviderAndNotWithALink() {
    try (WebAdmitClient webAdmit = webAdmit("none")) {
      webAdmit.download(86446, BIG).saveTo(folder.resolve("f"));
    }
    assertThat(sandbox.requests("webadmit.showExportFile"))
        .isNotEmpty()
        .allMatch(request -> request.header("traceparent").equals(Optional.of(TRACE)));
    assertThat(sandbox.requests("webadmit.link"))
        .isNotEmpty()
        .noneMatch(request -> request.header("traceparent").isPresent());
    assertThat(recorder.all(CallObservations.REQUEST)).hasSize(sandbox.requests().size());
  }

  @Test
  void observesAsAListenerAlone() {
    ClientSettings settings = settings().build();
    ClientSettings listening =
        ClientSettings.builder().clock(time).sleeper(time).listener(observations).build();
    assertThat(settings.requestInterceptor()).isSameAs(observations);
    try (EmsClient ems = ems(sandbox.baseUrl(), credentials(), listening)) {
      ems.attachments(EntityType.EXPERIMENT, 1234);
    }
    assertThat(recorder.all(CallObservations.REQUEST)).hasSize(1);
    assertThat(sandbox.requests()).noneMatch(r -> r.header("traceparent").isPresent());
  }

  @Test
  void endsTheObservationOfARequestThatIsNeverSent() {
    EmsCredentials failing =
        EmsCredentials.user(
            "user",
            () -> {
              throw new IllegalStateException("no token");
            });
    try (EmsClient ems = ems(sandbox.baseUrl(), failing, settings().build())) {
      assertThatThrownBy(() -> ems.attachments(EntityType.EXPERIMENT, 1234)).isNotNull();
    }
    assertThat(sandbox.requests()).isEmpty();
    assertThat(low(recorder.one(CallObservations.REQUEST)))
        .contains("error.type=unsent", "status=none");
    assertThat(high(recorder.one(CallObservations.CALL))).contains("attempts=0");
  }

  @Test
  void tellsNoIdNoUrlAndNoSecret() {
    for (String fault :
        List.of("none", "503x1", "echo=404", "echo=500xall", "redirect-nowhere", "html", "412x2")) {
      try (EmsClient ems = ems(fault);
          WebAdmitClient webAdmit = webAdmit(fault)) {
        catchThrowable(() -> ems.results(BIG).saveTo(folder.resolve(fault), waiting()));
        catchThrowable(() -> ems.attachments(EntityType.EXPERIMENT, 41234567));
        catchThrowable(() -> webAdmit.download(86446, BIG).saveTo(folder.resolve(fault + "w")));
      }
    }
    List<String> told =
        recorder.stopped.stream()
            .flatMap(
                context ->
                    Stream.of(
                            Stream.of(context.getName(), context.getContextualName()),
                            context.getAllKeyValues().stream().map(KeyValue::getKey),
                            context.getAllKeyValues().stream().map(KeyValue::getValue),
                            Stream.ofNullable(context.<Throwable>getError())
                                .map(Throwable::toString))
                        .flatMap(texts -> texts))
            .distinct()
            .toList();
    assertThat(told).hasSizeGreaterThan(20);
    for (String never :
        List.of(
            Long.toString(BIG),
            "86446",
            "41234567",
            "/",
            "127.0.0.1",
            Integer.toString(sandbox.port()),
            SandboxCredentials.EMS_TOKEN,
            SandboxCredentials.EMS_USERNAME,
            SandboxCredentials.WEBADMIT_API_KEY)) {
      assertThat(told).noneMatch(text -> text.contains(never));
    }
  }

  private Duration waited() {
    return time.pauses().get(0).plus(time.pauses().get(1));
  }

  private static DownloadOptions waiting() {
    return DownloadOptions.defaults().waitAtMost(Duration.ofMinutes(5));
  }

  private static List<String> low(Observation.Context context) {
    return texts(context.getLowCardinalityKeyValues().stream());
  }

  private static List<String> high(Observation.Context context) {
    return texts(context.getHighCardinalityKeyValues().stream());
  }

  private static List<String> texts(Stream<KeyValue> values) {
    return values
        .map(value -> value.getKey() + "=" + value.getValue())
        .sorted()
        .collect(Collectors.toList());
  }

  private EmsClient ems(String fault) {
    return ems(sandbox.baseUrl(fault), credentials(), settings().build());
  }

  private static EmsCredentials credentials() {
    return EmsCredentials.user(
        SandboxCredentials.EMS_USERNAME, Secret.of(SandboxCredentials.EMS_TOKEN));
  }

  private static EmsClient ems(URI url, EmsCredentials credentials, ClientSettings settings) {
    return EmsClient.builder().baseUrl(url).credentials(credentials).settings(settings).build();
  }

  private WebAdmitClient webAdmit(String fault) {
    return WebAdmitClient.builder()
        .baseUrl(sandbox.baseUrl(fault))
        .credentials(Secret.of(SandboxCredentials.WEBADMIT_API_KEY))
        .settings(settings().build())
        .build();
  }

  private ClientSettings.Builder settings() {
    return ClientSettings.builder()
        .clock(time)
        .sleeper(time)
        .listener(observations)
        .requestInterceptor(observations);
  }

  /** Keeps all, and sends a header as a tracer does. */
  private static final class Recorder implements ObservationHandler<Observation.Context> {
    final List<Observation.Context> started = new CopyOnWriteArrayList<>();
    final List<Observation.Context> stopped = new CopyOnWriteArrayList<>();

    @Override
    public void onStart(Observation.Context context) {
      started.add(context);
      if (context instanceof RequestReplySenderContext<?, ?> sender) {
        ((RequestReplySenderContext<InterceptedRequest, ?>) sender)
            .getSetter()
            .set((InterceptedRequest) sender.getCarrier(), "traceparent", TRACE);
      }
    }

    @Override
    public void onStop(Observation.Context context) {
      stopped.add(context);
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return true;
    }

    List<Observation.Context> all(String name) {
      return stopped.stream().filter(context -> name.equals(context.getName())).toList();
    }

    Observation.Context one(String name) {
      assertThat(all(name)).hasSize(1);
      return all(name).get(0);
    }
  }
}
