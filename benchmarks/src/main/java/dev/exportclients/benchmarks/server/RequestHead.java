package dev.exportclients.benchmarks.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server needs to know of a GET.
 *
 * @param from the first byte of the range that is asked for, or zero
 * @param ranged whether a range is asked for
 * @param started the experiment whose export it starts, as EMS has it; empty if it asks for a file
 */
record RequestHead(long from, boolean ranged, String started) {
  private static final Pattern RANGE =
      Pattern.compile("\r\nrange: *bytes=(\\d+)-", Pattern.CASE_INSENSITIVE);

  private static final Pattern START = Pattern.compile("^GET /ems/results\\?experimentId=(\\d+)");

  /** The next request of a connection; empty at its end. One is asked at a time. */
  static Optional<RequestHead> read(ReadableByteChannel channel, ByteBuffer buffer)
      throws IOException {
    buffer.clear();
    while (channel.read(buffer) >= 0) {
      int end = buffer.position();
      String text = new String(buffer.array(), 0, end, StandardCharsets.ISO_8859_1);
      if (text.endsWith("\r\n\r\n")) {
        return Optional.of(parse(text));
      }
      if (!buffer.hasRemaining()) {
        throw new IOException("a request head of more than " + end + " bytes");
      }
    }
    return Optional.empty();
  }

  static RequestHead parse(String head) {
    Matcher start = START.matcher(head);
    String started = start.find() ? start.group(1) : "";
    Matcher range = RANGE.matcher(head);
    return range.find()
        ? new RequestHead(Long.parseLong(range.group(1)), true, started)
        : new RequestHead(0, false, started);
  }
}
