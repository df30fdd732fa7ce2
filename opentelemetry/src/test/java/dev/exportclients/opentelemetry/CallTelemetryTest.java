package dev.exportclients.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.JavaExamples;
import dev.exportclients.core.Secret;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.ems.EmsCredentials;
import dev.exportclients.ems.EntityType;
import dev.exportclients.sandbox.RecordedRequest;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxCredentials;
import dev.exportclients.sandbox.SandboxExtension;
import dev.exportclients.webadmit.WebAdmitClient;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SandboxExtension.class)
class CallTelemetryTest {
  @RegisterExtension
  static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

  private static final long SIZE = 600_000;
  private static final long BIG = 1_000_000_000 + SIZE;
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");
  private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

  private final FakeTime time = new FakeTime();
  private Sandbox sandbox;
  private CallTelemetry telemetry;
  @TempDir Path folder;

  @BeforeEach
  void start(Sandbox running) {
    sandbox = running;
    sandbox.clock(time);
    telemetry = CallTelemetry.of(TELEMETRY.getOpenTelemetry());
  }

  @AfterEach
  void noSpanIsCurrentAnyMore() {
    assertThat(Span.current()).isSameAs(Span.getInvalid());
  }

  @Test
  void theReadmesExampleCompiles() throws Exception {
    JavaExamples.assertCompile(JavaExamples.blocks(Path.of("README.md"), "java"), folder);
  }

  @Test
  void tracesACallWithAttemptsRetriesWaitsAndBytes() {
    try (EmsClient ems = ems("412x2~503x1~cut=200000x1")) {
      ems.results(BIG).saveTo(folder.resolve("f"), waiting());
    }
    SpanData call = call();
    assertThat(call.getName()).isEqualTo("ems.exportResults");
    assertThat(call.getKind()).isEqualTo(SpanKind.INTERNAL);
    assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    long bytes = sandbox.requests().stream().mapToLong(RecordedRequest::bodyBytesSent).sum();
    assertThat(call.getAttributes().asMap())
        .isEqualTo(
            Attributes.builder()
                .put("export.operation", "ems.exportResults")
                .put("export.attempts", 3L)
                .put("export.retries", 2L)
                .put("export.waits", 2L)
                .put("export.waited", CallMeters.seconds(waited()))
                .put("export.bytes", bytes)
                .put("http.response.status_code", 206L)
                .build()
                .asMap());
  }

  @Test
  void tracesEachRequestBelowItsCallByTheConventions() {
    try (EmsClient ems = ems("503x1")) {
      ems.attachments(EntityType.EXPERIMENT, 1234);
    }
    List<SpanData> requests = requests();
    assertThat(requests)
        .hasSize(2)
        .allMatch(span -> span.getParentSpanId().equals(call().getSpanId()))
        .allMatch(span -> span.getName().startsWith("GET ems."));
    Attributes refused = requests.get(0).getAttributes();
    assertThat(refused.get(STATUS)).isEqualTo(503);
    assertThat(refused.get(ERROR_TYPE)).isEqualTo("503");
    assertThat(refused.get(AttributeKey.stringKey("http.request.method"))).isEqualTo("GET");
    assertThat(refused.get(Tags.RESENDS)).isNull();
    assertThat(requests.get(0).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    Attributes again = requests.get(1).getAttributes();
    assertThat(again.get(STATUS)).isEqualTo(200);
    assertThat(again.get(ERROR_TYPE)).isNull();
    assertThat(again.get(Tags.RESENDS)).isEqualTo(1);
    assertThat(again.get(Tags.BODY_SIZE)).isPositive();
    assertThat(requests.get(1).getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
  }

  @Test
  void namesTheErrorOfAFailedCall() {
    try (EmsClient ems = ems("404xall")) {
      assertThatThrownBy(() -> ems.attachments(EntityType.EXPERIMENT, 1234)).isNotNull();
    }
    assertThat(call().getAttributes().get(ERROR_TYPE)).isEqualTo("NotFoundException");
    assertThat(call().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(call().getEvents()).isEmpty();
  }

  @Test
  void sendsEachRequestsOwnTraceparentToTheProviderAndNoneWithALink() {
    try (WebAdmitClient webAdmit = webAdmit("503x1")) {
      webAdmit.download(86446, BIG).saveTo(folder.resolve("f"));
    }
    List<String> sent =
        sandbox.requests("webadmit.showExportFile").stream()
            .map(request -> request.header("traceparent").orElseThrow().substring(0, 52))
            .toList();
    List<String> spans =
        requests().stream()
            .filter(span -> span.getName().equals("GET webadmit.showExportFile"))
            .map(span -> "00-" + span.getTraceId() + "-" + span.getSpanId())
            .toList();
    assertThat(sent).isNotEmpty().containsExactlyElementsOf(spans);
    assertThat(sandbox.requests("webadmit.link"))
        .isNotEmpty()
        .noneMatch(request -> request.header("traceparent").isPresent());
    assertThat(requests()).hasSize(sandbox.requests().size());
  }

  /** A reader's own spans, and those of the caller, belong to the same trace. */
  @Test
  void isCurrentWhileACallLasts() {
    Span caller = TELEMETRY.getOpenTelemetry().getTracer("test").spanBuilder("caller").startSpan();
    List<String> within = new ArrayList<>();
    try (var scope = caller.makeCurrent();
        EmsClient ems = ems("none")) {
      ems.results(BIG)
          .read(
              content -> within.add(Span.current().getSpanContext().getSpanId()),
              DownloadOptions.defaults());
    } finally {
      caller.end();
    }
    assertThat(within).containsExactly(call().getSpanId());
    assertThat(call().getParentSpanId()).isEqualTo(caller.getSpanContext().getSpanId());
  }

  @Test
  void endsTheSpanOfARequestThatIsNeverSent() {
    EmsCredentials failing =
        EmsCredentials.user(
            "user",
            () -> {
              throw new IllegalStateException("no token");
            });
    try (EmsClient ems = ems(sandbox.baseUrl(), failing)) {
      assertThatThrownBy(() -> ems.attachments(EntityType.EXPERIMENT, 1234)).isNotNull();
    }
    assertThat(sandbox.requests()).isEmpty();
    assertThat(requests())
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.getAttributes().get(ERROR_TYPE)).isEqualTo("unsent");
              assertThat(span.getAttributes().get(STATUS)).isNull();
            });
    assertThat(call().getAttributes().get(Tags.ATTEMPTS)).isZero();
  }

  @Test
  void metersCallsAndRequests() {
    try (EmsClient ems = ems("412x2~503x1")) {
      ems.results(BIG).saveTo(folder.resolve("f"), waiting());
    }
    assertThat(points("export.client.call.duration"))
        .extracting(PointData::getAttributes)
        .containsExactly(Attributes.of(Tags.OPERATION, "ems.exportResults", STATUS, 200L));
    assertThat(points("http.client.request.duration"))
        .extracting(point -> point.getAttributes().get(STATUS))
        .containsExactlyInAnyOrder(412L, 503L, 200L);
    assertThat(sum("export.client.call.waits")).isEqualTo(2);
    assertThat(sum("export.client.call.retries")).isEqualTo(1);
    assertThat(sum("export.client.call.io")).isGreaterThanOrEqualTo(SIZE);
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
    List<Attributes> tags = new ArrayList<>();
    TELEMETRY.getMetrics().stream()
        .flatMap(metric -> metric.getData().getPoints().stream())
        .forEach(point -> tags.add(point.getAttributes()));
    List<String> told = new ArrayList<>();
    for (SpanData span : TELEMETRY.getSpans()) {
      told.add(span.getName());
      told.add(span.getStatus().getDescription());
      told.add(span.getEvents().toString());
      tags.add(span.getAttributes());
    }
    tags.forEach(attributes -> attributes.forEach((key, value) -> told.add(key + "=" + value)));
    assertThat(told).hasSizeGreaterThan(100);
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

  private static SpanData call() {
    List<SpanData> calls =
        TELEMETRY.getSpans().stream()
            .filter(span -> span.getAttributes().get(Tags.ATTEMPTS) != null)
            .toList();
    assertThat(calls).hasSize(1);
    return calls.get(0);
  }

  private static List<SpanData> requests() {
    return TELEMETRY.getSpans().stream().filter(span -> span.getKind() == SpanKind.CLIENT).toList();
  }

  private static List<? extends PointData> points(String name) {
    return TELEMETRY.getMetrics().stream()
        .filter(metric -> metric.getName().equals(name))
        .flatMap(metric -> metric.getData().getPoints().stream())
        .toList();
  }

  private static long sum(String name) {
    return TELEMETRY.getMetrics().stream()
        .filter(metric -> metric.getName().equals(name))
        .map(MetricData::getLongSumData)
        .flatMap(sums -> sums.getPoints().stream())
        .mapToLong(point -> point.getValue())
        .sum();
  }

  private Duration waited() {
    return time.pauses().get(0).plus(time.pauses().get(1));
  }

  private static DownloadOptions waiting() {
    return DownloadOptions.defaults().waitAtMost(Duration.ofMinutes(5));
  }

  private EmsClient ems(String fault) {
    EmsCredentials credentials =
        EmsCredentials.user(
            SandboxCredentials.EMS_USERNAME, Secret.of(SandboxCredentials.EMS_TOKEN));
    return ems(sandbox.baseUrl(fault), credentials);
  }

  private EmsClient ems(URI url, EmsCredentials credentials) {
    return EmsClient.builder().baseUrl(url).credentials(credentials).settings(settings()).build();
  }

  private WebAdmitClient webAdmit(String fault) {
    return WebAdmitClient.builder()
        .baseUrl(sandbox.baseUrl(fault))
        .credentials(Secret.of(SandboxCredentials.WEBADMIT_API_KEY))
        .settings(settings())
        .build();
  }

  private ClientSettings settings() {
    return ClientSettings.builder()
        .clock(time)
        .sleeper(time)
        .listener(telemetry)
        .requestInterceptor(telemetry)
        .build();
  }
}
