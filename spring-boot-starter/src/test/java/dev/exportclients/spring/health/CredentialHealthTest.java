package dev.exportclients.spring.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exportclients.core.Secret;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.sandbox.Sandbox;
import dev.exportclients.sandbox.SandboxExtension;
import dev.exportclients.webadmit.WebAdmitClient;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Probes come often; the provider is asked seldom. */
@ExtendWith(SandboxExtension.class)
class CredentialHealthTest {
  private static final Duration TTL = Duration.ofMinutes(1);

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final AtomicInteger asked = new AtomicInteger();
  private volatile Runnable provider = () -> {};

  private final CredentialHealth health =
      new CredentialHealth(
          new CredentialCheck(
              "ems",
              () -> {
                asked.incrementAndGet();
                provider.run();
              }),
          TTL,
          nanos::get);

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void anOutcomeStandsForAWhile() {
    assertThat(health.now().status()).isEqualTo("UP");
    provider = CredentialHealthTest::broken;
    pass(TTL.minusNanos(1));
    assertThat(health.now().status()).isEqualTo("UP");
    assertThat(asked).hasValue(1);

    pass(Duration.ofNanos(1));
    assertThat(health.now().status()).isEqualTo("DOWN");
    assertThat(asked).hasValue(2);
  }

  @Test
  void aProviderThatIsDownIsAskedAgainSoon() {
    provider = CredentialHealthTest::broken;
    assertThat(health.now().details())
        .containsEntry("error", "TransferException")
        .containsEntry("message", "no connection");
    provider = () -> {};
    pass(TTL);

    assertThat(health.now().status()).isEqualTo("UP");
  }

  @Test
  void credentialsThatWereRefusedAreNotShownAgainForTenMinutes(Sandbox sandbox) {
    try (WebAdmitClient client =
        WebAdmitClient.builder()
            .baseUrl(sandbox.baseUrl())
            .credentials(Secret.of("Wrong+Key/1="))
            .build()) {
      provider = client::checkCredentials;

      assertThat(health.now().details()).containsEntry("error", "UnauthenticatedException");
      assertThat(health.now().toString()).doesNotContain("Wrong+Key");
      pass(Duration.ofMinutes(10).minusNanos(1));
      assertThat(health.now().status()).isEqualTo("DOWN");
      assertThat(asked).hasValue(1);

      pass(Duration.ofNanos(1));
      health.now();
      assertThat(asked).hasValue(2);
    }
  }

  @Test
  void whatIsNotAClientsErrorIsToldToo() {
    provider =
        () -> {
          throw new IllegalStateException("a bug");
        };
    assertThat(health.now().status()).isEqualTo("DOWN");
  }

  @Test
  void whoAsksWhileACheckGoesOnGetsTheOutcomeBefore() {
    AtomicReference<CredentialHealth.State> meanwhile = new AtomicReference<>();
    Runnable slow = () -> meanwhile.set(inAnotherThread(health));
    provider = onceThenAccepting(slow);
    health.now();
    assertThat(meanwhile.get().status()).isEqualTo("UNKNOWN");

    pass(TTL);
    provider = onceThenAccepting(slow);
    health.now();
    assertThat(meanwhile.get().status()).isEqualTo("UP");
    assertThat(asked).hasValue(2);
  }

  /** A second check at the same time must show, and not wait for a third. */
  private Runnable onceThenAccepting(Runnable first) {
    return () -> {
      provider = () -> {};
      first.run();
    };
  }

  private static CredentialHealth.State inAnotherThread(CredentialHealth health) {
    AtomicReference<CredentialHealth.State> told = new AtomicReference<>();
    Thread prober = new Thread(() -> told.set(health.now()));
    prober.start();
    try {
      prober.join();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
    return told.get();
  }

  private static void broken() {
    throw new TransferException("no connection", "ems.showVersion", null);
  }
}
