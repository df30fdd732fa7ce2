package dev.exportclients.core.internal.download;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Decodes, and reads the coded body to its own end, which frees the connection. */
final class GzipBody extends GZIPInputStream {
  private static final int BUFFER = 64 * 1024;

  private final InputStream raw;

  GzipBody(InputStream raw) throws IOException {
    super(new Unending(raw), BUFFER);
    this.raw = raw;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    if (count < 0) {
      raw.skip(Long.MAX_VALUE);
      raw.read();
    }
    return count;
  }

  /** Always has more: else the decoder stops after the first of several members. */
  private static final class Unending extends FilterInputStream {
    Unending(InputStream raw) {
      super(raw);
    }

    @Override
    public int available() {
      return 1;
    }
  }
}
