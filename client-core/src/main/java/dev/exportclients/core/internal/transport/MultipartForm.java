package dev.exportclients.core.internal.transport;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/**
 * A form as {@code multipart/form-data}: texts in UTF-8, files streamed, a length that is known.
 */
final class MultipartForm {
  private MultipartForm() {}

  static HttpEntity of(Map<String, Object> fields) {
    MultipartEntityBuilder form =
        MultipartEntityBuilder.create()
            .setCharset(StandardCharsets.UTF_8)
            .setContentType(ContentType.create("multipart/form-data"))
            .setMode(HttpMultipartMode.LEGACY);
    fields.forEach(
        (name, value) -> {
          if (value instanceof Path file) {
            form.addBinaryBody(
                name,
                file.toFile(),
                ContentType.APPLICATION_OCTET_STREAM,
                file.getFileName().toString());
          } else {
            form.addTextBody(name, value.toString(), ContentType.create("text/plain", "UTF-8"));
          }
        });
    return form.build();
  }
}
