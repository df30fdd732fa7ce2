package dev.exportclients.ems;

import com.fasterxml.jackson.databind.JsonNode;
import dev.exportclients.core.internal.provider.BodyDecoder;
import dev.exportclients.core.internal.provider.JsonDecoder;
import dev.exportclients.ems.internal.AttachmentDto;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lists and started exports in the format that the Content-Type names, the rest in JSON. */
final class EmsDecoder implements BodyDecoder {
  private static final String ROOT = "ArrayOfAttachment";

  private final BodyDecoder json = new JsonDecoder();

  @Override
  public Object decode(byte[] body, String mediaType, Type type) throws IOException {
    if (type == JsonNode.class) {
      return started(body, mediaType);
    }
    if (type instanceof Class<?>) {
      return json(body, mediaType, type);
    }
    return attachments(
        isXml(body, mediaType) ? EmsXml.read(body, ROOT, type) : json(body, mediaType, type));
  }

  private JsonNode started(byte[] body, String mediaType) throws IOException {
    JsonNode started =
        isXml(body, mediaType)
            ? EmsXml.tree(body)
            : (JsonNode) json.decode(body, mediaType, JsonNode.class);
    if (DatasetId.in(started).isEmpty()) {
      throw new IOException(
          "no id of a dataset is in it; the export was started, ask for its id in EMS");
    }
    return started;
  }

  private static Object attachments(@Nullable Object value) throws IOException {
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
