package dev.exportclients.cli.temporal;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Temporal's own server in a process, which keeps its state in a file: see {@code .ci/temporal}.
 */
final class RealServer implements AutoCloseable {
  private final int port = freePort();
  private final AtomicLong calls = new AtomicLong();
  private final Path folder;
  private final WorkflowServiceStubs service;
  private final WorkflowClient client;
  private Process process;

  RealServer(Path folder) throws IOException {
    this.folder = folder;
    process = start();
    service =
        WorkflowServiceStubs.newConnectedServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget(address())
                .setGrpcClientInterceptors(List.of(new Counting()))
                .build(),
            Duration.ofSeconds(30));
    client =
        WorkflowClient.newInstance(
            service, WorkflowClientOptions.newBuilder().setNamespace("exports").build());
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new IllegalStateException(none);
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            System.getenv("TEMPORAL_TEST_SERVER"),
            String.valueOf(port),
            folder.resolve("temporal.db").toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("server.log").toFile()))
        .start();
  }

  private final class Counting implements ClientInterceptor {
    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(
        MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
      calls.incrementAndGet();
      return next.newCall(method, options);
    }
  }

  /** {@return how many requests this process has sent to it} */
  long calls() {
    return calls.get();
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  WorkflowClient client() {
    return client;
  }

  /** Killed, and begun again with what it had written. */
  void restart() throws Exception {
    process.destroyForcibly().waitFor();
    process = start();
  }

  @Override
  public void close() {
    service.shutdownNow();
    process.destroyForcibly();
  }
}
