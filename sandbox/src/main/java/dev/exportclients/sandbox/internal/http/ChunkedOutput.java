package dev.exportclients.sandbox.internal.http;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Frames each write as a chunk; what is in the chunks goes to a stream of its own, which may break
 * inside one.
 */
public final class ChunkedOutput extends OutputStream {
  private static final int LARGEST = 64 * 1024;
  private static final byte[] CRLF = {'\r', '\n'};

  private final OutputStream frame;
  private final OutputStream payload;

  public ChunkedOutput(OutputStream frame, OutputStream payload) {
    this.frame = frame;
    this.payload = payload;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int done = 0; done < length; done += LARGEST) {
      int size = Math.min(LARGEST, length - done);
      frame.write(WireInput.latin1(Integer.toHexString(size) + "\r\n"));
      payload.write(bytes, offset + done, size);
      frame.write(CRLF);
    }
  }

  @Override
  public void flush() throws IOException {
    frame.flush();
  }

  public void end() throws IOException {
    frame.write(WireInput.latin1("0\r\n\r\n"));
  }
}
