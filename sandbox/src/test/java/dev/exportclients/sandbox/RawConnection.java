package dev.exportclients.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A connection that shows what really goes over the wire. */
final class RawConnection implements AutoCloseable {
  enum End {
    CLOSED,
    RESET,
    SILENT
  }

  /**
   * All that arrived until nothing more did.
   *
   * @param body what came after the head, with the chunks' frames if there were any
   */
  record Wire(String head, byte[] body, End end) {
    String text() {
      return new String(body, StandardCharsets.ISO_8859_1);
    }

    boolean says(String header) {
      return head.toLowerCase().contains(header.toLowerCase());
    }
  }

  private static final int FIRST_BYTE_MILLIS = 10_000;
  private static final int SILENCE_MILLIS = 300;

  private final Socket socket;

  RawConnection(URI base) throws IOException {
    socket = new Socket(base.getHost(), base.getPort());
  }

  /** Asks for an EMS dataset under the base URL, on a connection of its own. */
  static Wire results(URI base, long dataset, String... headers) throws IOException {
    try (RawConnection connection = new RawConnection(base)) {
      connection.ask(base.getRawPath() + Requests.EMS_RESULTS + dataset, headers);
      return connection.read();
    }
  }

  void ask(String target, String... headers) throws IOException {
    StringBuilder request =
        new StringBuilder(
            "GET " + target.replaceAll("^//", "/") + " HTTP/1.1\r\nHost: sandbox.test\r\n");
    List<String> ems = Requests.emsHeaders("*/*;version=1");
    for (int i = 0; i < ems.size(); i += 2) {
      request.append(ems.get(i)).append(": ").append(ems.get(i + 1)).append("\r\n");
    }
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    socket
        .getOutputStream()
        .write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends these bytes and ends its side of the connection. */
  void sendAll(String bytes) throws IOException {
    try {
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
    } catch (SocketException respondedBeforeTheEnd) {
      return;
    }
  }

  /** Reads until the connection ends or, after a first byte, falls silent. */
  Wire read() throws IOException {
    return read(FIRST_BYTE_MILLIS);
  }

  /** Reads until the connection ends or falls silent. */
  Wire read(int firstByteMillis) throws IOException {
    return read(firstByteMillis, Integer.MAX_VALUE);
  }

  /** Reads one response whose body has that many bytes, and does not wait for more. */
  Wire readOne(int bodyBytes) throws IOException {
    return read(FIRST_BYTE_MILLIS, bodyBytes);
  }

  private Wire read(int firstByteMillis, int bodyBytes) throws IOException {
    socket.setSoTimeout(firstByteMillis);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[64 * 1024];
    End end = null;
    while (end == null) {
      try {
        int got = socket.getInputStream().read(buffer);
        if (got < 0) {
          end = End.CLOSED;
        } else {
          all.write(buffer, 0, got);
          socket.setSoTimeout(SILENCE_MILLIS);
          int body =
              bodyBytes == Integer.MAX_VALUE
                  ? 0
                  : all.toString(StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
          if (body > 3 && all.size() - body >= bodyBytes) {
            end = End.SILENT;
          }
        }
      } catch (SocketTimeoutException silent) {
        end = End.SILENT;
      } catch (SocketException reset) {
        end = End.RESET;
      }
    }
    String text = all.toString(StandardCharsets.ISO_8859_1);
    int head = text.indexOf("\r\n\r\n");
    return head < 0
        ? new Wire(text, new byte[0], end)
        : new Wire(
            text.substring(0, head),
            text.substring(head + 4).getBytes(StandardCharsets.ISO_8859_1),
            end);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
