package dev.exportclients.core.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for localhost that nobody trusts, made anew by the JDK's keytool. */
public final class TestTls {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private static final Map<Socket, Socket> BENEATH = new ConcurrentHashMap<>();

  private final KeyStore keys;

  public TestTls(Path folder) throws Exception {
    Path store = folder.resolve("test.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "test",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                store.toString())
            .inheritIO()
            .start();
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException("keytool failed");
    }
    keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    Files.delete(store);
  }

  public Certificate certificate() throws KeyStoreException {
    return keys.getCertificate("test");
  }

  /** Writes it as a file of authorities. */
  public Path pem(Path file) throws KeyStoreException, CertificateEncodingException, IOException {
    String encoded = Base64.getMimeEncoder().encodeToString(certificate().getEncoded());
    return Files.writeString(
        file, "# ours\n-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
  }

  public SSLContext server() throws Exception {
    KeyManagerFactory managers = KeyManagerFactory.getInstance("SunX509");
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  /** Sockets whose connection can be closed beneath them, without the end of TLS. */
  public ServerSocketFactory cuttable() throws Exception {
    return cuttable(plain -> {});
  }

  /** What happens to a connection before its handshake. */
  public interface BeforeTls {
    void accepted(Socket plain) throws IOException;
  }

  public ServerSocketFactory cuttable(BeforeTls before) throws Exception {
    SSLSocketFactory tls = server().getSocketFactory();
    return new ServerSocketFactory() {
      @Override
      public ServerSocket createServerSocket(int port) throws IOException {
        return createServerSocket(port, 50, null);
      }

      @Override
      public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return createServerSocket(port, backlog, null);
      }

      @Override
      public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
          throws IOException {
        return new ServerSocket(port, backlog, address) {
          @Override
          public Socket accept() throws IOException {
            Socket plain = super.accept();
            before.accepted(plain);
            if (plain.isClosed()) {
              return plain;
            }
            SSLSocket socket = (SSLSocket) tls.createSocket(plain, null, plain.getPort(), true);
            socket.setUseClientMode(false);
            BENEATH.put(socket, plain);
            return socket;
          }
        };
      }
    };
  }

  /** Closes the connection of a {@link #cuttable} socket as if its host had died. */
  public static void cutBeneath(Socket socket) throws IOException {
    BENEATH.remove(socket).close();
    socket.close();
  }

  public SSLContext trusting() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("test", certificate());
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
