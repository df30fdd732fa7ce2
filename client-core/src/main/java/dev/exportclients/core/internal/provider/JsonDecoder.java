package dev.exportclients.core.internal.provider;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.Type;

/** JSON in; fields nobody knows are ignored, and a one-element array may stand for its element. */
public final class JsonDecoder implements BodyDecoder {

  /** Made for the first response in JSON: who only downloads files never needs it. */
  private static final class Lazy {
    static final JsonMapper MAPPER =
        JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
  }

  @Override
  public Object decode(byte[] body, String mediaType, Type type) throws IOException {
    Object value = Lazy.MAPPER.readValue(body, Lazy.MAPPER.constructType(type));
    if (value == null) {
      throw new IOException("the body is null");
    }
    return value;
  }
}
