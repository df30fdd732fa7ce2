package dev.exportclients.sandbox;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The certificate of a sandbox that serves HTTPS, for clients to trust: it is its own authority,
 * and made for this sandbox. Immutable.
 *
 * @param pem with a comment in front, as curl, OpenSSL, Java, Python and Node read it
 */
public record SandboxCertificate(String pem) {

  /**
   * Writes it, in place of that of an earlier sandbox.
   *
   * @param file readable by everybody: there is no secret in it
   * @throws FileAlreadyExistsException if another file stands there
   * @throws IOException if it can't be written
   */
  public void saveTo(Path file) throws IOException {
    try {
      if (!Files.readString(file).startsWith(pem.lines().findFirst().orElseThrow())) {
        throw new FileAlreadyExistsException(file + " exists and is no sandbox's certificate");
      }
      Files.writeString(file, pem, StandardOpenOption.TRUNCATE_EXISTING);
    } catch (NoSuchFileException free) {
      Files.writeString(file, pem, StandardOpenOption.CREATE_NEW);
    }
  }
}
