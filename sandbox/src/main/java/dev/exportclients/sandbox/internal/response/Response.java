package dev.exportclients.sandbox.internal.response;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.sandbox.internal.http.Body;
import dev.exportclients.sandbox.internal.spec.SpecExample;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a provider responds with. */
public record Response(int status, Map<String, String> headers, Body body) {
  public static Response of(int status) {
    return new Response(status, Map.of(), Body.NONE);
  }

  public static Response text(int status, String mediaType, String text) {
    return of(status).body(mediaType, text.getBytes(StandardCharsets.UTF_8));
  }

  public static Response json(int status, JsonNode json) {
    return text(status, "application/json; charset=utf-8", json.toString());
  }

  /** The example as it stands in its spec, under the media type it has there. */
  public static Response of(int status, SpecExample example) {
    String type = example.plainMediaType();
    Response response =
        of(status)
            .body(
                type.equals("*/*") ? "application/octet-stream" : type + "; charset=utf-8",
                example.bytes());
    for (Map.Entry<String, String> header : example.headers().entrySet()) {
      response = response.with(header.getKey(), header.getValue());
    }
    return response;
  }

  public Response with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Response(status, more, body);
  }

  /** With the header, unless it has one of that name. */
  public Response withDefault(String name, String value) {
    return headers.containsKey(name) ? this : with(name, value);
  }

  Response without(String name) {
    Map<String, String> fewer = new LinkedHashMap<>(headers);
    fewer.remove(name);
    return new Response(status, fewer, body);
  }

  Response body(Body body) {
    return new Response(status, headers, body);
  }

  private Response body(String mediaType, byte[] bytes) {
    return body(Body.of(bytes)).with("Content-Type", mediaType);
  }
}
