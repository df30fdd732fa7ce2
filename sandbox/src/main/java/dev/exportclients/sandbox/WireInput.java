package dev.exportclients.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The reading end of a connection: lines, and bodies of a known length or in chunks. */
final class WireInput {
  private static final int LONGEST_LINE = 64 * 1024;
  private static final int LARGEST_BODY = 4 * 1024 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final byte[] buffer = new byte[8 * 1024];
  private int next;
  private int end;

  WireInput(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
  }

  /** The next line without its end; null at the end of the stream. */
  @Nullable String line() throws IOException {
    StringBuilder line = new StringBuilder(80);
    for (int b = read(); b != '\n'; b = read()) {
      if (b < 0) {
        return line.isEmpty() ? null : line.toString();
      }
      if (line.length() > LONGEST_LINE) {
        throw new IOException("A header line is too long");
      }
      line.append((char) b);
    }
    int length = line.length();
    return length > 0 && line.charAt(length - 1) == '\r'
        ? line.substring(0, length - 1)
        : line.toString();
  }

  /** The body that the head announces, whole: the relay's large bodies go the other way. */
  byte[] body(HttpHead head) throws IOException {
    if (head.first("Transfer-Encoding").filter(e -> e.equalsIgnoreCase("chunked")).isPresent()) {
      return chunks();
    }
    return exactly(head.first("Content-Length").map(Long::parseLong).orElse(0L));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.writeBytes(exactly(size));
      line();
    }
    for (String trailer = line(); trailer != null && !trailer.isEmpty(); trailer = line()) {
      continue;
    }
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    String line = line();
    if (line == null) {
      throw new EOFException("The chunked body has no end");
    }
    return Integer.parseInt(line.split(";")[0].trim(), 16);
  }

  private byte[] exactly(long length) throws IOException {
    if (length > LARGEST_BODY) {
      throw new IOException("The body is too large");
    }
    byte[] body = new byte[(int) length];
    int got = Math.min(body.length, end - next);
    System.arraycopy(buffer, next, body, 0, got);
    next += got;
    if (in.readNBytes(body, got, body.length - got) < body.length - got) {
      throw new EOFException("The body is too short");
    }
    return body;
  }

  /**
   * Waits until the peer sends or closes, at most so many milliseconds (0: without limit); true if
   * it did.
   */
  boolean awaitPeer(int milliseconds) throws IOException {
    if (next < end) {
      return true;
    }
    socket.setSoTimeout(milliseconds);
    try {
      fill();
      return true;
    } catch (SocketTimeoutException nothing) {
      return false;
    } finally {
      socket.setSoTimeout(0);
    }
  }

  private int read() throws IOException {
    return next < end || fill() ? buffer[next++] & 0xff : -1;
  }

  private boolean fill() throws IOException {
    int got = in.read(buffer, 0, buffer.length);
    next = 0;
    end = Math.max(got, 0);
    return got > 0;
  }

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
