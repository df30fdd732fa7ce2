package dev.exportclients.core.internal.download;

import dev.exportclients.core.Content;
import dev.exportclients.core.ProgressListener;
import dev.exportclients.core.internal.http.RemoteFile;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The bytes for a reader, with their progress, and hashed if there is a receipt to write. */
final class ReaderStream extends InputStream {
  private final FileStream stream;
  private final ProgressListener progress;
  private final @Nullable Sha256 hash;

  private ReaderStream(FileStream stream, ProgressListener progress, @Nullable Sha256 hash) {
    this.stream = stream;
    this.progress = progress;
    this.hash = hash;
  }

  /** Opens the file. */
  static Content open(FileStream stream, ProgressListener progress, @Nullable Sha256 hash) {
    stream.open(RemoteFile.NONE, 0);
    FileDescription file = stream.description();
    progress.onProgress(0, file.size());
    return file.content(new ReaderStream(stream, progress, hash));
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
      if (hash != null) {
        hash.now(buffer, offset, count);
      }
      progress.onProgress(stream.delivered(), stream.description().size());
    }
    return count;
  }
}
