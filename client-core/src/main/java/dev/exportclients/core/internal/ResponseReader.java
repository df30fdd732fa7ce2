package dev.exportclients.core.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.exportclients.core.ExportClientException;
import feign.InvocationContext;
import feign.Response;
import feign.ResponseInterceptor;
import java.io.IOException;
import java.util.Optional;

/**
 * Stands in for Feign's decoders, which an operation that returns a {@link Response} bypasses, and
 * which wrap what they throw: errors become our exceptions, bodies become values, files stream.
 */
final class ResponseReader implements ResponseInterceptor {
  private static final int BODY_LIMIT = 64 * 1024 * 1024;

  private final Errors errors;
  private final BodyDecoder decoder;

  ResponseReader(Errors errors, BodyDecoder decoder) {
    this.errors = errors;
    this.decoder = decoder;
  }

  @Override
  public Object intercept(InvocationContext context, Chain chain) throws IOException {
    Response response = context.response();
    if (response.status() == 416 && response.request().headers().containsKey("Range")) {
      return response;
    }
    if (response.status() < 200 || response.status() >= 300) {
      throw errors.of(Call.current().operation, response);
    }
    return context.returnType() == Response.class ? response : value(context, response);
  }

  private Object value(InvocationContext context, Response response) throws IOException {
    String operation = Call.current().operation;
    byte[] body;
    try (Response closed = response) {
      body = closed.body().asInputStream().readNBytes(BODY_LIMIT);
    }
    if (Markup.isHtml(body, body.length, Answers.mediaType(response))) {
      throw errors.unexpected(operation, response, "with a web page, no answer", body, body.length);
    }
    Optional<ExportClientException> envelope =
        errors.envelope(operation, response, body, body.length);
    if (envelope.isPresent()) {
      throw envelope.get();
    }
    try {
      return decoder.decode(body, Answers.mediaType(response), context.returnType());
    } catch (IOException unreadable) {
      throw errors.unexpected(
          operation,
          response,
          "the body can't be read (" + said(unreadable) + ")",
          body,
          body.length);
    }
  }

  /** Without the source excerpt that Jackson appends, and the word that it quotes up to a sign. */
  private static String said(IOException failure) {
    return failure instanceof JsonProcessingException json
        ? json.getOriginalMessage()
            .replaceFirst("^Unrecognized token '[^']*'", "Unrecognized token")
        : String.valueOf(failure.getMessage());
  }
}
