package dev.exportclients.destination.s3;

import dev.exportclients.core.exception.LocalFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A file's bytes until it is whole. On Linux and macOS the file loses its name as soon as it is
 * open, so that no process leaves one behind, however it ends.
 */
final class Spool implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final Path folder;
  private final FileChannel file;
  private long length;

  private Spool(Path folder, FileChannel file) {
    this.folder = folder;
    this.file = file;
  }

  static Spool in(Path folder) {
    try {
      Path path = Files.createTempFile(folder, "export-", ".part");
      return new Spool(
          folder,
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE));
    } catch (IOException failure) {
      throw failed(folder, failure);
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
      ByteBuffer left = ByteBuffer.wrap(bytes, offset, count);
      while (left.hasRemaining()) {
        length += file.write(left, length);
      }
    } catch (IOException failure) {
      throw failed(folder, failure);
    }
  }

  long length() {
    return length;
  }

  /** As often as is wanted, and by any thread. */
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
      // It has no name any more, or loses it when this process ends.
    }
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
      int read = file.read(ByteBuffer.wrap(buffer, offset, most), position);
      position += Math.max(0, read);
      return read;
    }
  }
}
