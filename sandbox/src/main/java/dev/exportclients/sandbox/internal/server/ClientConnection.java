package dev.exportclients.sandbox.internal.server;

import dev.exportclients.sandbox.internal.call.ApiCall;
import dev.exportclients.sandbox.internal.call.Calls;
import dev.exportclients.sandbox.internal.fault.Fault;
import dev.exportclients.sandbox.internal.fault.FaultKind;
import dev.exportclients.sandbox.internal.http.BadRequest;
import dev.exportclients.sandbox.internal.http.HttpHead;
import dev.exportclients.sandbox.internal.http.HttpText;
import dev.exportclients.sandbox.internal.http.StatusLine;
import dev.exportclients.sandbox.internal.http.WireInput;
import dev.exportclients.sandbox.internal.response.Handler;
import dev.exportclients.sandbox.internal.response.Response;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One client's connection: a request, the response to it, the faults due; and again while it is
 * kept alive. By hand, since no server library breaks off where it is told to (ADR 10).
 */
final class ClientConnection {
  /** Those that say how the response is framed, and when: they are set where it is written. */
  private static final Set<String> SET_HERE =
      Set.of("transfer-encoding", "content-length", "connection", "date");

  private final Socket socket;
  private final Calls calls;
  private final Handler handler;
  private final boolean atOtherOrigin;
  private final ResponseWriter.Pause pause;
  private final WireInput in;
  private final OutputStream out;

  ClientConnection(
      Socket socket,
      Calls calls,
      Handler handler,
      boolean atOtherOrigin,
      ResponseWriter.Pause pause)
      throws IOException {
    this.socket = socket;
    this.calls = calls;
    this.handler = handler;
    this.atOtherOrigin = atOtherOrigin;
    this.pause = pause;
    socket.setTcpNoDelay(true);
    in = new WireInput(socket);
    out = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024);
  }

  void run() throws IOException {
    try {
      boolean open = true;
      for (int served = 0; open; served++) {
        HttpHead head = HttpHead.read(in);
        if (head == null) {
          return;
        }
        ApiCall call = calls.open(head, served > 0, atOtherOrigin);
        try {
          open = respond(call, head);
        } catch (BadRequest bad) {
          call.request.responded(bad.status());
          throw bad;
        } finally {
          call.request.compact();
        }
      }
    } catch (BadRequest bad) {
      refuse(bad);
    } catch (Hangup hangup) {
      hangUp(hangup);
    }
  }

  private boolean respond(ApiCall call, HttpHead head) throws IOException {
    Optional<String> expectation = head.first("Expect");
    if (expectation.filter(e -> !e.equalsIgnoreCase("100-continue")).isPresent()) {
      throw new BadRequest(417, "The only expectation known here is 100-continue");
    }
    if (expectation.isPresent()) {
      out.write(WireInput.latin1("HTTP/1.1 100 Continue\r\n\r\n"));
      out.flush();
    }
    call.content(in.content(head));
    beforeTheResponse(call);
    Response response = responseTo(call);
    call.request.responded(response.status());
    return new ResponseWriter(call, out, this::stall, fault -> calls.notFired(call, fault))
        .write(headOf(call, response), response.body(), head);
  }

  /** A bug here is told to whoever asked, and harms nobody else. */
  private Response responseTo(ApiCall call) {
    try {
      return handler.handle(call);
    } catch (RuntimeException bug) {
      return Response.text(500, "text/plain; charset=utf-8", "The sandbox fails: " + bug + "\n");
    }
  }

  private void beforeTheResponse(ApiCall call) throws IOException {
    if (call.has(FaultKind.DEAD) || call.has(FaultKind.DROP)) {
      throw Hangup.close();
    }
    if (call.has(FaultKind.GARBAGE)) {
      out.write(WireInput.latin1("220 this is not HTTP\r\n"));
      out.flush();
      throw Hangup.close();
    }
    Optional<Fault> stall = call.fault(FaultKind.STALL_HEADERS);
    if (stall.isPresent()) {
      stall(stall.get().number(0, 0));
    }
    long beforeHop = call.fault(FaultKind.REDIRECT_HOPS).map(f -> f.number(1, 0)).orElse(0L);
    if (beforeHop > 0) {
      pause.forMillis(beforeHop);
    }
  }

  /** For ever is until the client goes away or the sandbox closes. */
  private void stall(long milliseconds) throws IOException {
    if (milliseconds > 0) {
      pause.forMillis(milliseconds);
    } else {
      in.awaitPeer(0);
      throw Hangup.close();
    }
  }

  private String headOf(ApiCall call, Response response) {
    StringBuilder head = new StringBuilder(512);
    head.append(StatusLine.of(response.status()));
    head.append("Date: ").append(HttpText.httpDate(calls.now(call))).append("\r\n");
    response
        .headers()
        .forEach(
            (name, value) -> {
              if (!SET_HERE.contains(name.toLowerCase(Locale.ROOT))) {
                head.append(oneLine(name)).append(": ").append(oneLine(value)).append("\r\n");
              }
            });
    return head.toString();
  }

  /** A header laid down by a test stays one header. */
  private static String oneLine(String value) {
    return value.replace('\r', '?').replace('\n', '?');
  }

  private void refuse(BadRequest bad) throws IOException {
    byte[] text = (bad.getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
    String head =
        StatusLine.of(bad.status())
            + "Date: "
            + HttpText.httpDate(calls.clock().instant())
            + "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: "
            + text.length
            + "\r\nConnection: close\r\n\r\n";
    out.write(WireInput.latin1(head));
    out.write(text);
    out.flush();
    socket.shutdownOutput();
    in.drain();
  }

  private void hangUp(Hangup hangup) throws IOException {
    if (hangup.isReset()) {
      socket.setSoLinger(true, 0);
    } else {
      out.flush();
      socket.shutdownOutput();
    }
  }
}
