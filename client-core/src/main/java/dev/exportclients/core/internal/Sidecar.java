package dev.exportclients.core.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The note beside a part: of which export it is, and what proves that the server still has the same
 * object. Holds no secret.
 *
 * <p>On Linux it names the boot of the machine: what was not forced to disk before a crash of the
 * machine may read as zeros after it, so a part of an earlier boot is not trusted.
 */
final class Sidecar {
  private static final String FORMAT = "1";
  private static final String BOOT = boot();

  private final Path path;

  Sidecar(Path part) {
    this.path = part.resolveSibling(part.getFileName() + ".properties");
  }

  void write(String identity, FileFacts facts) throws IOException {
    Properties note = new Properties();
    note.setProperty("format", FORMAT);
    note.setProperty("identity", identity);
    note.setProperty("boot", BOOT);
    note.setProperty("total", Long.toString(facts.total()));
    set(note, "validator", facts.validator());
    set(note, "etag", facts.etag());
    set(note, "last-modified", facts.lastModified());
    set(note, "content-type", facts.contentType());
    set(note, "content-disposition", facts.disposition());
    try (OutputStream writer =
        Files.newOutputStream(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS)) {
      note.store(writer, "An interrupted download; run it again to go on, or delete both files.");
    }
  }

  /** Null unless it is sound and of this very export. */
  @Nullable FileFacts read(String identity) {
    Properties note = new Properties();
    try (Reader reader = Files.newBufferedReader(path)) {
      note.load(reader);
      FileFacts facts =
          new FileFacts(
              note.getProperty("validator"),
              note.getProperty("etag"),
              note.getProperty("last-modified"),
              Long.parseLong(note.getProperty("total", "")),
              note.getProperty("content-type"),
              note.getProperty("content-disposition"));
      boolean trusted =
          FORMAT.equals(note.getProperty("format"))
              && identity.equals(note.getProperty("identity"))
              && BOOT.equals(note.getProperty("boot"))
              && facts.isResumable();
      return trusted ? facts : null;
    } catch (IOException | IllegalArgumentException unreadable) {
      return null;
    }
  }

  void delete() throws IOException {
    Files.deleteIfExists(path);
  }

  private static void set(Properties note, String key, @Nullable String value) {
    if (value != null) {
      note.setProperty(key, value);
    }
  }

  private static String boot() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    } catch (IOException notLinux) {
      return "";
    }
  }
}
