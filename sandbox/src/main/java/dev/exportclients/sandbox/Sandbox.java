package dev.exportclients.sandbox;

import dev.exportclients.sandbox.internal.Dispatcher;
import dev.exportclients.sandbox.internal.call.CallLog;
import dev.exportclients.sandbox.internal.call.ReceivedRequest;
import dev.exportclients.sandbox.internal.control.States;
import dev.exportclients.sandbox.internal.deployment.Deployment;
import dev.exportclients.sandbox.internal.fault.FaultSpec;
import dev.exportclients.sandbox.internal.response.ScriptedResponses;
import dev.exportclients.sandbox.internal.server.LoopbackServer;
import dev.exportclients.sandbox.internal.server.TlsIdentity;
import dev.exportclients.sandbox.internal.spec.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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
public final class Sandbox implements AutoCloseable {
  private static final AtomicLong SCENARIOS = new AtomicLong();

  private final Deployment deployment;
  private final SandboxSettings settings;
  private final @Nullable TlsIdentity tls;
  private final LoopbackServer relay;
  private final LoopbackServer otherRelay;

  private Sandbox(int port, @Nullable TlsIdentity tls) throws IOException {
    this.tls = tls;
    CallLog calls = new CallLog();
    deployment = new Deployment(calls);
    settings = new SandboxSettings(deployment);
    Dispatcher dispatcher = new Dispatcher(deployment);
    relay = new LoopbackServer(port, calls, dispatcher, false, tls);
    otherRelay = new LoopbackServer(0, calls, dispatcher, true, tls);
    deployment.otherOrigin(otherRelay.origin());
  }

  /** On a free port. */
  public static Sandbox start() {
    return start(0);
  }

  /**
   * On that port, or a free one for 0.
   *
   * @throws UncheckedIOException if the port is taken
   */
  public static Sandbox start(int port) {
    return start(port, null);
  }

  /**
   * On that port, or a free one for 0, with HTTPS by a certificate made for this sandbox, which
   * clients have to trust: {@link #certificate}. Takes about a second.
   *
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

  /** What clients have to trust; empty for plain HTTP. */
  public Optional<SandboxCertificate> certificate() {
    return Optional.ofNullable(tls).map(TlsIdentity::pem).map(SandboxCertificate::new);
  }

  public int port() {
    return relay.port();
  }

  /** {@code http://127.0.0.1:PORT/}, or {@code https}: the base URL of all providers. */
  public URI baseUrl() {
    return relay.origin();
  }

  /**
   * A base URL whose calls meet these faults, such as {@code chunked,cut=70000}. Each call of this
   * method begins a scenario of its own, counted apart from all others, unless the spec has an
   * {@code ;id=…}.
   *
   * @throws IllegalArgumentException naming the fault that there is not
   */
  public URI baseUrl(String faults) {
    FaultSpec.parse(faults);
    String spec = faults.contains(";") ? faults : faults + ";id=" + SCENARIOS.incrementAndGet();
    return baseUrl().resolve("faults/" + spec);
  }

  /** The origin that {@code redirect-other} leads to: responds without asking for credentials. */
  public URI otherOrigin() {
    return deployment.otherOrigin();
  }

  /** The requests so far in the order of arrival, without those to the sandbox's own pages. */
  public List<RecordedRequest> requests() {
    return recorded(deployment.calls().requests());
  }

  /** The requests for an operation so far. */
  public List<RecordedRequest> requests(String operation) {
    Route.of(operation);
    return requests().stream().filter(r -> r.operation().equals(operation)).toList();
  }

  /** The requests that came to {@link #otherOrigin()}. */
  public List<RecordedRequest> otherRequests() {
    return recorded(deployment.calls().foreignRequests());
  }

  private static List<RecordedRequest> recorded(List<ReceivedRequest> received) {
    return received.stream().map(RecordedRequest::new).toList();
  }

  /**
   * The bytes of bodies written for a path so far, which may be given with or without its fault
   * prefix.
   */
  public long bodyBytesSent(String path) {
    return requests().stream()
        .filter(r -> r.path().equals(path) || r.target().split("\\?")[0].equals(path))
        .mapToLong(RecordedRequest::bodyBytesSent)
        .sum();
  }

  public SandboxSettings settings() {
    return settings;
  }

  /**
   * Serves a file for an id. For {@code webadmit.startExport} the id is the export's, and the file
   * that of its runs.
   */
  public Sandbox serve(String operation, String id, ServedFile file) {
    deployment.files().put(operation, id, file.stored());
    return this;
  }

  /**
   * Serves so many made-up bytes for an id, with the headers the operation's files usually have.
   */
  public Sandbox serve(String operation, String id, long size) {
    deployment.files().put(operation, id, size);
    return this;
  }

  /** Serves these bytes for an id, with the headers the operation's files usually have. */
  public Sandbox serve(String operation, String id, byte[] bytes) {
    deployment.files().put(operation, id, bytes);
    return this;
  }

  /** What is served for an id: to compare with what arrived. */
  public ServedFile file(String operation, String id) {
    Route.of(operation);
    return new ServedFile(deployment.files().get(operation, id));
  }

  /**
   * From now on the operation gives this status, with that example of its spec, or with the first
   * for null.
   */
  public Sandbox answer(String operation, int status, @Nullable String example) {
    return script(operation, null, status, example, Map.of(), 0);
  }

  /** As {@link #answer}, once, after the responses laid down before it. */
  public Sandbox answerNext(String operation, int status, @Nullable String example) {
    return script(operation, null, status, example, Map.of(), 1);
  }

  /**
   * Lays down a response.
   *
   * @param id the only id it is for; null for any
   * @param example a name in the spec; null for the first, or none where the status has no body
   * @param times how many requests it is for; 0 for all
   * @throws IllegalArgumentException if the spec has no such operation or example
   */
  public Sandbox script(
      String operation,
      @Nullable String id,
      int status,
      @Nullable String example,
      Map<String, String> headers,
      int times) {
    deployment
        .scripts()
        .add(new ScriptedResponses.Script(operation, id, status, example, headers, times));
    return this;
  }

  /** The server's clock, for Date, signatures and links. */
  public Sandbox clock(Clock clock) {
    deployment.calls().clock(clock);
    return this;
  }

  /**
   * Puts the sandbox into a state by name, as {@code POST /__sandbox/state} does.
   *
   * @throws IllegalArgumentException if there is no such state, saying which there are
   */
  public void state(String state, Map<String, Object> params) {
    States.set(deployment, state, params);
  }

  /** Forgets requests, scenarios, runs, scripted responses, served files and settings. */
  public void reset() {
    deployment.reset();
  }

  /** Ends open connections too. */
  @Override
  public void close() {
    try {
      relay.close();
      otherRelay.close();
    } catch (IOException closing) {
      throw new UncheckedIOException(closing);
    }
  }
}
