package dev.exportclients.core.internal.provider;

import dev.exportclients.core.exception.ApiException;
import dev.exportclients.core.exception.PermissionDeniedException;
import dev.exportclients.core.exception.ProviderError;
import dev.exportclients.core.exception.UnauthenticatedException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A refusal of credentials, told again in place of sending them again.
 *
 * @param at when it was, in whole seconds
 */
public record RememberedRefusal(Instant at, ApiException why) {

  public static RememberedRefusal now(Clock clock, ApiException why) {
    return new RememberedRefusal(clock.instant().truncatedTo(ChronoUnit.SECONDS), why);
  }

  /**
   * @param what was refused, such as {@code the access key}
   * @param reason why it is not sent again, as the end of a sentence
   */
  public ApiException toldAgain(String operation, String what, String reason, String advice) {
    ProviderError said = why.error();
    String message =
        "not sent; "
            + what
            + " refused at "
            + at
            + said.message().map(text -> " (" + text + ")").orElse("")
            + ", and "
            + reason;
    ProviderError error =
        ProviderError.of(said.code().orElse(null), message, null, said.requestId().orElse(null));
    return why instanceof PermissionDeniedException
        ? new PermissionDeniedException(why.status(), operation, error, advice)
        : new UnauthenticatedException(why.status(), operation, error, advice);
  }
}
