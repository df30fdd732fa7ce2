package dev.exportclients.core.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.internal.errors.ExchangeFailure;
import dev.exportclients.core.internal.errors.ExchangeFailure.Kind;
import dev.exportclients.core.internal.hook.CallReport;
import dev.exportclients.core.internal.provider.Attempt;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A name server that doesn't respond must not outlast the caller's limits. */
@Timeout(60)
class NameLookupTest {
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofHours(1);

  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void endLookups() {
    end.countDown();
  }

  @Test
  void aLookupThatHangsEndsAtTheDeadline() {
    assertThatThrownBy(() -> hang(SHORT, LONG)).matches(failure -> kind(failure) == Kind.DEADLINE);
    assertThatThrownBy(() -> hang(SHORT, null)).matches(failure -> kind(failure) == Kind.DEADLINE);
  }

  @Test
  void aLookupThatHangsEndsWithTheTimeToWait() {
    assertThatThrownBy(() -> hang(LONG, SHORT)).matches(failure -> kind(failure) == Kind.WAIT_OVER);
    assertThatThrownBy(() -> hang(null, SHORT)).matches(failure -> kind(failure) == Kind.WAIT_OVER);
  }

  @Test
  void anInterruptEndsALookup() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> hang(null, null))
        .matches(failure -> kind(failure) == Kind.INTERRUPTED);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void saysWhatTheSystemSays() throws Exception {
    InetAddress[] found = {InetAddress.getByAddress("here", new byte[] {127, 0, 0, 1})};

    assertThat(resolve(name -> found, LONG, null)).isSameAs(found);
    assertThatThrownBy(
            () ->
                resolve(
                    name -> {
                      throw new UnknownHostException(name);
                    },
                    LONG,
                    LONG))
        .hasRootCauseInstanceOf(UnknownHostException.class)
        .hasRootCauseMessage("name");
  }

  private InetAddress[] hang(@Nullable Duration limit, @Nullable Duration waitLimit) {
    return resolve(
        name -> {
          end.await();
          return new InetAddress[0];
        },
        limit,
        waitLimit);
  }

  private static InetAddress[] resolve(
      Lookup lookup, @Nullable Duration limit, @Nullable Duration waitLimit) {
    return new Attempt(
            new CallReport("op", ClientSettings.defaults()), "op", 1, false, limit, waitLimit)
        .run(
            attempt -> {
              try {
                return new NameLookup(lookup, attempt).resolve("name");
              } catch (UnknownHostException unknown) {
                throw new IllegalStateException(unknown);
              }
            });
  }

  private static Kind kind(Throwable failure) {
    return ((ExchangeFailure) failure).kind();
  }

  private interface Lookup extends DnsResolver {
    InetAddress[] lookUp(String name) throws Exception;

    @Override
    default InetAddress[] resolve(String name) throws UnknownHostException {
      try {
        return lookUp(name);
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      } catch (UnknownHostException unknown) {
        throw unknown;
      } catch (Exception other) {
        throw new IllegalStateException(other);
      }
    }

    @Override
    default String resolveCanonicalHostname(String name) {
      return name;
    }
  }
}
