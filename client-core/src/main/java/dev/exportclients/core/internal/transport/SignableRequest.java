package dev.exportclients.core.internal.transport;

import dev.exportclients.core.OutgoingRequest;
import dev.exportclients.core.Secret;
import dev.exportclients.core.internal.argument.HeaderValue;
import dev.exportclients.core.internal.http.RequestTarget;
import dev.exportclients.core.internal.redaction.Redactor;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicHeaderElementIterator;
import org.jspecify.annotations.Nullable;

/** What the signer may see and change of a message. */
final class SignableRequest implements OutgoingRequest {
  private final String operation;
  private final HttpUriRequestBase message;
  private final RequestTarget target;
  private final byte @Nullable [] body;
  private final Redactor redactor;
  private final Header[] accept;

  /**
   * @param message with the operation's own Accept header
   */
  SignableRequest(
      String operation,
      HttpUriRequestBase message,
      RequestTarget target,
      byte @Nullable [] body,
      Redactor redactor) {
    this.operation = operation;
    this.message = message;
    this.target = target;
    this.body = body;
    this.redactor = redactor;
    this.accept = message.getHeaders(HttpHeaders.ACCEPT);
  }

  @Override
  public String operation() {
    return operation;
  }

  @Override
  public List<String> accepts() {
    List<String> types = new ArrayList<>();
    new BasicHeaderElementIterator(Arrays.asList(accept).iterator())
        .forEachRemaining(type -> types.add(type.getName()));
    return List.copyOf(types);
  }

  @Override
  public String method() {
    return message.getMethod();
  }

  @Override
  public URI uri() {
    return target.uri();
  }

  @Override
  public byte[] body() {
    return body == null ? new byte[0] : body.clone();
  }

  @Override
  public boolean isStreamed() {
    return body == null && message.getEntity() != null;
  }

  @Override
  public long bodyLength() {
    return message.getEntity() == null ? 0 : message.getEntity().getContentLength();
  }

  @Override
  public Map<String, String> headers() {
    Map<String, String> headers = new TreeMap<>();
    for (Header header : message.getHeaders()) {
      headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
    }
    return headers;
  }

  @Override
  public void header(String name, String value) {
    HeaderValue.requireSendable(value, "the header " + name);
    message.setHeader(name, value);
  }

  @Override
  public void secretHeader(String name, String prefix, Secret secret) {
    redactor.knowToken(secret);
    header(name, prefix + secret.reveal());
  }
}
