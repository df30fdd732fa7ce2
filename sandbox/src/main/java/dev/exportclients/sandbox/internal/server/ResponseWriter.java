package dev.exportclients.sandbox.internal.server;

import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.call.ReceivedRequest;
import dev.exportclients.sandbox.internal.fault.Fault;
import dev.exportclients.sandbox.internal.fault.FaultKind;
import dev.exportclients.sandbox.internal.fault.FaultScope;
import dev.exportclients.sandbox.internal.http.Body;
import dev.exportclients.sandbox.internal.http.ChunkedOutput;
import dev.exportclients.sandbox.internal.http.HttpHead;
import dev.exportclients.sandbox.internal.http.WireInput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts one response on the wire, with the faults that are due for its bytes. */
final class ResponseWriter {
  /** How a fault waits; 0 is until the peer goes away. */
  interface Pause {
    void forMillis(long milliseconds) throws IOException;
  }

  private final ReceivedRequest request;
  private final List<Fault> faults = new ArrayList<>();
  private final OutputStream out;
  private final Pause pause;
  private final Consumer<Fault> notFired;

  /**
   * @param notFired is told the faults that did not come about
   */
  ResponseWriter(ApiCall call, OutputStream out, Pause pause, Consumer<Fault> notFired) {
    this.request = call.request;
    this.out = out;
    this.pause = pause;
    this.notFired = notFired;
    boolean success = request.status() / 100 == 2;
    for (Fault fault : call.due.faults()) {
      boolean ofAnyResponse = fault.scope() != FaultScope.FILE || fault.kind() == FaultKind.TRICKLE;
      if (success || ofAnyResponse) {
        faults.add(fault);
      } else if (fault.kind().isOfTheBody()) {
        notFired.accept(fault);
      }
    }
  }

  /**
   * Whether the connection can carry another response afterwards.
   *
   * @param head the status line and the headers, but for those that say where the body ends
   */
  boolean write(String head, Body body, HttpHead asked) throws IOException {
    boolean bodiless =
        request.status() == 204 || request.status() == 304 || request.method().equals("HEAD");
    boolean chunked =
        !bodiless
            && !asked.isOld()
            && (body.length() < 0 || faults.stream().anyMatch(f -> f.kind().isOfChunks()));
    boolean keep = asked.keepsAlive() && !has(FaultKind.CLOSE_DELIMITED);
    StringBuilder text = new StringBuilder(head);
    if (chunked) {
      text.append("Transfer-Encoding: chunked\r\n");
    } else if (!bodiless && body.length() >= 0 && !has(FaultKind.CLOSE_DELIMITED)) {
      text.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    text.append(keep ? "" : "Connection: close\r\n").append("\r\n");
    out.write(WireInput.latin1(text.toString()));
    if (!bodiless) {
      List<Tripwire.Trip> onTheWire =
          trips(body.length(), List.of(FaultKind.CUT, FaultKind.RST, FaultKind.STALL));
      Tripwire wire = new Tripwire(out, request::sent, onTheWire);
      if (chunked) {
        writeChunks(body, wire);
      } else {
        body.writeTo(trickled(wire));
      }
      surplus(wire);
    }
    out.flush();
    return keep;
  }

  private void writeChunks(Body body, Tripwire wire) throws IOException {
    ChunkedOutput chunks = new ChunkedOutput(out, wire);
    body.writeTo(
        trickled(
            new Tripwire(chunks, bytes -> {}, trips(body.length(), List.of(FaultKind.BAD_CHUNK)))));
    if (has(FaultKind.UNTERMINATED)) {
      throw Hangup.close();
    }
    chunks.end();
  }

  private OutputStream trickled(OutputStream stream) {
    return fault(FaultKind.TRICKLE)
        .<OutputStream>map(
            f ->
                new Trickle(
                    stream, (int) f.number(0, 1000), () -> pause.forMillis(f.number(1, 20))))
        .orElse(stream);
  }

  private void surplus(Tripwire wire) throws IOException {
    Optional<Fault> overlong = fault(FaultKind.OVERLONG);
    if (overlong.isPresent()) {
      wire.write(WireInput.latin1("+".repeat((int) overlong.get().number(0, 100))));
    }
    if (has(FaultKind.OVERLONG_RESPONSE)) {
      wire.write(
          WireInput.latin1(
              "HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: 8\r\n\r\nsurplus\n"));
    }
  }

  /** The faults of these kinds that the body is long enough for. */
  private List<Tripwire.Trip> trips(long length, List<FaultKind> kinds) {
    List<Tripwire.Trip> trips = new ArrayList<>();
    for (Fault fault : faults.stream().filter(f -> kinds.contains(f.kind())).toList()) {
      long at = fault.number(0, 0) < 0 ? length + fault.number(0, 0) : fault.number(0, 0);
      if (at < 0 || length >= 0 && at >= length) {
        notFired.accept(fault);
      } else {
        trips.add(new Tripwire.Trip(at, () -> comeAbout(fault)));
      }
    }
    return trips;
  }

  private void comeAbout(Fault fault) throws IOException {
    switch (fault.kind()) {
      case CUT -> throw Hangup.close();
      case RST -> throw Hangup.reset();
      case STALL -> pause.forMillis(fault.number(1, 0));
      default -> {
        out.write(WireInput.latin1("no chunk size\r\n"));
        throw Hangup.close();
      }
    }
  }

  private Optional<Fault> fault(FaultKind kind) {
    return faults.stream().filter(f -> f.kind() == kind).findFirst();
  }

  private boolean has(FaultKind kind) {
    return fault(kind).isPresent();
  }
}
