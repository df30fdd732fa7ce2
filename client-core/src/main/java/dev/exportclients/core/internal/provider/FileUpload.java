package dev.exportclients.core.internal.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exportclients.core.exception.LocalFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A form ({@code multipart/form-data}) with one file, which is read while it is sent, anew for each
 * attempt. Never whole in memory. Immutable; safe for threads.
 */
public final class FileUpload {
  private static final int BUFFER = 16 * 1024;

  private final Path file;
  private final long size;
  private final String boundary;
  private final byte[] head;
  private final byte[] tail;

  private FileUpload(String part, Path file, long size) {
    this.file = file;
    this.size = size;
    this.boundary = "form-" + UUID.randomUUID();
    Path name = file.getFileName();
    String line =
        "form-data; name=\"" + part + "\"; filename=\"" + quoted(name.toString()) + "\"\r\n";
    this.head =
        ("--" + boundary + "\r\nContent-Disposition: " + line)
            .concat("Content-Type: application/octet-stream\r\n\r\n")
            .getBytes(UTF_8);
    this.tail = ("\r\n--" + boundary + "--\r\n").getBytes(UTF_8);
  }

  /**
   * @param part the name of the form's part
   * @throws LocalFileException if it is no file, is empty, or can't be read
   */
  public static FileUpload of(String part, Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw refused(file, "is a folder; nothing was sent", null);
      }
      long size = Files.size(file);
      if (size == 0) {
        throw refused(file, "is empty; nothing was sent", null);
      }
      try (InputStream in = Files.newInputStream(file)) {
        in.read();
      }
      return new FileUpload(part, file, size);
    } catch (NoSuchFileException missing) {
      throw refused(file, "does not exist; nothing was sent", missing);
    } catch (AccessDeniedException denied) {
      throw refused(file, "may not be read; nothing was sent", denied);
    } catch (IOException unreadable) {
      throw refused(file, "can't be read; nothing was sent", unreadable);
    }
  }

  /** As HTML's forms write it. */
  private static String quoted(String name) {
    return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
  }

  public String mediaType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  public Path file() {
    return file;
  }

  /** Bytes of the whole body. */
  public long length() {
    return head.length + size + tail.length;
  }

  /**
   * @throws LocalFileException if the file can't be read, or is no longer as long as it was
   * @throws IOException of the stream
   */
  public void writeTo(OutputStream out) throws IOException {
    out.write(head);
    try (InputStream in = opened()) {
      byte[] buffer = new byte[BUFFER];
      long left = size;
      for (int count; (count = read(in, buffer)) >= 0; left -= count) {
        if (count > left) {
          throw refused(file, "grew while it was sent", null);
        }
        out.write(buffer, 0, count);
      }
      if (left > 0) {
        throw refused(file, "shrank while it was sent", null);
      }
    }
    out.write(tail);
  }

  private InputStream opened() {
    try {
      return Files.newInputStream(file);
    } catch (IOException gone) {
      throw refused(file, "can't be read any more", gone);
    }
  }

  private int read(InputStream in, byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException broken) {
      throw refused(file, "can't be read to its end", broken);
    }
  }

  private static LocalFileException refused(Path file, String why, @Nullable IOException cause) {
    return new LocalFileException("the file " + file + " " + why, file, cause);
  }
}
