package dev.exportclients.core.internal.transport;

import dev.exportclients.core.exception.LocalFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hc.client5.http.entity.mime.AbstractContentBody;
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
            form.addPart(name, new FilePart(file));
          } else {
            form.addTextBody(name, value.toString(), ContentType.create("text/plain", "UTF-8"));
          }
        });
    return form.build();
  }

  /**
   * A file of any file system, read while it is sent. Its length is announced first: should it turn
   * out to be another, the request is broken off, and with less than that no server takes it for
   * whole.
   */
  private static final class FilePart extends AbstractContentBody {
    private static final int BUFFER = 16 * 1024;

    private final Path file;
    private final long length;

    /**
     * @throws LocalFileException if its length can't be had
     */
    FilePart(Path file) {
      super(ContentType.APPLICATION_OCTET_STREAM);
      this.file = file;
      try {
        this.length = Files.size(file);
      } catch (IOException failure) {
        throw unreadable(failure);
      }
    }

    @Override
    public String getFilename() {
      return file.getFileName().toString();
    }

    @Override
    public long getContentLength() {
      return length;
    }

    /**
     * @throws LocalFileException if the file can't be read, or has another length by now
     */
    @Override
    public void writeTo(OutputStream out) throws IOException {
      try (InputStream in = opened()) {
        byte[] buffer = new byte[BUFFER];
        long left = length;
        for (int count; (count = read(in, buffer)) >= 0; left -= count) {
          if (count > left) {
            throw changed("grew");
          }
          out.write(buffer, 0, count);
        }
        if (left > 0) {
          throw changed("shrank");
        }
      }
    }

    private InputStream opened() {
      try {
        return Files.newInputStream(file);
      } catch (IOException failure) {
        throw unreadable(failure);
      }
    }

    private int read(InputStream in, byte[] buffer) {
      try {
        return in.read(buffer);
      } catch (IOException failure) {
        throw unreadable(failure);
      }
    }

    private LocalFileException changed(String how) {
      return new LocalFileException(
          file
              + " "
              + how
              + " while it was sent, so the request was broken off; try again when nobody writes"
              + " to it any more",
          file,
          null);
    }

    private LocalFileException unreadable(IOException cause) {
      return new LocalFileException(
          file + " can't be read any more, so the request was broken off: " + cause, file, cause);
    }
  }
}
