package dev.exportclients.core.internal.download;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a gzip of one member or several, and reads the coded body to its own end if that is near,
 * which frees the connection. Where the header of a further member is cut, Java's decoder ends as
 * if nothing followed; here that is an {@link EOFException}.
 */
final class GzipBody extends GZIPInputStream {
  private static final int BUFFER = 64 * 1024;
  private static final int TRAILER = 8;
  private static final int MAGIC = 0x1f;

  private final Coded coded;

  GzipBody(InputStream raw) throws IOException {
    this(new Coded(raw));
  }

  private GzipBody(Coded coded) throws IOException {
    super(coded, BUFFER);
    this.coded = coded;
    coded.decoderInput = buf;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    if (count < 0) {
      if (coded.ended && behindTrailer() == MAGIC) {
        throw new EOFException("cut in the header of a member");
      }
      coded.drain();
    }
    return count;
  }

  /**
   * The first byte behind the last member's trailer, or -1. What the decoder had taken for that
   * member is in its buffer; the rest of the trailer, and a header, it read without the buffer.
   */
  private int behindTrailer() {
    int buffered = inf.getRemaining();
    return buffered > TRAILER
        ? buf[len - buffered + TRAILER] & 0xff
        : coded.unbuffered(TRAILER - buffered);
  }

  /** The body as it is sent. */
  private static final class Coded extends FilterInputStream {
    private final byte[] unbuffered = new byte[TRAILER + 1];
    private byte @Nullable [] decoderInput;
    private int count;
    private boolean ended;

    Coded(InputStream raw) {
      super(raw);
    }

    /** The decoder of some Java versions asks behind each trailer, and stops if there is none. */
    @Override
    public int available() {
      return 1;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = in.read(buffer, offset, length);
      ended = read < 0;
      if (buffer == decoderInput) {
        count = 0;
      } else if (read > 0) {
        int kept = Math.min(read, unbuffered.length - count);
        System.arraycopy(buffer, offset, unbuffered, count, kept);
        count += kept;
      }
      return read;
    }

    /**
     * A byte of those read since the decoder last filled its buffer; -1 if there are not as many.
     */
    int unbuffered(int index) {
      return index < count ? unbuffered[index] & 0xff : -1;
    }

    /** Reads to the end if it is near. What goes on behind a whole file is no reason to stay. */
    void drain() throws IOException {
      in.readNBytes(BUFFER);
    }
  }
}
