package dev.exportclients.cli.terminal;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The size of the terminal behind stderr: what {@code stty} says. Its width is {@code COLUMNS}
 * where that is less, or where {@code stty} says nothing; else 80. Windows are resized, so it is
 * asked again at times.
 */
public final class SttySize implements TerminalSize {
  private static final int USUAL_COLUMNS = 80;
  private static final long FRESH_NANOS = Duration.ofSeconds(2).toNanos();
  private static final long LONGEST_MILLIS = 500;

  private final int variable;
  private final LongSupplier nanoTime;
  private final Supplier<String> stty;
  private boolean asked;
  private long askedNanos;
  private int columns;
  private int rows;

  /**
   * @param stty rows and columns, as {@code stty size} prints them, or anything else
   */
  public SttySize(Map<String, String> environment, LongSupplier nanoTime, Supplier<String> stty) {
    this.variable = number(environment.get("COLUMNS"));
    this.nanoTime = nanoTime;
    this.stty = stty;
  }

  @Override
  public int columns() {
    ask();
    return columns;
  }

  @Override
  public int rows() {
    ask();
    return rows;
  }

  private void ask() {
    long now = nanoTime.getAsLong();
    if (!asked || now - askedNanos >= FRESH_NANOS) {
      asked = true;
      askedNanos = now;
      String[] said = stty.get().strip().split(" ");
      int told = number(said[0]);
      rows = told == 0 ? USUAL_ROWS : told;
      columns = least(number(said[said.length - 1]), variable);
    }
  }

  private static int least(int one, int other) {
    if (one == 0 || other == 0) {
      return one + other == 0 ? USUAL_COLUMNS : one + other;
    }
    return Math.min(one, other);
  }

  /** Zero if it is none. */
  private static int number(@Nullable String text) {
    return text != null && text.strip().matches("\\d{1,5}") ? Integer.parseInt(text.strip()) : 0;
  }

  /** Asks the system. */
  public static String stty() {
    try {
      Process stty =
          new ProcessBuilder("sh", "-c", "exec stty size <&2 2>/dev/null")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (!stty.waitFor(LONGEST_MILLIS, TimeUnit.MILLISECONDS)) {
        stty.destroyForcibly();
        return "";
      }
      return new String(stty.getInputStream().readNBytes(100));
    } catch (IOException absent) {
      return "";
    } catch (InterruptedException signal) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
