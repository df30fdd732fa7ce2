package dev.exportclients.core.tls;

import dev.exportclients.core.internal.argument.RefusedArgumentException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The certificates of a file as people have it: PEM blocks, with anything between them (keys, text,
 * a byte order mark, indentation, line ends of any kind), or DER.
 */
final class CertificateFile {
  private static final int LONGEST = 32 * 1024 * 1024;
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  /** OpenSSL's: behind the certificate it says what for it is trusted. */
  private static final String TRUSTED = "TRUSTED CERTIFICATE";

  private static final Set<String> LABELS =
      Set.of("CERTIFICATE", "X509 CERTIFICATE", TRUSTED, "PKCS7", "CMS");

  private final Path file;

  private CertificateFile(Path file) {
    this.file = file;
  }

  /**
   * @param longest for a pipe, such as a shell's {@code <(command)}
   * @throws RefusedArgumentException naming the file, if there is none in it
   */
  static List<Certificate> read(Path file, Duration longest) {
    return new CertificateFile(file).read(longest);
  }

  private List<Certificate> read(Duration longest) {
    byte[] content = Files.isRegularFile(file) ? content() : contentWithin(longest);
    String text = new String(content, charset(content));
    List<Certificate> found = new ArrayList<>();
    boolean isPem = text.contains(BEGIN);
    if (isPem) {
      addBlocks(text, found);
    } else if (content.length > 0 && content[0] == 0x30) {
      found.addAll(parsed(content));
    }
    if (found.isEmpty()) {
      throw unusable(
          text.contains("PRIVATE KEY")
              ? "holds a private key, but no certificate"
              : "holds no certificate; it must be PEM (-----BEGIN CERTIFICATE-----) or DER",
          null);
    }
    return found;
  }

  /** A thread that opens a pipe can't be woken: it is left behind, and so is one of our own. */
  private byte[] contentWithin(Duration longest) {
    FutureTask<byte[]> reading = new FutureTask<>(this::content);
    Thread reader = new Thread(reading, "export-clients-certificates");
    reader.setDaemon(true);
    reader.start();
    try {
      return reading.get(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RefusedArgumentException known
          ? known
          : unusable("can't be read", failed.getCause());
    } catch (TimeoutException silent) {
      throw unusable("names a pipe whose end did not come in time", silent);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw unusable("was not read to its end: interrupted", interrupted);
    }
  }

  private byte[] content() {
    if (Files.isDirectory(file)) {
      throw unusable("names a folder, not a file", null);
    }
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] content = stream.readNBytes(LONGEST + 1);
      if (content.length > LONGEST) {
        throw unusable("is larger than any list of authorities", null);
      }
      return content;
    } catch (IOException unreadable) {
      throw unusable("can't be read", unreadable);
    }
  }

  /** By the byte order mark; PEM itself is ASCII, and what else there is does not matter. */
  private static Charset charset(byte[] content) {
    boolean isUtf16 =
        content.length > 1 && (content[0] & 0xff) + (content[1] & 0xff) == 0xff + 0xfe;
    return isUtf16 ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1;
  }

  /** The certificates of each block that holds some. */
  private void addBlocks(String text, List<Certificate> found) {
    for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, begin + 1)) {
      int label = begin + BEGIN.length();
      int body = text.indexOf(DASHES, label);
      String name = body < 0 ? "" : text.substring(label, body);
      if (LABELS.contains(name)) {
        int end = text.indexOf(END, body);
        int next = text.indexOf(BEGIN, body);
        if (end < 0 || next >= 0 && next < end) {
          throw unusable("holds a certificate without its END line", null);
        }
        byte[] der = decoded(text.substring(body + DASHES.length(), end));
        found.addAll(name.equals(TRUSTED) ? List.of(first(der)) : parsed(der));
      }
    }
  }

  /** Whatever is no base64 is passed over: blanks, and line ends that were written as \n. */
  private byte[] decoded(String base64) {
    try {
      return Base64.getMimeDecoder().decode(base64.replace("\\r", "").replace("\\n", ""));
    } catch (IllegalArgumentException cut) {
      throw unusable("holds a damaged certificate", cut);
    }
  }

  private Collection<? extends Certificate> parsed(byte[] der) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(der));
    } catch (CertificateException damaged) {
      throw damaged(damaged);
    }
  }

  private Certificate first(byte[] der) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException damaged) {
      throw damaged(damaged);
    }
  }

  private RefusedArgumentException damaged(CertificateException how) {
    return unusable("holds a damaged certificate, or is of another kind (PEM or DER)", how);
  }

  private RefusedArgumentException unusable(String why, @Nullable Throwable cause) {
    return new RefusedArgumentException("certificate file", why + ": " + file, cause);
  }
}
