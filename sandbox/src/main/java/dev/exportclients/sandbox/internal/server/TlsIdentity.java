package dev.exportclients.sandbox.internal.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for localhost, its own authority, made anew by the JDK's keytool: no public class
 * of the JDK makes one. The key stays in memory.
 *
 * @param pem the certificate, for clients to trust
 */
public record TlsIdentity(SSLContext context, String pem) {
  private static final String ALIAS = "sandbox";
  private static final int DAYS = 30;

  /**
   * @throws UncheckedIOException if there is no keytool, or it fails
   */
  public static TlsIdentity create() {
    try {
      return created();
    } catch (IOException impossible) {
      throw new UncheckedIOException("The sandbox can't serve HTTPS", impossible);
    }
  }

  private static TlsIdentity created() throws IOException {
    Path folder = Files.createTempDirectory("export-sandbox-");
    Path store = folder.resolve("sandbox.p12");
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    try {
      keytool(store, password);
      KeyStore keys = KeyStore.getInstance(store.toFile(), password.toCharArray());
      KeyManagerFactory managers = KeyManagerFactory.getInstance("SunX509");
      managers.init(keys, password.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return new TlsIdentity(context, pem(keys.getCertificate(ALIAS).getEncoded()));
    } catch (GeneralSecurityException unusable) {
      throw new IOException("this JVM can't serve TLS", unusable);
    } finally {
      Files.deleteIfExists(store);
      Files.delete(folder);
    }
  }

  /** The password goes through the environment: arguments are seen by all. */
  private static void keytool(Path store, String password) throws IOException {
    Path program = Path.of(System.getProperty("java.home"), "bin", "keytool");
    ProcessBuilder keytool =
        new ProcessBuilder(
            program.toString(),
            "-J-XX:TieredStopAtLevel=1", // It does little: half the time.
            "-J-XX:+UseSerialGC",
            "-genkeypair",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-alias",
            ALIAS,
            "-dname",
            "CN=export-sandbox on this machine",
            "-validity",
            String.valueOf(DAYS),
            "-ext",
            "bc:critical=ca:true",
            "-ext",
            "san=dns:localhost,ip:127.0.0.1",
            "-storetype",
            "PKCS12",
            "-storepass:env",
            "SANDBOX_STORE",
            "-keystore",
            store.toString());
    keytool.environment().put("SANDBOX_STORE", password);
    keytool.redirectErrorStream(true);
    Process running = keytool.start();
    String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (running.waitFor() != 0) {
        throw new IOException("keytool made no certificate: " + said.strip());
      }
    } catch (InterruptedException interrupted) {
      running.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while keytool made a certificate", interrupted);
    }
  }

  private static String pem(byte[] der) {
    return "# CA of the export sandbox on this machine, for tests only; valid for "
        + DAYS
        + " days\n-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END CERTIFICATE-----\n";
  }
}
