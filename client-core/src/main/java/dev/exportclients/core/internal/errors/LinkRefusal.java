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
 * What a file store says when it refuses a link: its status, code and message, or an excerpt.
 *
 * @param isExpiry whether the link is too old, as far as can be told
 */
public record LinkRefusal(String reason, boolean isExpiry) {
  private static final int BODY_LIMIT = 64 * 1024;
  private static final int REASON_LIMIT = 300;

  /** Reads and closes the response. */
  public static ExchangeFailure read(
      Response response, boolean redirected, Redactor redactor, Clock clock) {
    byte[] body = body(response);
    Optional<StoreError> error = StoreError.of(body, body.length);
    String said =
        redactor.excerpt(
            error.map(StoreError::toString).orElseGet(() -> words(response, body, redactor)),
            REASON_LIMIT);
    int status = response.status();
    // An old link is 403 AccessDenied "Request has expired" at Amazon; a bare 403 says no more.
    boolean isExpiry =
        status == 410 || said.isEmpty() || said.toLowerCase(Locale.ROOT).contains("expire");
    return ExchangeFailure.ofLink(
        status,
        redirected,
        ResponseHeaders.retryAfter(response.headers(), clock),
        new LinkRefusal((status + " " + said).strip(), isExpiry && status != 404));
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
