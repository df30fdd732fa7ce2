package dev.exportclients.core.internal.transport;

import dev.exportclients.core.internal.http.Origin;
import dev.exportclients.core.internal.http.RequestTarget;
import dev.exportclients.core.internal.provider.Attempt;
import feign.Request;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/** What a request is as the HTTP library sends it, without credentials. */
final class OutgoingMessage {
  /** Stands for the target until that is set: reading one anew takes longer. */
  private static final URI NOWHERE = URI.create("/");

  private OutgoingMessage() {}

  static HttpUriRequestBase of(
      Request request, RequestTarget target, Attempt attempt, String userAgent) {
    HttpUriRequestBase message = new HttpUriRequestBase(request.httpMethod().name(), NOWHERE);
    Origin origin = target.origin();
    message.setScheme(origin.scheme());
    message.setAuthority(new URIAuthority(origin.host(), origin.explicitPort()));
    Duration idleTimeout = attempt.idleTimeout;
    message.setConfig(idleTimeout == null ? null : Connections.requestConfig(idleTimeout));
    message.setPath(target.pathAndQuery());
    request.headers().forEach((name, values) -> message.setHeader(name, String.join(",", values)));
    message.setHeader("Host", target.authority());
    message.setHeader("User-Agent", userAgent);
    message.setHeader("Accept-Encoding", "identity");
    Map<String, Object> form = attempt.form();
    HttpEntity body = body(request, form);
    if (body != null) {
      message.setEntity(body);
      message.setHeader("Content-Length", body.getContentLength());
      if (form != null) {
        message.setHeader("Content-Type", body.getContentType());
      }
    } else if (request.httpMethod() != Request.HttpMethod.GET) {
      message.setHeader("Content-Length", 0);
    }
    return message;
  }

  private static @Nullable HttpEntity body(Request request, @Nullable Map<String, Object> form) {
    if (form != null) {
      return MultipartForm.of(form);
    }
    byte[] body = request.body();
    return body == null || body.length == 0 ? null : new ByteArrayEntity(body, null);
  }
}
