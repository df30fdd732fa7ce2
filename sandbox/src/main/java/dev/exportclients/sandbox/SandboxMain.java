package dev.exportclients.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Runs the sandbox until it is told to stop: {@code java -jar … [--port N] [--tls FILE]}. Prints
 * its URL as the only line. With {@code --tls} it serves HTTPS, and writes the certificate to trust
 * to the file.
 */
public final class SandboxMain {
  private SandboxMain() {}

  /**
   * Serves until the process is told to stop. Exits with 2 if it can't understand its arguments,
   * with 1 if it can't listen or write.
   *
   * @param arguments {@code --port N}, default a free one; {@code --tls FILE}, default plain HTTP
   * @throws InterruptedException if its thread is interrupted
   */
  public static void main(String[] arguments) throws InterruptedException {
    int port = 0;
    Path certificate = null;
    try {
      for (int i = 0; i < arguments.length; i += 2) {
        switch (arguments[i]) {
          case "--port" ->
              port = new InetSocketAddress(Integer.parseInt(arguments[i + 1])).getPort();
          case "--tls" -> certificate = Path.of(arguments[i + 1]);
          default -> throw new IllegalArgumentException();
        }
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
      System.err.println("usage: java -jar export-sandbox-app.jar [--port N] [--tls FILE]");
      System.exit(2);
    }
    CountDownLatch stopped = new CountDownLatch(1);
    Sandbox sandbox = start(port, certificate);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  sandbox.close();
                  stopped.countDown();
                }));
    System.out.println(sandbox.baseUrl());
    stopped.await();
  }

  private static Sandbox start(int port, @Nullable Path certificate) {
    try {
      if (certificate == null) {
        return Sandbox.start(port);
      }
      Sandbox sandbox = Sandbox.startTls(port);
      sandbox.certificate().orElseThrow().saveTo(certificate);
      return sandbox;
    } catch (UncheckedIOException taken) {
      return failed(taken.getMessage() + ": " + taken.getCause(), taken);
    } catch (IOException unwritable) {
      return failed(
          "can't write " + certificate + ": " + unwritable, new UncheckedIOException(unwritable));
    }
  }

  private static Sandbox failed(String why, UncheckedIOException failure) {
    System.err.println(why);
    System.exit(1);
    throw failure;
  }
}
