package dev.exportclients.cli.output;

import dev.exportclients.core.Download;
import dev.exportclients.core.destination.Destination;
import dev.exportclients.core.destination.FileDestination;
import dev.exportclients.core.exception.DestinationException;
import dev.exportclients.core.exception.ExportClientException;
import dev.exportclients.core.exception.LocalFileException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that stands where one is to go.
 *
 * @param path null if it is none of the file system's
 * @param address of the same file always the same
 */
record ExistingFile(@Nullable Path path, String address) {

  private static ExistingFile of(Path path) {
    return new ExistingFile(path, path.toAbsolutePath().normalize().toString());
  }

  static ExistingFile at(Destination place) {
    return place instanceof FileDestination files
        ? of(files.path())
        : new ExistingFile(null, place.address());
  }

  static ExistingFile of(Download.Stored stored) {
    return stored
        .receipt()
        .file()
        .map(ExistingFile::of)
        .orElseGet(() -> new ExistingFile(null, stored.location()));
  }

  /** Null if the failure is another. */
  static @Nullable ExistingFile of(ExportClientException failure) {
    if (failure instanceof DestinationException place) {
      boolean exists = place.reason() == DestinationException.Reason.EXISTS;
      return exists ? new ExistingFile(null, place.address()) : null;
    }
    if (failure instanceof LocalFileException local
        && local.getCause() instanceof FileAlreadyExistsException
        && Files.isRegularFile(local.path())) {
      return of(local.path());
    }
    return null;
  }

  String shown() {
    return path == null ? address : plain(path);
  }

  /** Without the dot of the current folder. */
  static String plain(Path saved) {
    return (saved.startsWith(".") ? saved.subpath(1, saved.getNameCount()) : saved).toString();
  }

  /**
   * @param cause null if it was seen before anything was sent
   */
  ExportClientException toException(@Nullable ExportClientException cause) {
    return failure(" exists already; --force replaces it, --output names another", cause);
  }

  ExportClientException ofAnotherId(ExportClientException cause) {
    return failure(" holds the file of another id of this command; fetch them one by one", cause);
  }

  private ExportClientException failure(String what, @Nullable ExportClientException cause) {
    return path == null
        ? new DestinationException(
            address + what, DestinationException.Reason.EXISTS, address, cause)
        : new LocalFileException(path + what, path, cause);
  }
}
