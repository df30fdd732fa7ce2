package dev.exportclients.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a provider answers. */
record Answer(int status, Map<String, String> headers, Body body) {
  static Answer of(int status) {
    return new Answer(status, Map.of(), Body.NONE);
  }

  static Answer text(int status, String mediaType, String text) {
    return of(status).body(mediaType, text.getBytes(StandardCharsets.UTF_8));
  }

  static Answer json(int status, JsonNode json) {
    return text(status, "application/json; charset=utf-8", json.toString());
  }

  /** The example as it stands in its spec, under the media type it has there. */
  static Answer of(int status, SpecExample example) {
    String type = example.plainMediaType();
    Answer answer =
        of(status)
            .body(
                type.equals("*/*") ? "application/octet-stream" : type + "; charset=utf-8",
                example.bytes());
    for (Map.Entry<String, String> header : example.headers().entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }

  Answer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body);
  }

  /** With the header, unless it has one of that name. */
  Answer withDefault(String name, String value) {
    return headers.containsKey(name) ? this : with(name, value);
  }

  Answer without(String name) {
    Map<String, String> fewer = new LinkedHashMap<>(headers);
    fewer.remove(name);
    return new Answer(status, fewer, body);
  }

  Answer body(Body body) {
    return new Answer(status, headers, body);
  }

  private Answer body(String mediaType, byte[] bytes) {
    return body(Body.of(bytes)).with("Content-Type", mediaType);
  }
}
