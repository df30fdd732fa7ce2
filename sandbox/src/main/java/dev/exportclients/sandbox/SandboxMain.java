package dev.exportclients.sandbox;

import static java.util.Objects.requireNonNull;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;

/**
 * Runs the sandbox until it is told to stop: {@code java -jar … [--port N]}. Prints its URL as the
 * only line.
 */
public final class SandboxMain {
  private SandboxMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    int port = 0;
    try {
      if (arguments.length == 2 && arguments[0].equals("--port")) {
        port = new InetSocketAddress(Integer.parseInt(arguments[1])).getPort();
      } else if (arguments.length != 0) {
        throw new IllegalArgumentException();
      }
    } catch (IllegalArgumentException wrong) {
      System.err.println("usage: java -jar export-sandbox-app.jar [--port N]");
      System.exit(2);
    }
    CountDownLatch stopped = new CountDownLatch(1);
    Sandbox sandbox = start(port);
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

  private static Sandbox start(int port) {
    try {
      return Sandbox.start(port);
    } catch (UncheckedIOException taken) {
      System.err.println(taken.getMessage() + ": " + requireNonNull(taken.getCause()).getMessage());
      System.exit(1);
      throw taken;
    }
  }
}
