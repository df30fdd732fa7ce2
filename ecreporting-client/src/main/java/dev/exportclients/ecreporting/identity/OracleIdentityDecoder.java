package dev.exportclients.ecreporting.identity;

import dev.exportclients.core.internal.argument.HeaderValue;
import dev.exportclients.core.internal.provider.BodyDecoder;
import dev.exportclients.core.internal.provider.JsonDecoder;
import dev.exportclients.ecreporting.internal.AccessTokenDto;
import java.io.IOException;
import java.lang.reflect.Type;

/** JSON, with a token in it that can be sent. */
final class OracleIdentityDecoder implements BodyDecoder {
  private final BodyDecoder json = new JsonDecoder();

  @Override
  public Object decode(byte[] body, String mediaType, Type type) throws IOException {
    Object value = json.decode(body, mediaType, type);
    if (value instanceof AccessTokenDto token) {
      if (token.getAccessToken() == null) {
        throw new IOException("access_token is missing");
      }
      try {
        token.setAccessToken(HeaderValue.credential(token.getAccessToken(), "access_token"));
      } catch (IllegalArgumentException unusable) {
        throw new IOException(unusable.getMessage(), unusable);
      }
    }
    return value;
  }
}
