package dev.exportclients.core.internal.download;

import dev.exportclients.core.ProgressListener;
import java.io.InputStream;

/** The bytes for a reader, with their progress. */
final class ReaderStream extends InputStream {
  private final FileStream stream;
  private final ProgressListener progress;

  ReaderStream(FileStream stream, ProgressListener progress) {
    this.stream = stream;
    this.progress = progress;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    int count = stream.read(buffer, offset, length);
    if (count > 0) {
      progress.onProgress(stream.delivered(), stream.description().size());
    }
    return count;
  }
}
