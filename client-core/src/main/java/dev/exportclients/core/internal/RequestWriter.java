package dev.exportclients.core.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.exportclients.core.internal.http.PercentEncoding;
import feign.RequestTemplate;
import feign.codec.Encoder;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes the bodies of generated methods: an object as JSON, the fields of a form. A form with a
 * file goes to the transport as it is, which streams the file.
 */
final class RequestWriter implements Encoder {

  /** Whether a form goes to the transport as it is, and has no bytes here. */
  static boolean hasFile(Map<String, Object> form) {
    return !form.isEmpty() && form.values().stream().anyMatch(Path.class::isInstance);
  }

  /** Made for the first request with JSON: most have no body. */
  private static final class Lazy {
    static final JsonMapper MAPPER =
        JsonMapper.builder().defaultPropertyInclusion(nonNull()).build();

    private static JsonInclude.Value nonNull() {
      return JsonInclude.Value.construct(
          JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL);
    }
  }

  @Override
  public void encode(Object body, Type type, RequestTemplate template) {
    if (!type.equals(MAP_STRING_WILDCARD)) {
      template.body(json(body), UTF_8);
      return;
    }
    Map<String, Object> fields = new TreeMap<>();
    ((Map<?, ?>) body).forEach((name, value) -> fields.put(name.toString(), value));
    if (!hasFile(fields)) {
      template.body(urlEncoded(fields), UTF_8);
    }
  }

  private static byte[] json(Object body) {
    try {
      return Lazy.MAPPER.writeValueAsBytes(body);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("a generated model can't be written as JSON", unwritable);
    }
  }

  private static byte[] urlEncoded(Map<String, Object> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + '=' + encoded(field.getValue().toString()))
        .collect(Collectors.joining("&"))
        .getBytes(UTF_8);
  }

  private static String encoded(String text) {
    return PercentEncoding.encode(text);
  }
}
