package dev.exportclients.core.internal.download;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Decodes, and reads the coded body to its own end, which frees the connection. */
final class GzipBody extends GZIPInputStream {
  private static final int BUFFER = 64 * 1024;
  private static final int TRAILER = 8;

  private final Members members;

  GzipBody(InputStream raw) throws IOException {
    this(new Members(raw));
  }

  private GzipBody(Members members) throws IOException {
    super(members, BUFFER);
    this.members = members;
    members.body = this;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    if (count < 0) {
      members.end();
    }
    return count;
  }

  /** The first byte behind the trailer of a member, if it was read with it; else -1. */
  private int behindTrailer() {
    int behind = inf.getRemaining() - TRAILER;
    return behind > 0 ? buf[len - behind] & 0xff : -1;
  }

  /**
   * The coded bytes, of one member or several. Where the header of a further one is cut, the
   * decoder would end as if nothing followed.
   */
  private static final class Members extends FilterInputStream {
    private static final int MAGIC = 0x1f;

    private GzipBody body;
    private boolean readsHeader;
    private int first = -1;
    private boolean cut;

    Members(InputStream raw) {
      super(raw);
    }

    /** The decoder asks behind each trailer; without more it would stop there. */
    @Override
    public int available() {
      readsHeader = true;
      first = body.behindTrailer();
      return 1;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = in.read(buffer, offset, length);
      if (count < 0) {
        cut = readsHeader && first == MAGIC;
      } else if (readsHeader && first < 0) {
        first = buffer[offset] & 0xff;
      }
      return count;
    }

    void end() throws IOException {
      if (cut) {
        throw new EOFException("cut in the header of a member");
      }
      in.skip(Long.MAX_VALUE);
      in.read();
    }
  }
}
