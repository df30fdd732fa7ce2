package dev.exportclients.plans.internal.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file of text that somebody wrote. */
public final class TextFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private TextFile() {}

  /**
   * In UTF-8, without a byte order mark.
   *
   * @param largest in bytes
   * @throws IOException whose message says why it can't be read, for people; the file is not named
   */
  public static String read(Path file, int largest) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("this is a folder, not a file");
    }
    byte[] content = bytes(file, largest);
    if (content.length > largest) {
      throw new IOException("this file has more than " + largest + " bytes");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException otherwise) {
      throw new IOException("this file is not written in UTF-8", otherwise);
    }
  }

  private static byte[] bytes(Path file, int largest) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(largest + 1);
    } catch (NoSuchFileException missing) {
      throw new IOException("there is no such file", missing);
    } catch (AccessDeniedException forbidden) {
      throw new IOException("this file may not be read by you", forbidden);
    } catch (IOException unreadable) {
      throw new IOException("this file can't be read", unreadable);
    }
  }
}
