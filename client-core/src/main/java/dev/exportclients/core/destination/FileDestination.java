package dev.exportclients.core.destination;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.internal.files.LocalFiles;
import dev.exportclients.core.internal.files.PartFile;
import dev.exportclients.core.internal.files.SaveTarget;
import dev.exportclients.core.internal.http.RemoteFile;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The file system. A {@link dev.exportclients.core.Download} that is saved here keeps all that
 * {@code saveTo(Path)} promises, such as parts that a later process goes on with; what others write
 * through {@link #begin} is whole or absent, and begins anew. Failures are {@link
 * dev.exportclients.core.exception.LocalFileException}. Immutable.
 */
public final class FileDestination implements Destination {
  private final Path path;
  private final boolean isFolder;

  private FileDestination(Path path, boolean isFolder) {
    this.path = requireNonNull(path, "path");
    this.isFolder = isFolder;
  }

  /**
   * {@return a file; or an existing folder, which takes files under their own names}
   *
   * @param target what {@code saveTo(Path)} takes
   */
  public static FileDestination to(Path target) {
    return new FileDestination(target, false);
  }

  /**
   * {@return a folder, which takes files under their own names}
   *
   * @param folder made where it is missing, as {@code saveInto(Path)} does
   */
  public static FileDestination into(Path folder) {
    return new FileDestination(folder, true);
  }

  /** {@return the file or folder} */
  public Path path() {
    return path;
  }

  /** {@return whether it is a folder that is made where it is missing} */
  public boolean isFolder() {
    return isFolder;
  }

  @Override
  public String address() {
    return path.toString() + (isFolder ? path.getFileSystem().getSeparator() : "");
  }

  @Override
  public void check(boolean overwrite) {
    if (!isFolder) {
      SaveTarget.of(path, overwrite);
    }
  }

  @Override
  public Upload begin(IncomingFile file) {
    Path target = isFolder ? LocalFiles.makeFolder(path) : path;
    SaveTarget place = SaveTarget.of(target, file.overwrite());
    Path name = place.file(file.name());
    PartFile part = PartFile.claim(place.folder(), "upload -> " + name.getFileName());
    part.begin(RemoteFile.NONE, false);
    return new FileUpload(part, name, place.overwrite());
  }

  @Override
  public String toString() {
    return address();
  }

  private record FileUpload(PartFile part, Path name, boolean overwrite) implements Upload {
    @Override
    public void write(byte[] bytes, int offset, int length) {
      part.write(offset == 0 ? bytes : Arrays.copyOfRange(bytes, offset, offset + length), length);
    }

    @Override
    public String commit(String sha256) {
      part.publish(name, overwrite);
      return name.toString();
    }

    @Override
    public void abort() {
      part.close();
    }
  }
}
