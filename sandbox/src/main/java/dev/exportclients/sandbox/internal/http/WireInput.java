package dev.exportclients.sandbox.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The reading end of a connection: lines, and contents of a known length or in chunks. */
public final class WireInput {
  static final String ENDS_EARLY = "The request ends early";

  private static final int LONGEST_CHUNK_LINE = 1024;
  private static final int LONGEST_TRAILER = 64 * 1024;
  private static final int LARGEST_CONTENT = 16 * 1024 * 1024;
  private static final Pattern CHUNK_SIZE = Pattern.compile("[0-9a-fA-F]{1,15}");

  private final Socket socket;
  private final InputStream in;
  private final byte[] buffer = new byte[8 * 1024];
  private int next;
  private int end;

  public WireInput(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
  }

  /**
   * The next line without its end; null at the end of the stream.
   *
   * @param status the response to a line that is longer
   * @throws BadRequest if it holds what no line may, which is said at once, or has no end
   */
  @Nullable String line(int longest, int status) throws IOException {
    StringBuilder line = new StringBuilder(80);
    for (int b = read(); b != '\n'; b = read()) {
      if (b == '\r') {
        if (read() != '\n') {
          throw new BadRequest(400, "A line ends with CR alone");
        }
        break;
      }
      if (b < 0 && line.isEmpty()) {
        return null;
      }
      if (b < 0) {
        throw new BadRequest(400, ENDS_EARLY);
      }
      if (b < ' ' && b != '\t' || b == 0x7f) {
        throw new BadRequest(400, "There is a control character in the request's head");
      }
      if (line.length() >= longest) {
        throw new BadRequest(status, "The request's head is too long");
      }
      line.append((char) b);
    }
    return line.toString();
  }

  /** A line that has to come. */
  String lineAfter(int longest, int status) throws IOException {
    String line = line(longest, status);
    if (line == null) {
      throw new BadRequest(400, ENDS_EARLY);
    }
    return line;
  }

  /** The request's content, whole: large ones go the other way. */
  public byte[] content(HttpHead head) throws IOException {
    long length = head.contentLength();
    return length < 0 ? chunks() : exactly(length, LARGEST_CONTENT);
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (long size = chunkSize(); size > 0; size = chunkSize()) {
      content.writeBytes(exactly(size, LARGEST_CONTENT - content.size()));
      if (!lineAfter(LONGEST_CHUNK_LINE, 400).isEmpty()) {
        throw new BadRequest(400, "A chunk is longer than its size says");
      }
    }
    int left = LONGEST_TRAILER;
    for (String trailer = " "; !trailer.isEmpty(); left -= trailer.length()) {
      trailer = lineAfter(left, 431);
    }
    return content.toByteArray();
  }

  private long chunkSize() throws IOException {
    String size = lineAfter(LONGEST_CHUNK_LINE, 400).split(";", 2)[0].trim();
    if (!CHUNK_SIZE.matcher(size).matches()) {
      throw new BadRequest(400, "A chunk has no size");
    }
    return Long.parseLong(size, 16);
  }

  private byte[] exactly(long length, long most) throws IOException {
    if (length > most) {
      throw new BadRequest(413, "The request's content is too large");
    }
    byte[] content = new byte[(int) length];
    int got = Math.min(content.length, end - next);
    System.arraycopy(buffer, next, content, 0, got);
    next += got;
    if (in.readNBytes(content, got, content.length - got) < content.length - got) {
      throw new BadRequest(400, ENDS_EARLY);
    }
    return content;
  }

  /**
   * Waits until the peer sends or closes, at most so many milliseconds (0: without limit); true if
   * it did.
   */
  public boolean awaitPeer(int milliseconds) throws IOException {
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

  /**
   * Reads on to the peer's end, for some seconds at most: closing over unread bytes resets the
   * connection, and may take the response from the peer.
   */
  public void drain() throws IOException {
    long until = System.nanoTime() + 5_000_000_000L;
    next = end;
    while (System.nanoTime() < until && awaitPeer(1000) && end > 0) {
      next = end;
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

  public static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
