package dev.exportclients.plans.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.FakeTime;
import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.ems.EmsClient;
import dev.exportclients.ems.EntityType;
import dev.exportclients.plans.Plan;
import dev.exportclients.plans.ProviderLimits;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SandboxExtension.class)
class RequestPacerTest {
  private final FakeTime time = new FakeTime();

  private static Plan plan(double perSecond) {
    return Plan.builder("nightly")
        .folder(Path.of("."))
        .limits(
            "ems",
            new ProviderLimits(
                OptionalDouble.of(perSecond), OptionalInt.empty(), OptionalInt.empty()))
        .export(PlanRunnerTest.results("results", 4711))
        .export(PlanRunnerTest.banner("banner", 86447))
        .build();
  }

  private SandboxClients clients(Sandbox sandbox, RequestPacer pacer) {
    return new SandboxClients(
        sandbox.baseUrl(),
        time,
        ClientSettings.builder().requestInterceptor(pacer).listener(pacer));
  }

  private static void ask(EmsClient ems, int times) {
    for (int i = 0; i < times; i++) {
      ems.attachments(EntityType.EXPERIMENT, 1234);
    }
  }

  @Test
  void keepsRequestsToTheirRate(Sandbox sandbox) {
    try (SandboxClients clients = clients(sandbox, RequestPacer.of(plan(2), time))) {
      ask(clients.ems(), 12);

      assertThat(time.slept()).isBetween(Duration.ofMillis(4_900), Duration.ofMillis(5_100));
    }
  }

  @Test
  void keepsRatesOfLessThanOneASecond(Sandbox sandbox) {
    try (SandboxClients clients = clients(sandbox, RequestPacer.of(plan(0.25), time))) {
      ask(clients.ems(), 4);

      assertThat(time.slept()).isBetween(Duration.ofMillis(11_900), Duration.ofMillis(12_100));
    }
  }

  @Test
  void countsEachProviderByItself(Sandbox sandbox) {
    try (SandboxClients clients = clients(sandbox, RequestPacer.of(plan(1), time))) {
      ask(clients.ems(), 1);
      clients.webAdmit().userIdentities();

      assertThat(time.slept()).isZero();
    }
  }

  @Test
  void isSilentForAllThreadsAsLongAsOneIsToldTo(Sandbox sandbox) {
    sandbox.script("ems.listAttachments", null, 429, null, Map.of("Retry-After", "30"), 1);
    RequestPacer pacer = RequestPacer.of(plan(100), time);
    try (SandboxClients one = clients(sandbox, pacer);
        SandboxClients other = clients(sandbox, pacer)) {
      ask(one.ems(), 1);
      Duration slept = time.slept();
      ask(other.ems(), 1);

      assertThat(slept).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
      assertThat(time.slept()).isEqualTo(slept);
    }
  }

  @ParameterizedTest
  @CsvSource({"429, 600, 600", "429, 90000, 3600", "429, , 5", "503, 600, 600", "503, , 0"})
  void isSilentForAllAsLongAsAStartIsToldTo(
      int status, @Nullable String said, long held, Sandbox sandbox) {
    Map<String, String> headers = said == null ? Map.of() : Map.of("Retry-After", said);
    sandbox.script("ems.startResults", null, status, null, headers, 1);
    RequestPacer pacer = RequestPacer.of(plan(100), time);
    try (SandboxClients one = clients(sandbox, pacer);
        SandboxClients other = clients(sandbox, pacer)) {
      assertThatThrownBy(() -> one.ems().startResults(4711)).isInstanceOf(ApiException.class);
      assertThat(time.slept()).isZero();
      ask(other.ems(), 1);

      assertThat(time.slept()).isEqualTo(Duration.ofSeconds(held));
    }
  }

  @Test
  void asksOnceAMinuteWhileNoCallsAreLeft(Sandbox sandbox) {
    sandbox.script(
        "webadmit.listUserIdentities", null, 200, null, Map.of("X-RateLimit-Remaining", "0"), 2);
    try (SandboxClients clients = clients(sandbox, RequestPacer.of(plan(100), time))) {
      clients.webAdmit().userIdentities();
      clients.webAdmit().userIdentities();
      clients.webAdmit().userIdentities();

      assertThat(time.slept()).isEqualTo(Duration.ofMinutes(2));
    }
  }

  @Test
  void sendsNothingWhenItIsInterrupted(Sandbox sandbox) {
    try (SandboxClients clients = clients(sandbox, RequestPacer.of(plan(1), time))) {
      ask(clients.ems(), 1);
      time.interruptSleepers();

      assertThatThrownBy(() -> clients.ems().startResults(4711))
          .isExactlyInstanceOf(TransferException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(sandbox.requests("ems.startResults")).isEmpty();
    }
  }
}
