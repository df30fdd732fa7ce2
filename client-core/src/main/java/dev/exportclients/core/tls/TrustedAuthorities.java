package dev.exportclients.core.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trust in authorities of your own, such as a company's or a sandbox's, beside those that Java
 * trusts.
 *
 * <pre>{@code
 * ClientSettings settings = ClientSettings.builder()
 *     .sslContext(TrustedAuthorities.besideJavas(Path.of("company-ca.pem")))
 *     .build();
 * }</pre>
 *
 * <p>The file holds certificates as PEM, with anything between them, or as DER. It is read once:
 * make new settings when it has changed.
 */
public final class TrustedAuthorities {
  /** How long the end of a pipe is waited for, unless said: 30 seconds. */
  public static final Duration LONGEST_READ = Duration.ofSeconds(30);

  private TrustedAuthorities() {}

  /**
   * TLS that trusts the authorities of a file and those of Java's own trust store.
   *
   * @param file of at most 32 MiB
   * @return for {@link dev.exportclients.core.ClientSettings.Builder#sslContext}
   * @throws IllegalArgumentException if it can't be read, holds no certificate or a damaged one
   */
  public static SSLContext besideJavas(Path file) {
    return besideJavas(file, LONGEST_READ);
  }

  /**
   * As {@link #besideJavas(Path)}, for a file that may be a pipe.
   *
   * @param file of at most 32 MiB, or a pipe such as a shell's {@code <(command)}
   * @param longest how long to wait for the end of a pipe
   * @return for {@link dev.exportclients.core.ClientSettings.Builder#sslContext}
   * @throws IllegalArgumentException as that, and if the pipe does not end in time
   */
  public static SSLContext besideJavas(Path file, Duration longest) {
    TrustManager[] managers = managers(file, longest);
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers, null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * What {@link #besideJavas(Path)} trusts, for a client that takes no context.
   *
   * @param file of at most 32 MiB
   * @return of the authorities of the file and those of Java's own trust store
   * @throws IllegalArgumentException as that
   */
  public static TrustManager[] managers(Path file) {
    return managers(file, LONGEST_READ);
  }

  private static TrustManager[] managers(Path file, Duration longest) {
    List<Certificate> ours = CertificateFile.read(file, longest);
    try {
      return trusting(andJavasOwn(ours)).getTrustManagers();
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static List<Certificate> andJavasOwn(List<Certificate> ours) throws GeneralSecurityException {
    List<Certificate> all = new ArrayList<>(ours);
    all.addAll(javasOwn());
    return all;
  }

  private static List<X509Certificate> javasOwn() throws GeneralSecurityException {
    TrustManagerFactory factory = factory();
    factory.init((KeyStore) null);
    return Stream.of(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()))
        .toList();
  }

  private static TrustManagerFactory trusting(List<Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    char @Nullable [] noPassword = null;
    store.load(null, noPassword);
    int number = 0;
    for (Certificate authority : authorities) {
      store.setCertificateEntry("authority-" + number++, authority);
    }
    TrustManagerFactory factory = factory();
    factory.init(store);
    return factory;
  }

  private static TrustManagerFactory factory() throws GeneralSecurityException {
    return TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
  }
}
