package dev.exportclients.core.internal.files;

import dev.exportclients.core.exception.LocalFileException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Where a download is to be saved, checked before anything is sent.
 *
 * @param folder gets the part
 * @param name null to take the server's
 * @param device written directly; null for a file
 */
public record SaveTarget(
    Path folder, @Nullable String name, @Nullable Path device, boolean overwrite) {

  /**
   * For who takes a step that can't be undone before there is a file to save.
   *
   * @return whether a file stands there, which saving would have to replace
   * @throws LocalFileException if nothing can be saved there, whatever may be replaced
   */
  public static boolean isTaken(Path target) {
    SaveTarget place = of(target, true);
    if (place.device != null) {
      requireWritable(place.device);
      return false;
    }
    requireFilesIn(place.folder);
    return place.name != null && attributes(place.file(place.name)) != null;
  }

  public static SaveTarget of(Path target, boolean overwrite) {
    if (Files.isDirectory(target)) {
      return new SaveTarget(target, null, null, overwrite);
    }
    Path path = target.toAbsolutePath();
    if (isDevice(path)) {
      return new SaveTarget(path, null, path, overwrite);
    }
    BasicFileAttributes found = attributes(path);
    if (found != null && found.isSymbolicLink()) {
      path = linked(path);
      found = attributes(path);
    }
    Path folder = path.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new LocalFileException(
          "the folder " + folder + " does not exist; create it first", path, null);
    }
    if (found != null && !overwrite) {
      throw LocalFiles.exists(target, null);
    }
    return new SaveTarget(folder, path.getFileName().toString(), null, overwrite);
  }

  /** The file's place, checked again, as the server's name is only known now. */
  public Path file(String serverName) {
    Path file = resolve(name == null ? serverName : name);
    BasicFileAttributes found = attributes(file);
    if (found != null && (!overwrite || !found.isRegularFile())) {
      throw found.isRegularFile()
          ? LocalFiles.exists(file, null)
          : new LocalFileException(file + " exists and is no plain file", file, null);
    }
    return file;
  }

  private static void requireWritable(Path device) {
    if (!Files.isWritable(device)) {
      throw LocalFiles.failed("write", device, new AccessDeniedException(device.toString()));
    }
  }

  /** Permissions don't tell of systems that are read-only, made up or full. */
  private static void requireFilesIn(Path folder) {
    try {
      HiddenFiles.probe(folder);
    } catch (IOException failure) {
      throw LocalFiles.failed("create a file in", folder, failure);
    }
  }

  private Path resolve(String fileName) {
    try {
      return folder.resolve(fileName);
    } catch (InvalidPathException unencodable) {
      throw new LocalFileException(
          "this system can't store the name '"
              + fileName
              + "'; give the file a name of your own, or Java a UTF-8 locale",
          folder,
          unencodable);
    }
  }

  /** A link to a file is written through; one that leads nowhere is in the way. */
  private static Path linked(Path link) {
    try {
      return link.toRealPath();
    } catch (IOException dangling) {
      throw new LocalFileException(link + " is a link that leads nowhere", link, dangling);
    }
  }

  /** Through links: {@code /dev/stdout} is one, and may lead to a pipe without a path. */
  private static boolean isDevice(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).isOther();
    } catch (IOException absent) {
      return false;
    }
  }

  private static @Nullable BasicFileAttributes attributes(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException | NotDirectoryException free) {
      return null;
    } catch (IOException failure) {
      throw LocalFiles.failed("use", path, failure);
    }
  }
}
