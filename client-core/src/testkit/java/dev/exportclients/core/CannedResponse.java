package dev.exportclients.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A response that is ready to be sent.
 *
 * @param sent so many bytes of the body, before the connection breaks if that is not all
 */
public record CannedResponse(int status, Map<String, String> headers, byte[] body, int sent) {

  /**
   * @param mediaType none if it is empty
   */
  public static CannedResponse response(int status, String mediaType, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    CannedResponse bare = new CannedResponse(status, Map.of(), bytes, bytes.length);
    return mediaType.isEmpty() ? bare : bare.with("Content-Type", mediaType);
  }

  /**
   * @param body with single quotes in place of double ones
   */
  public static CannedResponse json(int status, String body) {
    return response(status, "application/json", body.replace('\'', '"'));
  }

  public static CannedResponse csv(String body) {
    return response(200, "text/csv", body);
  }

  public CannedResponse with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new CannedResponse(status, more, body, sent);
  }

  public CannedResponse cutAfter(int bytes) {
    return new CannedResponse(status, headers, body, bytes);
  }

  void sendTo(ScriptedServer.Exchange exchange) throws IOException {
    StringBuilder lines = new StringBuilder();
    headers.forEach((name, value) -> lines.append(name).append(": ").append(value).append("\r\n"));
    exchange.head(status + " Canned", lines + "Content-Length: " + body.length + "\r\n");
    exchange.write(body, 0, sent);
    if (sent < body.length) {
      exchange.cut();
    }
  }
}
