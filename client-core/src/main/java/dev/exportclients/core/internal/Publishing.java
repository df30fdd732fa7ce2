package dev.exportclients.core.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Gives a finished part its name, in one step: under it is the whole file or what was before. */
final class Publishing {
  private Publishing() {}

  static void publish(Path part, Path target, boolean overwrite) throws IOException {
    if (overwrite) {
      keepPermissions(part, target);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } else {
      withoutReplacing(part, target);
    }
    force(target.toAbsolutePath().getParent());
  }

  /** An atomic move would replace silently; a link refuses. */
  private static void withoutReplacing(Path part, Path target) throws IOException {
    try {
      Files.createLink(target, part);
    } catch (FileAlreadyExistsException taken) {
      throw LocalFiles.exists(target, taken);
    } catch (UnsupportedOperationException | IOException noLinks) {
      takeAndMove(part, target);
      return;
    }
    try {
      Files.delete(part);
    } catch (IOException left) {
      // The file has its name; the next claim of the part sees the second one and lets go of it.
    }
  }

  private static void takeAndMove(Path part, Path target) throws IOException {
    try {
      Files.createFile(target);
    } catch (FileAlreadyExistsException taken) {
      throw LocalFiles.exists(target, taken);
    }
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      Files.delete(target);
      throw failure;
    }
  }

  private static void keepPermissions(Path part, Path target) throws IOException {
    PosixFileAttributeView old = Files.getFileAttributeView(target, PosixFileAttributeView.class);
    if (old != null && Files.exists(target)) {
      Files.setPosixFilePermissions(part, old.readAttributes().permissions());
    }
  }

  /** So that the name survives a crash too; not every system lets a folder be forced. */
  private static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException unsupported) {
      // The file's bytes are safe already.
    }
  }
}
