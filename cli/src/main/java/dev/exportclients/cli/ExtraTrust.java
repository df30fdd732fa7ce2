package dev.exportclients.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Trust in the authorities of a PEM file, beside those that Java trusts. */
final class ExtraTrust {
  static final String VARIABLE = "EXPORTCTL_CA_FILE";

  private ExtraTrust() {}

  static SSLContext in(Path pemFile) {
    Collection<? extends Certificate> extra = certificates(pemFile);
    try {
      List<Certificate> all = new ArrayList<>(extra);
      all.addAll(javasOwn());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trusting(all).getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Collection<? extends Certificate> certificates(Path pemFile) {
    try (InputStream file = Files.newInputStream(pemFile)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(file);
      if (found.isEmpty()) {
        throw new ConfigurationException(VARIABLE + " holds no certificate: " + pemFile);
      }
      return found;
    } catch (IOException unreadable) {
      throw new ConfigurationException(VARIABLE + " can't be read: " + pemFile, unreadable);
    } catch (CertificateException wrong) {
      throw new ConfigurationException(VARIABLE + " is no PEM file: " + pemFile, wrong);
    }
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
