package dev.exportclients.core.internal.transport;

import dev.exportclients.core.OutgoingRequest;
import dev.exportclients.core.internal.argument.HeaderValue;
import dev.exportclients.core.internal.http.RequestTarget;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.Header;

/** What the signer may see and change of a message. */
record SignableRequest(HttpUriRequestBase message, RequestTarget target)
    implements OutgoingRequest {
  @Override
  public String method() {
    return message.getMethod();
  }

  @Override
  public URI uri() {
    return target.uri();
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
}
