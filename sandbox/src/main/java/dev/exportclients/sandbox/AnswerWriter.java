package dev.exportclients.sandbox;

import static dev.exportclients.sandbox.FaultKind.BAD_CHUNK;
import static dev.exportclients.sandbox.FaultKind.CHUNKED;
import static dev.exportclients.sandbox.FaultKind.CLOSE_DELIMITED;
import static dev.exportclients.sandbox.FaultKind.CUT;
import static dev.exportclients.sandbox.FaultKind.OVERLONG;
import static dev.exportclients.sandbox.FaultKind.OVERLONG_RESPONSE;
import static dev.exportclients.sandbox.FaultKind.RST;
import static dev.exportclients.sandbox.FaultKind.STALL;
import static dev.exportclients.sandbox.FaultKind.TRICKLE;
import static dev.exportclients.sandbox.FaultKind.UNTERMINATED;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Puts one answer on the wire, with the faults that are due for its bytes. */
final class AnswerWriter {
  /** How a fault waits: for the peer to go away, or for a time. */
  interface Pause {
    void forMillis(long milliseconds) throws IOException;
  }

  private final Call call;
  private final OutputStream out;
  private final Pause pause;
  private final BiConsumer<Call, Fault> notFired;

  AnswerWriter(Call call, OutputStream out, Pause pause, BiConsumer<Call, Fault> notFired) {
    this.call = call;
    this.out = out;
    this.pause = pause;
    this.notFired = notFired;
  }

  /** Whether the connection can carry another answer afterwards. */
  boolean write(int status, String startAndHeaders, Body body, boolean keepAlive)
      throws IOException {
    boolean bodiless = status == 204 || status == 304 || call.request.method().equals("HEAD");
    boolean chunked =
        !bodiless && (body.length() < 0 || has(CHUNKED) || has(UNTERMINATED) || has(BAD_CHUNK));
    boolean keep = keepAlive && !has(CLOSE_DELIMITED);
    StringBuilder head = new StringBuilder(startAndHeaders);
    if (chunked) {
      head.append("Transfer-Encoding: chunked\r\n");
    } else if (!bodiless && !has(CLOSE_DELIMITED)) {
      head.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    head.append(keep ? "" : "Connection: close\r\n").append("\r\n");
    out.write(WireInput.latin1(head.toString()));
    if (!bodiless) {
      writeBody(body, chunked);
    }
    out.flush();
    return keep;
  }

  private void writeBody(Body body, boolean chunked) throws IOException {
    Tripwire wire = new Tripwire(out, call.request, trips(body.length()));
    ChunkedOutput chunks = new ChunkedOutput(out, wire);
    OutputStream framed = chunked ? chunks : wire;
    body.writeTo(
        call.fault(TRICKLE).<OutputStream>map(f -> new Trickle(framed, f, pause)).orElse(framed));
    surplus(wire);
    if (chunked && !has(UNTERMINATED)) {
      chunks.end();
    } else if (chunked) {
      throw Hangup.close();
    }
  }

  private void surplus(Tripwire wire) throws IOException {
    Optional<Fault> overlong = call.fault(OVERLONG);
    if (overlong.isPresent()) {
      wire.write(
          "surplus-".repeat((int) overlong.get().number(0, 100) / 8 + 1).getBytes(),
          0,
          (int) overlong.get().number(0, 100));
    }
    if (has(OVERLONG_RESPONSE)) {
      wire.write(
          WireInput.latin1(
              "HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: 8\r\n\r\nsurplus\n"));
    }
  }

  private List<Tripwire.Trip> trips(long length) {
    List<Tripwire.Trip> trips = new ArrayList<>();
    for (Fault fault : call.due.faults()) {
      if (!fault.kind().needsBytes()) {
        continue;
      }
      long at = fault.number(0, 0) < 0 ? length + fault.number(0, 0) : fault.number(0, 0);
      boolean noFile = fault.scope() == FaultKind.Scope.FILE && call.request.status() / 100 != 2;
      if (noFile || at < 0 || length >= 0 && at >= length) {
        notFired.accept(call, fault);
      } else {
        trips.add(new Tripwire.Trip(at, action(fault)));
      }
    }
    return trips;
  }

  private Tripwire.Action action(Fault fault) {
    return () -> {
      if (fault.kind() == CUT) {
        throw Hangup.close();
      } else if (fault.kind() == RST) {
        throw Hangup.reset();
      } else if (fault.kind() == STALL) {
        pause.forMillis(fault.number(1, 0));
      } else {
        out.write(WireInput.latin1("\r\nno chunk size\r\n"));
        out.flush();
      }
    };
  }

  private boolean has(FaultKind kind) {
    return call.has(kind);
  }

  /** Passes a body on in small pieces, with pauses between. */
  private static final class Trickle extends OutputStream {
    private final OutputStream out;
    private final int piece;
    private final long millis;
    private final Pause pause;

    Trickle(OutputStream out, Fault fault, Pause pause) {
      this.out = out;
      this.piece = (int) fault.number(0, 1000);
      this.millis = fault.number(1, 20);
      this.pause = pause;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      for (int done = 0; done < length; done += piece) {
        out.write(bytes, offset + done, Math.min(piece, length - done));
        out.flush();
        pause.forMillis(millis);
      }
    }
  }
}
