package dev.exportclients.sandbox;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One client's connection: a request, WireMock's answer to it, the faults due; and again while it
 * is kept alive.
 */
final class ClientConnection {
  /** WireMock's own, and those that the relay sets afresh. */
  private static final Set<String> DROPPED =
      Set.of(
          "matched-stub-id",
          "matched-stub-name",
          "transfer-encoding",
          "content-length",
          "connection",
          "date",
          "server");

  /** What is between the client and the relay. */
  private static final Set<String> NOT_FORWARDED =
      Set.of(
          "connection",
          "content-length",
          "transfer-encoding",
          "expect",
          "upgrade",
          "http2-settings",
          "keep-alive",
          "te");

  private final Socket socket;
  private final Calls calls;
  private final Backend.Pool backend;
  private final boolean foreign;
  private final AnswerWriter.Pause pause;
  private final WireInput in;
  private final OutputStream out;

  ClientConnection(
      Socket socket, Calls calls, Backend.Pool backend, boolean foreign, AnswerWriter.Pause pause)
      throws IOException {
    this.socket = socket;
    this.calls = calls;
    this.backend = backend;
    this.foreign = foreign;
    this.pause = pause;
    socket.setTcpNoDelay(true);
    in = new WireInput(socket);
    out = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024);
  }

  void run() throws IOException {
    boolean open = true;
    for (int answered = 0; open; answered++) {
      HttpHead head = HttpHead.read(in);
      if (head == null) {
        return;
      }
      Call call = calls.open(head, answered > 0, foreign);
      try {
        open = answer(call, head);
      } catch (Hangup hangup) {
        hangUp(hangup);
        return;
      } finally {
        calls.done(call);
      }
    }
  }

  private boolean answer(Call call, HttpHead head) throws IOException {
    if (head.first("Expect").isPresent()) {
      out.write(WireInput.latin1("HTTP/1.1 100 Continue\r\n\r\n"));
      out.flush();
    }
    byte[] content = in.body(head);
    beforeTheAnswer(call);
    Backend.Reply reply = backend.exchange(toWireMock(call, head, content));
    call.request.answered(Integer.parseInt(reply.head().start()[1]));
    Body body = call.file().orElseGet(() -> Body.of(reply.body()));
    return new AnswerWriter(call, out, this::stall, fault -> calls.notFired(call, fault))
        .write(answerHead(call, reply.head()), body, head.keepsAlive());
  }

  private void beforeTheAnswer(Call call) throws IOException {
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

  private static byte[] toWireMock(Call call, HttpHead head, byte[] content) {
    StringBuilder text = new StringBuilder(512);
    text.append(head.start()[0]).append(' ').append(head.start()[1]).append(" HTTP/1.1\r\n");
    for (HttpHead.Header header : head.headers()) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (!NOT_FORWARDED.contains(name)) {
        text.append(header.name()).append(": ").append(header.value()).append("\r\n");
      }
    }
    text.append(Calls.HEADER)
        .append(": ")
        .append(call.id)
        .append("\r\nContent-Length: ")
        .append(content.length)
        .append("\r\n\r\n");
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(WireInput.latin1(text.toString()));
    request.writeBytes(content);
    return request.toByteArray();
  }

  private String answerHead(Call call, HttpHead reply) {
    StringBuilder head = new StringBuilder(512);
    head.append("HTTP/1.1 ")
        .append(reply.start()[1])
        .append(' ')
        .append(reply.start().length > 2 ? reply.start()[2] : "")
        .append("\r\n");
    head.append("Date: ").append(Text.httpDate(calls.now(call))).append("\r\n");
    for (HttpHead.Header header : reply.headers()) {
      if (!DROPPED.contains(header.name().toLowerCase(Locale.ROOT))) {
        head.append(header.name()).append(": ").append(header.value()).append("\r\n");
      }
    }
    return head.toString();
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
