package dev.exportclients.cli.output;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.Map;

/** A result could not be written to stdout. */
public final class StdoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean unread;
  private final transient Map<String, Object> facts;

  StdoutException(IOException why) {
    this("", Map.of(), why);
  }

  private StdoutException(String done, Map<String, Object> facts, IOException why) {
    super(done + "can't write to stdout: " + why.getMessage(), why);
    this.unread = String.valueOf(why.getMessage()).equals(unreadPipe());
    this.facts = facts;
  }

  /**
   * The same, where something was done that must be known though stdout can't say it.
   *
   * @param facts the result that was lost, by the names of its JSON
   */
  public StdoutException after(String done, Map<String, Object> facts) {
    return new StdoutException(done + ", but ", facts, (IOException) requireNonNull(getCause()));
  }

  /** Whether it is a pipe whose reader has gone, as with {@code | head}. */
  public boolean isUnread() {
    return unread;
  }

  public Map<String, Object> facts() {
    return facts;
  }

  /** What this system says of such a pipe: Java passes that on, in the user's language. */
  private static String unreadPipe() {
    try {
      Pipe pipe = Pipe.open();
      pipe.source().close();
      try (Pipe.SinkChannel sink = pipe.sink()) {
        sink.write(ByteBuffer.allocate(1));
      }
      return "Broken pipe";
    } catch (IOException broken) {
      return String.valueOf(broken.getMessage());
    }
  }
}
