package dev.exportclients.destination.s3;

import dev.exportclients.core.exception.LocalFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A file's bytes until it is whole. The file loses its name as soon as it is open, so that no
 * process leaves one behind, however it ends; where that can't be, when it is closed.
 *
 * <p>No channel: an interrupt would close it for all.
 */
final class Spool implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final Path folder;
  private final Path path;
  private final RandomAccessFile file;
  private long length;

  private Spool(Path folder, Path path) throws IOException {
    this.folder = folder;
    this.path = path;
    this.file = new RandomAccessFile(path.toFile(), "rw");
  }

  static Spool in(Path folder) {
    try {
      Spool spool = new Spool(folder, Files.createTempFile(folder, "export-", ".part"));
      spool.tryDelete();
      return spool;
    } catch (IOException failure) {
      throw failed(folder, failure);
    }
  }

  private void tryDelete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException open) {
      // Not while it is open, on some systems.
    }
  }

  private static LocalFileException failed(Path folder, IOException failure) {
    return new LocalFileException(
        "can't keep a file in " + folder + " until it is whole: " + failure.getMessage(),
        folder,
        failure);
  }

  void write(byte[] bytes, int offset, int count) {
    try {
      file.write(bytes, offset, count);
      length += count;
    } catch (IOException failure) {
      throw failed(folder, failure);
    }
  }

  long length() {
    return length;
  }

  /** As often as is wanted, and by any thread, once all is written. */
  InputStream read(long from, long count) {
    return new Part(from, from + count);
  }

  /** In base64, as S3 wants it. */
  String sha256(long from, long count) {
    try (InputStream part = read(from, count)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER];
      for (int read = part.read(buffer); read >= 0; read = part.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return Base64.getEncoder().encodeToString(digest.digest());
    } catch (IOException failure) {
      throw failed(folder, failure);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException closing) {
      // It has no name any more.
    }
    tryDelete();
  }

  private final class Part extends InputStream {
    private final long end;
    private long position;

    Part(long from, long end) {
      this.position = from;
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
      if (position >= end) {
        return count == 0 ? 0 : -1;
      }
      int most = (int) Math.min(count, end - position);
      synchronized (file) {
        file.seek(position);
        int read = file.read(buffer, offset, most);
        position += Math.max(0, read);
        return read;
      }
    }
  }
}
