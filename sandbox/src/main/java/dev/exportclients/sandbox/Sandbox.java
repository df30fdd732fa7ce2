package dev.exportclients.sandbox;

import dev.exportclients.sandbox.internal.Dispatcher;
import dev.exportclients.sandbox.internal.call.Calls;
import dev.exportclients.sandbox.internal.call.ReceivedRequest;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.fault.FaultSpec;
import dev.exportclients.sandbox.internal.server.LoopbackServer;
import dev.exportclients.sandbox.internal.server.TlsIdentity;
import dev.exportclients.sandbox.internal.spec.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The providers on one port of 127.0.0.1. Its page, at {@code /}, lists every call, special id and
 * fault.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start()) {
 *   URI faulty = sandbox.baseUrl("cut=70000"); // the first response ends after 70,000 bytes
 *   // point any client at it
 * }
 * }</pre>
 *
 * <p>Operations are named as everywhere here ({@code ems.exportResults}); {@code webadmit.link} is
 * the presigned link. Thread-safe.
 */
public final class Sandbox extends SandboxControls implements AutoCloseable {
  private static final AtomicLong SCENARIOS = new AtomicLong();

  private final SandboxSettings settings;
  private final @Nullable TlsIdentity tls;
  private final LoopbackServer server;
  private final LoopbackServer otherServer;

  private Sandbox(int port, @Nullable TlsIdentity tls) throws IOException {
    super(new Deployment(new Calls()));
    this.tls = tls;
    Calls calls = deployment.calls();
    settings = new SandboxSettings(deployment);
    Dispatcher dispatcher = new Dispatcher(deployment);
    server = new LoopbackServer(port, calls, dispatcher, false, tls);
    otherServer = new LoopbackServer(0, calls, dispatcher, true, tls);
    deployment.otherOrigin(otherServer.origin());
  }

  /**
   * Starts one on a free port of 127.0.0.1.
   *
   * @return it listens already; close it when done
   * @throws UncheckedIOException if no port can be had
   */
  public static Sandbox start() {
    return start(0);
  }

  /**
   * Starts one on that port of 127.0.0.1.
   *
   * @param port 0 for a free one
   * @return it listens already; close it when done
   * @throws UncheckedIOException if the port is taken
   */
  public static Sandbox start(int port) {
    return start(port, null);
  }

  /**
   * On that port, or a free one for 0, with HTTPS by a certificate made for this sandbox, which
   * clients have to trust: {@link #certificate}. Takes about a second.
   *
   * @param port 0 for a free one
   * @return it listens already; close it when done
   * @throws UncheckedIOException if the port is taken or the JDK has no keytool
   */
  public static Sandbox startTls(int port) {
    return start(port, TlsIdentity.create());
  }

  private static Sandbox start(int port, @Nullable TlsIdentity tls) {
    try {
      return new Sandbox(port, tls);
    } catch (IOException taken) {
      throw new UncheckedIOException("The sandbox can't listen on port " + port, taken);
    }
  }

  /** {@return what clients have to trust; empty for plain HTTP} */
  public Optional<SandboxCertificate> certificate() {
    return Optional.ofNullable(tls).map(TlsIdentity::pem).map(SandboxCertificate::new);
  }

  /** {@return the port that it listens on; never 0} */
  public int port() {
    return server.port();
  }

  /** {@return {@code http://127.0.0.1:PORT/}, or {@code https}: the base URL of all providers} */
  public URI baseUrl() {
    return server.origin();
  }

  /**
   * A base URL whose calls meet these faults, such as {@code chunked,cut=70000}. Each call of this
   * method begins a scenario of its own, counted apart from all others, unless the spec has an
   * {@code ;id=…}.
   *
   * @param faults as the sandbox's page lists them, with commas between
   * @return below {@link #baseUrl()}; for any provider's client
   * @throws IllegalArgumentException naming the fault that there is not
   */
  public URI baseUrl(String faults) {
    FaultSpec.parse(faults);
    String spec = faults.contains(";") ? faults : faults + ";id=" + SCENARIOS.incrementAndGet();
    return baseUrl().resolve("faults/" + spec);
  }

  /**
   * {@return the origin that {@code redirect-other} leads to: it responds without asking for
   * credentials}
   */
  public URI otherOrigin() {
    return deployment.otherOrigin();
  }

  /**
   * {@return the requests so far in the order of arrival, without those to the sandbox's own pages;
   * a snapshot}
   */
  public List<RecordedRequest> requests() {
    return recorded(deployment.calls().requests());
  }

  /**
   * {@return the requests for an operation so far in the order of arrival; a snapshot}
   *
   * @param operation such as {@code ems.exportResults}
   * @throws IllegalArgumentException if no spec has such an operation
   */
  public List<RecordedRequest> requests(String operation) {
    Route.of(operation);
    return requests().stream().filter(r -> r.operation().equals(operation)).toList();
  }

  /**
   * {@return the requests that came to {@link #otherOrigin()}, in the order of arrival; a snapshot}
   */
  public List<RecordedRequest> otherRequests() {
    return recorded(deployment.calls().requestsToOtherOrigin());
  }

  private static List<RecordedRequest> recorded(List<ReceivedRequest> received) {
    return received.stream().map(RecordedRequest::new).toList();
  }

  /**
   * {@return the bytes of bodies written for a path so far, of all its requests}
   *
   * @param path as in the request, without a query, with or without its fault prefix
   */
  public long bodyBytesSent(String path) {
    return requests().stream()
        .filter(r -> r.path().equals(path) || r.target().split("\\?")[0].equals(path))
        .mapToLong(RecordedRequest::bodyBytesSent)
        .sum();
  }

  /** {@return what a test may set; the same object for this sandbox's life} */
  public SandboxSettings settings() {
    return settings;
  }

  @Override
  Sandbox self() {
    return this;
  }

  /** Forgets requests, scenarios, runs, scripted responses, served files and settings. */
  public void reset() {
    deployment.reset();
  }

  /** Ends open connections too. */
  @Override
  public void close() {
    try {
      server.close();
      otherServer.close();
    } catch (IOException closing) {
      throw new UncheckedIOException(closing);
    }
  }
}
