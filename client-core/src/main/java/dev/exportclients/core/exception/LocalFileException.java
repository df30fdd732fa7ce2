package dev.exportclients.core.exception;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The target exists or is in use, the folder is missing, the disk is full, or access is denied. Or
 * a file to send can't be read, or changes while it is sent: what the server got is then no whole
 * request. Where the target exists and is not to be overwritten, the cause is a {@link
 * java.nio.file.FileAlreadyExistsException}.
 */
public final class LocalFileException extends ExportClientException {
  private static final long serialVersionUID = 1L;

  private final transient Path path;

  /**
   * For a client's use, and for tests.
   *
   * @param message what happened, and what to do
   * @param path the file or folder in question
   * @param cause the file system's own exception; null if there is none
   */
  public LocalFileException(String message, Path path, @Nullable Throwable cause) {
    super(message, cause);
    this.path = path;
  }

  /**
   * {@return the file or folder in question: the target, one beside or above it, or the file to
   * send}
   *
   * <p>Not serialized: null in an exception that was read from a stream.
   */
  public Path path() {
    return path;
  }
}
