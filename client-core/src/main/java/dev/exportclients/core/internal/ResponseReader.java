package dev.exportclients.core.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.exportclients.core.ClientSettings;
import dev.exportclients.core.exception.ExportClientException;
import dev.exportclients.core.exception.TransferException;
import dev.exportclients.core.exception.UnexpectedContentException;
import dev.exportclients.core.internal.content.Markup;
import dev.exportclients.core.internal.errors.ErrorMapper;
import dev.exportclients.core.internal.errors.ExchangeFailure;
import dev.exportclients.core.internal.http.ResponseHeaders;
import dev.exportclients.core.internal.provider.Attempt;
import dev.exportclients.core.internal.provider.BodyDecoder;
import dev.exportclients.core.internal.time.SpeedGuard;
import feign.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for Feign's decoders, which an operation that returns a {@link Response} bypasses, and
 * which wrap what they throw: errors become our exceptions, bodies become values, files stream.
 */
final class ResponseReader {
  private static final int BUFFER = 8 * 1024;

  /** Beyond, a response is no error in an envelope; to look for one takes many times its size. */
  private static final int LARGEST_ENVELOPE = 1024 * 1024;

  private final String operation;
  private final boolean bringsSecret;
  private final boolean isStart;
  private final ErrorMapper errors;
  private final BodyDecoder decoder;
  private final ClientSettings settings;

  /** Of one operation's responses. */
  ResponseReader(
      Attempt attempt, ErrorMapper errors, BodyDecoder decoder, ClientSettings settings) {
    this.operation = attempt.operation;
    this.bringsSecret = attempt.bringsSecret();
    this.isStart = attempt.isStart;
    this.errors = errors;
    this.decoder = decoder;
    this.settings = settings;
  }

  /**
   * The value that a generated method returns; the response itself, unread, if it returns that.
   *
   * @param type that the method returns
   */
  @Nullable Object read(Response response, Type type) {
    if (response.status() == 416 && response.request().headers().containsKey("Range")) {
      return response;
    }
    if (response.status() < 200 || response.status() >= 300) {
      throw errors.of(operation, response);
    }
    return type == Response.class ? response : value(response, type);
  }

  private @Nullable Object value(Response response, Type type) {
    byte[] body;
    try {
      body = body(response);
    } catch (UnexpectedContentException | TransferException incomplete) {
      throw unreadable(incomplete);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    if (Markup.isHtml(body, body.length, ResponseHeaders.mediaType(response))) {
      throw errors.unexpected(operation, response, "with a web page", body, shown(body.length));
    }
    if (body.length <= LARGEST_ENVELOPE) {
      Optional<ExportClientException> envelope =
          bringsSecret
              ? errors.envelopeBesideSecret(operation, response, body)
              : errors.envelope(operation, response, body, body.length, true);
      if (envelope.isPresent()) {
        throw envelope.get();
      }
    }
    if (type == void.class) {
      return null;
    }
    try {
      return decoder.decode(body, errors.mediaType(response), type);
    } catch (IOException unreadable) {
      throw unreadable(
          errors.unexpected(
              operation,
              response,
              "the body can't be read (" + errors.quoted(said(unreadable)) + ")",
              body,
              shown(body.length)));
    }
  }

  /** After a start the run may exist; a web page is not the provider's, and makes none. */
  private RuntimeException unreadable(ExportClientException why) {
    return isStart
        ? new ExchangeFailure(
            ExchangeFailure.Kind.UNREADABLE, String.valueOf(why.getMessage()), why)
        : why;
  }

  private byte[] body(Response response) throws IOException {
    int most = settings.responseLimits().maxBodySize();
    SpeedGuard speed = new SpeedGuard(operation, settings);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    try (Response closed = response) {
      InputStream stream = closed.body().asInputStream();
      for (int count; (count = speed.read(stream, buffer, 0, BUFFER)) >= 0; ) {
        body.write(buffer, 0, count);
        if (body.size() > most) {
          throw errors.unexpected(
              operation,
              response,
              "the body is larger than the " + most + " bytes that maxBodySize allows",
              buffer,
              shown(count));
        }
      }
    }
    return body.toByteArray();
  }

  /** A token that just came is in no list of secrets yet. */
  private int shown(int length) {
    return bringsSecret ? 0 : length;
  }

  /** Without the source excerpt that Jackson appends, and the word that it quotes up to a sign. */
  private String said(IOException failure) {
    if (bringsSecret && failure instanceof JsonProcessingException) {
      return "it is not the JSON that was expected";
    }
    return failure instanceof JsonProcessingException json
        ? json.getOriginalMessage()
            .replaceFirst("^Unrecognized token '[^']*'", "Unrecognized token")
        : String.valueOf(failure.getMessage());
  }
}
