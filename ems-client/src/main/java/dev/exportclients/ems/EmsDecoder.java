package dev.exportclients.ems;

import dev.exportclients.core.internal.provider.BodyDecoder;
import dev.exportclients.core.internal.provider.JsonDecoder;
import dev.exportclients.ems.internal.AttachmentDto;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The list of attachments, in the format that the response's Content-Type names. */
final class EmsDecoder implements BodyDecoder {
  private static final String ROOT = "ArrayOfAttachment";

  private final BodyDecoder json = new JsonDecoder();

  @Override
  public Object decode(byte[] body, String mediaType, Type type) throws IOException {
    Object value =
        isXml(body, mediaType) ? EmsXml.read(body, ROOT, type) : json(body, mediaType, type);
    for (Object attachment : value instanceof List<?> list ? list : List.of()) {
      if (!(attachment instanceof AttachmentDto dto) || Objects.isNull(dto.getId())) {
        throw new IOException("an attachment has no Id");
      }
    }
    return value == null ? List.of() : value;
  }

  private Object json(byte[] body, String mediaType, Type type) throws IOException {
    if (!mediaType.isEmpty() && !mediaType.endsWith("json")) {
      throw new IOException("it is " + mediaType + ", neither JSON nor XML");
    }
    return json.decode(body, mediaType, type);
  }

  private static boolean isXml(byte[] body, String mediaType) {
    return mediaType.endsWith("/xml")
        || mediaType.endsWith("+xml")
        || mediaType.isEmpty()
            && new String(body, 0, Math.min(64, body.length), StandardCharsets.ISO_8859_1)
                .strip()
                .startsWith("<");
  }
}
