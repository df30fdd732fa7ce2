package dev.exportclients.cli.config;

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
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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
  private static final Set<String> LABELS =
      Set.of("CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE", "PKCS7", "CMS");

  private final String variable;
  private final Path file;

  private CertificateFile(String variable, Path file) {
    this.variable = variable;
    this.file = file;
  }

  /**
   * @throws ConfigurationException naming the variable and the file, if there is none in it
   */
  static List<Certificate> read(String variable, Path file) {
    return new CertificateFile(variable, file).read();
  }

  private List<Certificate> read() {
    byte[] content = content();
    String text = new String(content, charset(content));
    List<Certificate> found = new ArrayList<>();
    boolean isPem = text.contains(BEGIN);
    if (isPem) {
      blocks(text).forEach(block -> found.addAll(parsed(block)));
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

  /** The DER of each block that holds certificates. */
  private List<byte[]> blocks(String text) {
    List<byte[]> blocks = new ArrayList<>();
    for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, begin + 1)) {
      int label = begin + BEGIN.length();
      int body = text.indexOf(DASHES, label);
      if (body >= 0 && LABELS.contains(text.substring(label, body))) {
        int end = text.indexOf(END, body);
        int next = text.indexOf(BEGIN, body);
        if (end < 0 || next >= 0 && next < end) {
          throw unusable("holds a certificate without its END line", null);
        }
        blocks.add(decoded(text.substring(body + DASHES.length(), end)));
      }
    }
    return blocks;
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
      throw unusable("holds a damaged certificate, or is of another kind (PEM or DER)", damaged);
    }
  }

  private ConfigurationException unusable(String why, @Nullable Throwable cause) {
    return new ConfigurationException(variable + " " + why + ": " + file, cause);
  }
}
