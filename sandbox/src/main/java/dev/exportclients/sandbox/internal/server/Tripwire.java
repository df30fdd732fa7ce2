package dev.exportclients.sandbox.internal.server;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.LongConsumer;

/** Counts the bytes of a body as they go out, and does something at given ones. */
final class Tripwire extends OutputStream {
  /** Something to be done once so many bytes are out. */
  record Trip(long at, Action action) {}

  interface Action {
    void run() throws IOException;
  }

  private final OutputStream out;
  private final LongConsumer counter;
  private final Deque<Trip> trips;
  private long sent;

  Tripwire(OutputStream out, LongConsumer counter, List<Trip> trips) {
    this.out = out;
    this.counter = counter;
    this.trips =
        new ArrayDeque<>(trips.stream().sorted(Comparator.comparingLong(Trip::at)).toList());
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int end = offset + length;
    while (!trips.isEmpty() && trips.peek().at() < sent + (end - from)) {
      int before = (int) (trips.peek().at() - sent);
      pass(bytes, from, before);
      from += before;
      out.flush();
      trips.remove().action().run();
    }
    pass(bytes, from, end - from);
  }

  private void pass(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    sent += length;
    counter.accept(length);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
