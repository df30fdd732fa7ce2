package dev.exportclients.core.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.exportclients.core.FakeTime;
import dev.exportclients.core.Secret;
import dev.exportclients.core.TokenSource;
import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.ExportClientException;
import dev.exportclients.core.exception.InvalidRequestException;
import dev.exportclients.core.exception.PermissionDeniedException;
import dev.exportclients.core.exception.ProviderError;
import dev.exportclients.core.exception.ProviderUnavailableException;
import dev.exportclients.core.exception.RateLimitedException;
import dev.exportclients.core.exception.SignInException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnauthenticatedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong passwords lock an account: one that was refused is not sent with each call. */
class RefusedSignInTest {
  private static final ProviderError SAID =
      ProviderError.of("E-7", "no such user or password", null, "request-1");

  private final FakeTime time = new FakeTime();
  private final AtomicInteger fetches = new AtomicInteger();
  private ExportClientException failure;
  private Duration life = Duration.ofHours(1);

  private final TokenSource tokens =
      TokenSource.caching(this::fetched, Duration.ofMinutes(1), time, time);

  private TokenSource.Token fetched() {
    fetches.incrementAndGet();
    if (failure != null) {
      throw new SignInException("a service", failure);
    }
    return new TokenSource.Token(Secret.of("T0ken+/=" + fetches.get()), time.instant().plus(life));
  }

  private static UnauthenticatedException wrong() {
    return new UnauthenticatedException(401, "service.token", SAID, "Check the password");
  }

  private SignInException refusal() {
    return catchThrowableOfType(SignInException.class, tokens::token);
  }

  static List<ApiException> refusals() {
    return List.of(
        wrong(),
        new UnauthenticatedException(400, "service.token", SAID, null),
        new PermissionDeniedException(403, "service.token", SAID, null));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatWasRefusedIsToldAgainInPlaceOfSendingIt(ApiException why) {
    failure = why;
    assertThat(refusal()).hasCause(why);
    time.advance(Duration.ofMinutes(4));
    for (int call = 0; call < 3; call++) {
      SignInException again = refusal();
      assertThat(again)
          .hasMessageStartingWith("can't sign in at a service: service.token responded with ")
          .hasMessageContaining(
              "not sent; these credentials were refused at 2026-11-23T10:00:00Z (no such user or"
                  + " password), and more refusals may lock the account")
          .hasMessageContaining("forgetRefusal()")
          .hasMessageContaining("they are sent again after 2026-11-23T10:10:00Z");
      assertThat((Throwable) again.getCause()).isExactlyInstanceOf(why.getClass());
      ApiException cause = (ApiException) again.getCause();
      assertThat(cause.status()).isEqualTo(why.status());
      assertThat(cause.error().code()).contains("E-7");
      assertThat(cause.error().requestId()).contains("request-1");
    }
    assertThat(catchThrowable(() -> tokens.refreshed(Secret.of("Old+/="))))
        .isInstanceOf(SignInException.class)
        .hasMessageContaining("not sent");
    assertThat(fetches).hasValue(1);
  }

  @Test
  void afterTenMinutesOneFetchFindsOutWhetherItStillHolds() {
    failure = wrong();
    refusal();
    time.advance(Duration.ofMinutes(10).minusMillis(1));
    assertThat(refusal()).hasMessageContaining("not sent");
    time.advance(Duration.ofMillis(1));
    assertThat(refusal()).hasMessageNotContaining("not sent");
    assertThat(refusal()).hasMessageContaining("refused at 2026-11-23T10:10:00Z");
    assertThat(fetches).hasValue(2);

    time.advance(Duration.ofMinutes(10));
    failure = null;
    assertThat(tokens.token().reveal()).isEqualTo("T0ken+/=3");
    assertThat(tokens.refreshed(tokens.token()).reveal()).isEqualTo("T0ken+/=4");
  }

  @Test
  void forgottenRefusalIsFoundOutAtOnce() {
    failure = wrong();
    refusal();
    failure = null;
    assertThat(refusal()).hasMessageContaining("not sent");
    tokens.forgetRefusal();
    assertThat(tokens.token().reveal()).isEqualTo("T0ken+/=2");
  }

  /** It lasts ten minutes, no more and no less; when it ends is told by the clock as it is now. */
  @ParameterizedTest
  @ValueSource(strings = {"-PT1H", "PT1H", "-P9000D", "P9000D", "-PT1S", "PT9M59S"})
  void aClockThatIsSetNeitherEndsNorProlongsIt(Duration step) {
    failure = wrong();
    refusal();
    failure = null;
    time.advance(Duration.ofMinutes(4));
    time.set(step);
    assertThat(refusal())
        .hasMessageContaining("refused at 2026-11-23T10:00:00Z")
        .hasMessageContaining("sent again after " + time.instant().plus(Duration.ofMinutes(6)));
    time.advance(Duration.ofMinutes(6).minusMillis(1));
    assertThat(refusal()).hasMessageContaining("not sent");
    assertThat(fetches).hasValue(1);
    time.advance(Duration.ofMillis(1));
    assertThat(tokens.token()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-PT2H", "PT2H", "-P9000D", "P9000D", "-PT1S", "PT59M"})
  void aClockThatIsSetNeitherEndsNorProlongsATokenThatIsKept(Duration step) {
    Secret first = tokens.token();
    time.set(step);
    assertThat(tokens.token()).isEqualTo(first);
    time.advance(Duration.ofMinutes(59).minusMillis(1));
    assertThat(tokens.token()).isEqualTo(first);
    time.advance(Duration.ofMillis(1));
    assertThat(tokens.token()).isNotEqualTo(first);
    assertThat(fetches).hasValue(2);
  }

  /** With the token of before, which is good for the clock, and refused by the server. */
  @Test
  void refusalOfAPasswordThatWasGoodIsRememberedToo() {
    Secret first = tokens.token();
    failure = wrong();
    assertThatThrownBy(() -> tokens.refreshed(first)).hasMessageNotContaining("not sent");
    assertThatThrownBy(() -> tokens.refreshed(first)).hasMessageContaining("not sent");
    assertThat(tokens.token()).isEqualTo(first);
    assertThat(fetches).hasValue(2);
  }

  static List<ExportClientException> passing() {
    return List.of(
        new InvalidRequestException(400, "service.token", SAID, null),
        new RateLimitedException(429, "service.token", SAID, null, null),
        new ProviderUnavailableException(503, "service.token", SAID, null, null),
        new TransferException("service.token: no response", "service.token", null));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void whatIsNoRefusalOfTheCredentialsIsNotRemembered(ExportClientException why) {
    failure = why;
    for (int call = 0; call < 3; call++) {
      assertThat(refusal()).hasCause(why);
    }
    assertThat(fetches).hasValue(3);
    failure = null;
    assertThat(tokens.token().reveal()).isEqualTo("T0ken+/=4");
  }

  /** The next call tries again; the account is not locked by what was never judged. */
  @Test
  void outageAfterTheTenMinutesLeavesItOpen() {
    failure = wrong();
    refusal();
    time.advance(Duration.ofMinutes(11));
    failure = new ProviderUnavailableException(503, "service.token", SAID, null, null);
    refusal();
    failure = null;
    assertThat(tokens.token().reveal()).isEqualTo("T0ken+/=3");
  }

  @Test
  void sourceWithoutAMemoryHasNothingToForget() {
    TokenSource.of(Secret.of("T0ken+/=")).forgetRefusal();
    tokens.forgetRefusal();
    life = Duration.ZERO;
    assertThat(tokens.token()).isNotNull();
  }
}
