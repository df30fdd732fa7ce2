package dev.exportclients.core.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.TokenSource;
import dev.exportclients.core.exception.ProviderError;
import dev.exportclients.core.exception.SignInException;
import dev.exportclients.core.exception.UnauthenticatedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is asked once more waits for ever. */
@Timeout(60)
class SharedRefusalTest {
  private static final int THREADS = 16;

  private final List<Thread> threads = new ArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();

  /** Refuses a password, once all others wait for its verdict. */
  private TokenSource.Token refuse() {
    asked.incrementAndGet();
    while (threads.stream().filter(SharedRefusalTest::waits).count() < THREADS - 1) {
      Thread.onSpinWait();
    }
    throw new SignInException(
        "a service", new UnauthenticatedException(401, "service.token", ProviderError.NONE, null));
  }

  private static boolean waits(Thread thread) {
    return thread.getState() == Thread.State.WAITING;
  }

  @Test
  void wrongPasswordIsSentOnceForAllThatWaitForIt() throws Exception {
    TokenSource tokens = TokenSource.caching(this::refuse, Duration.ofMinutes(1));
    var refusals = new ConcurrentLinkedQueue<String>();
    for (int i = 0; i < THREADS; i++) {
      threads.add(
          new Thread(
              () -> {
                try {
                  tokens.token();
                } catch (SignInException refused) {
                  refusals.add(refused.service());
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(refusals).hasSize(THREADS).containsOnly("a service");
    assertThat(asked).hasValue(1);

    assertThatThrownBy(tokens::token)
        .isInstanceOf(SignInException.class)
        .hasMessageContaining("not sent");
    assertThat(asked).as("who comes later sends nothing").hasValue(1);
  }
}
