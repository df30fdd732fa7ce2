package dev.exportclients.core.internal.transport;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MessageConstraintException;

/**
 * What a server sends over one connection, and what its end means. The end is legal only in a body
 * without length or chunks, once one byte of it has come; over TLS only after close_notify ({@link
 * SocketUnderTls}). Anywhere else (in a head, a chunk's size, a trailer) it is a broken connection,
 * though HttpCore would take what it has for the whole.
 */
final class ConnectionInput extends FilterInputStream {
  private final int maxHeadSize;
  private boolean hasResponse;
  private boolean readsHead;
  private long headSize;
  private boolean endsBody;
  private boolean hasBody;

  /**
   * @param maxHeadSize in bytes
   */
  ConnectionInput(InputStream in, int maxHeadSize) {
    super(in);
    this.maxHeadSize = maxHeadSize;
  }

  /** A request is about to be sent. */
  void expectResponse() {
    hasResponse = false;
    readsHead = true;
    headSize = 0;
    endsBody = false;
    hasBody = false;
  }

  /** Whether a byte came since the last request. */
  boolean hasResponse() {
    return hasResponse;
  }

  /** All of the response's head was read; interim responses are a part of it. */
  void endHead() {
    readsHead = false;
  }

  /**
   * The closing connection ends the body that begins here.
   *
   * @param begun whether bytes of it were read together with the head
   */
  void endsBody(boolean begun) {
    endsBody = true;
    hasBody = begun;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (readsHead && headSize >= maxHeadSize) {
      throw new MessageConstraintException(
          "more than the " + maxHeadSize + " bytes that maxHeadSize allows");
    }
    int count = in.read(buffer, offset, length);
    if (count > 0) {
      hasResponse = true;
      hasBody = true;
      headSize += readsHead ? count : 0;
    } else if (count < 0 && !(endsBody && hasBody)) {
      throw new ConnectionClosedException(
          hasResponse
              ? "the connection was closed in the middle of the response"
              : "the connection was closed without a response");
    }
    return count;
  }
}
