package dev.exportclients.cli.config;

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
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Trust in the authorities of a file, beside those that Java trusts. */
public final class ExtraTrust {
  static final String VARIABLE = "EXPORTCTL_CA_FILE";

  private ExtraTrust() {}

  /** Which authorities count, for people. */
  public static String told(EnvironmentVariables environment) {
    return environment.file(VARIABLE).map(file -> VARIABLE + ": " + file + ", and ").orElse("")
        + "Java's own";
  }

  static SSLContext in(Path file, Duration longest) {
    List<Certificate> all = new ArrayList<>(CertificateFile.read(VARIABLE, file, longest));
    try {
      all.addAll(javasOwn());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trusting(all).getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException(impossible);
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
