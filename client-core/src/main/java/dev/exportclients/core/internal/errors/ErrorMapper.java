package dev.exportclients.core.internal.errors;

import dev.exportclients.core.exception.ExpiredException;
import dev.exportclients.core.exception.ExportClientException;
import dev.exportclients.core.exception.InvalidRequestException;
import dev.exportclients.core.exception.NotFoundException;
import dev.exportclients.core.exception.NotReadyException;
import dev.exportclients.core.exception.PermissionDeniedException;
import dev.exportclients.core.exception.ProviderError;
import dev.exportclients.core.exception.ProviderUnavailableException;
import dev.exportclients.core.exception.RateLimitedException;
import dev.exportclients.core.exception.UnauthenticatedException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.core.internal.content.BodyText;
import dev.exportclients.core.internal.content.CutJson;
import dev.exportclients.core.internal.content.Markup;
import dev.exportclients.core.internal.http.ResponseHeaders;
import dev.exportclients.core.internal.redaction.Redactor;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes an exception of a provider's response. (A file store's is read by {@link LinkRefusal},
 * since its words are not the provider's.)
 */
public final class ErrorMapper {
  private static final int BODY_LIMIT = 64 * 1024;
  private static final int MESSAGE_LIMIT = 500;
  private static final int EXCERPT_LIMIT = 200;
  private static final int WORD_LIMIT = 80;

  private final ErrorDialect dialect;
  private final Redactor redactor;
  private final Clock clock;

  public ErrorMapper(ErrorDialect dialect, Redactor redactor, Clock clock) {
    this.dialect = dialect;
    this.redactor = redactor;
    this.clock = clock;
  }

  /** Of a response outside 2xx; reads and closes it. */
  public ExportClientException of(String operation, Response response) {
    ErrorBody body = body(response);
    ProviderError error = dialect.read(body, false).orElseGet(() -> plain(body));
    return of(operation, response, error);
  }

  /**
   * If the body of a 2xx is the provider's error envelope, that error.
   *
   * @param whole whether that is all of the body; else its beginning tells
   */
  public Optional<ExportClientException> envelope(
      String operation, Response response, byte[] content, int length, boolean whole) {
    return said(response, content, length, whole)
        .map(error -> of(operation, response, whole ? error : cut(error)));
  }

  /** As {@link #envelope}; but for its code, what it says may be the secret, known to nobody. */
  public Optional<ExportClientException> envelopeBesideSecret(
      String operation, Response response, byte[] content) {
    return said(response, content, content.length, true)
        .map(error -> ProviderError.of(error.code().orElse(null), null, null, null))
        .map(error -> of(operation, response, error));
  }

  private Optional<ProviderError> said(
      Response response, byte[] content, int length, boolean whole) {
    if (!Markup.mayBeStructured(content, length)) {
      return Optional.empty();
    }
    String text = BodyText.of(content, length).strip();
    boolean cutJson = !whole && (text.startsWith("{") || text.startsWith("["));
    return dialect.read(body(response, cutJson ? CutJson.closed(text) : text), true);
  }

  /**
   * @param what may quote the response
   */
  public UnexpectedContentException unexpected(
      String operation, Response response, String what, byte[] content, int length) {
    String safe = redactor.redactCut(BodyText.of(content, Math.min(length, BODY_LIMIT)));
    String mediaType = shown(mediaType(response));
    boolean page = Markup.isHtml(content, length, ResponseHeaders.mediaType(response));
    return new UnexpectedContentException(
        operation + " responded with " + response.status() + ", but " + quoted(what),
        operation,
        response.status(),
        mediaType.isEmpty() ? null : mediaType,
        redactor.excerpt(page ? Markup.words(safe) : safe, EXCERPT_LIMIT),
        null);
  }

  /** Secrets are looked for in it as it was sent: in lower case, base64 is lost. */
  public String mediaType(Response response) {
    boolean telling = redactor.isIn(ResponseHeaders.header(response, "content-type"));
    return telling ? Redactor.WITHHELD : ResponseHeaders.mediaType(response);
  }

  /** Words of the server's, fit for a message. */
  public String quoted(String said) {
    return redactor.excerpt(said, MESSAGE_LIMIT);
  }

  /** A word of the server's, fit for a message. */
  public String shown(String said) {
    return redactor.excerpt(said, WORD_LIMIT);
  }

  private ExportClientException of(String operation, Response response, ProviderError raw) {
    int status = response.status();
    ProviderError error = redacted(raw);
    ErrorKind kind =
        raw.code()
            .flatMap(dialect::kindOf)
            .orElseGet(() -> ErrorKind.ofStatus(status < 300 ? 400 : status));
    String advice = dialect.advice(operation, status);
    Duration retryAfter = ResponseHeaders.retryAfter(response.headers(), clock);
    return switch (kind) {
      case INVALID_REQUEST -> new InvalidRequestException(status, operation, error, advice);
      case UNAUTHENTICATED -> new UnauthenticatedException(status, operation, error, advice);
      case PERMISSION_DENIED -> new PermissionDeniedException(status, operation, error, advice);
      case NOT_FOUND -> new NotFoundException(status, operation, error, advice);
      case EXPIRED -> new ExpiredException(status, operation, error, advice);
      case RATE_LIMITED ->
          new RateLimitedException(status, operation, error, when(advice, retryAfter), retryAfter);
      case UNAVAILABLE ->
          new ProviderUnavailableException(
              status, operation, error, when(advice, retryAfter), retryAfter);
      case NOT_READY ->
          new NotReadyException(
              operation
                  + " responded with "
                  + status
                  + ": not ready yet"
                  + error.message().map(said -> " (" + said + ")").orElse("")
                  + (advice == null ? "" : ". " + advice),
              operation,
              "not ready",
              Map.of(),
              status);
    };
  }

  /** The text of one of its parts may end in half a secret. */
  private ProviderError cut(ProviderError error) {
    return new ProviderError(
        error.code().map(redactor::redactCut),
        error.message().map(redactor::redactCut),
        error.details().map(redactor::redactCut),
        error.requestId(),
        error.recognized());
  }

  private @Nullable String when(@Nullable String advice, @Nullable Duration retryAfter) {
    if (retryAfter == null) {
      return advice;
    }
    String hint =
        "The server asks to try again in "
            + retryAfter.toSeconds()
            + " s, at "
            + clock.instant().plus(retryAfter).truncatedTo(ChronoUnit.SECONDS);
    return advice == null ? hint : advice + ". " + hint;
  }

  private ProviderError redacted(ProviderError raw) {
    return new ProviderError(
        raw.code().map(this::shown),
        raw.message().map(this::quoted),
        raw.details().map(this::quoted),
        raw.requestId().map(this::shown),
        raw.recognized());
  }

  /** Secrets go first: without its tags, a secret in markup may not be known any more. */
  private ProviderError plain(ErrorBody body) {
    return new ErrorBody(body.mediaType(), redactor.redact(body.text()), body.requestId()).plain();
  }

  private ErrorBody body(Response response) {
    byte[] content = new byte[0];
    try (Response closed = response) {
      InputStream stream = closed.body() == null ? null : closed.body().asInputStream();
      content = stream == null ? content : stream.readNBytes(BODY_LIMIT);
    } catch (IOException | ExchangeFailure broken) {
      // The status alone still tells the type.
    }
    String text = BodyText.of(content, content.length);
    return body(response, content.length < BODY_LIMIT ? text : redactor.redactCut(text));
  }

  private static ErrorBody body(Response response, String text) {
    return new ErrorBody(
        ResponseHeaders.mediaType(response),
        text.strip(),
        ResponseHeaders.header(response, "x-request-id"));
  }
}
