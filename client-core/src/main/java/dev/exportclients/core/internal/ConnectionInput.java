package dev.exportclients.core.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ConnectionClosedException;

/**
 * What a server sends over one connection. The one place that decides what the end of the stream
 * means: it ends a body that the closing connection ends, behind its first byte. Anywhere else (in
 * a head, a chunk's size, a trailer) it is a broken connection, though HttpCore would take what it
 * has for the whole.
 */
final class ConnectionInput extends FilterInputStream {
  private boolean isAnswered;
  private boolean endsBody;
  private boolean hasBody;

  ConnectionInput(InputStream in) {
    super(in);
  }

  /** A request is about to be sent. */
  void expectAnswer() {
    isAnswered = false;
    endsBody = false;
    hasBody = false;
  }

  /** Whether a byte came since the last request. */
  boolean isAnswered() {
    return isAnswered;
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
    int count = in.read(buffer, offset, length);
    if (count > 0) {
      isAnswered = true;
      hasBody = true;
    } else if (count < 0 && !(endsBody && hasBody)) {
      throw new ConnectionClosedException(
          isAnswered
              ? "the connection was closed in the middle of the answer"
              : "the connection was closed without an answer");
    }
    return count;
  }
}
