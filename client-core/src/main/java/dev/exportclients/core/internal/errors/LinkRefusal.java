package dev.exportclients.core.internal.errors;

import dev.exportclients.core.internal.content.BodyText;
import dev.exportclients.core.internal.content.Markup;
import dev.exportclients.core.internal.content.StoreError;
import dev.exportclients.core.internal.http.ResponseHeaders;
import dev.exportclients.core.internal.redaction.Redactor;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/**
 * What a file store's refusal of a link means: which are transient, which end with a new link, and
 * what the store says, by its status, code and message, or an excerpt.
 */
public final class LinkRefusal {
  private static final int BODY_LIMIT = 64 * 1024;
  private static final int REASON_LIMIT = 300;

  private LinkRefusal() {}

  /**
   * Reads and closes the response.
   *
   * @param redirected whether the link came with a redirect: asking for another is then a retry
   */
  public static ExchangeFailure read(
      Response response, boolean redirected, Redactor redactor, Clock clock) {
    byte[] body = body(response);
    Optional<StoreError> error = StoreError.of(body, body.length);
    String said =
        redactor.excerpt(
            error.map(StoreError::toString).orElseGet(() -> words(response, body, redactor)),
            REASON_LIMIT);
    int status = response.status();
    ExchangeFailure.Kind kind = kind(status, redirected);
    return new ExchangeFailure(
        kind,
        (kind == ExchangeFailure.Kind.LINK_REFUSED && saysExpired(status, said)
                ? "the link to the file keeps expiring: the response was "
                : "the response to the link to the file was ")
            + (status + " " + said).strip(),
        status,
        ResponseHeaders.retryAfter(response.headers(), clock),
        null);
  }

  private static ExchangeFailure.Kind kind(int status, boolean redirected) {
    boolean isMendedByNewLink = status == 401 || status == 403 || status == 404 || status == 410;
    if (Transience.ofStatus(status) || redirected && isMendedByNewLink) {
      return ExchangeFailure.Kind.TRANSIENT;
    }
    return redirected || status >= 500
        ? ExchangeFailure.Kind.PERMANENT
        : ExchangeFailure.Kind.LINK_REFUSED;
  }

  /** An old link is 403 AccessDenied "Request has expired" at Amazon; a bare 403 says no more. */
  private static boolean saysExpired(int status, String said) {
    return status == 410
        || status != 404 && (said.isEmpty() || said.toLowerCase(Locale.ROOT).contains("expire"));
  }

  /** Of a page or a plain text; what else there is in markup may be about keys. */
  private static String words(Response response, byte[] body, Redactor redactor) {
    String text = redactor.redactCut(BodyText.of(body, body.length)).strip();
    if (Markup.isHtml(body, body.length, ResponseHeaders.mediaType(response))) {
      return Markup.words(text);
    }
    return text.startsWith("<") ? "" : text;
  }

  private static byte[] body(Response response) {
    try (Response closed = response) {
      InputStream stream = closed.body() == null ? null : closed.body().asInputStream();
      return stream == null ? new byte[0] : stream.readNBytes(BODY_LIMIT);
    } catch (IOException | ExchangeFailure broken) {
      // The status still tells.
      return new byte[0];
    }
  }
}
