package dev.exportclients.cli.output;

import dev.exportclients.core.ProgressListener;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** How far a download is, on one line that is rewritten a few times a second. */
public final class ProgressLine implements ProgressListener {
  private static final long BETWEEN_NANOS = Duration.ofMillis(200).toNanos();
  private static final double NANOS = 1e9;

  private final Console console;
  private final LongSupplier nanoTime;
  private boolean begun;
  private long firstBytes;
  private long firstNanos;
  private long shownNanos;

  ProgressLine(Console console, LongSupplier nanoTime) {
    this.console = console;
    this.nanoTime = nanoTime;
  }

  @Override
  public void onProgress(long bytes, OptionalLong total) {
    long now = nanoTime.getAsLong();
    if (!begun || bytes < firstBytes) {
      begun = true;
      firstBytes = bytes;
      firstNanos = now;
      shownNanos = now;
    } else if (now - shownNanos >= BETWEEN_NANOS) {
      shownNanos = now;
      console.progress(text(bytes, total, (now - firstNanos) / NANOS));
    }
  }

  private String text(long bytes, OptionalLong total, double seconds) {
    double rate = (bytes - firstBytes) / seconds;
    StringBuilder text = new StringBuilder(size(bytes));
    if (total.isPresent() && total.getAsLong() > 0) {
      long whole = total.getAsLong();
      text.append(" of ").append(size(whole)).append(", ");
      text.append(Math.min(100, bytes * 100 / whole)).append(" %");
    }
    text.append(", ").append(size((long) rate)).append("/s");
    if (total.isPresent() && rate >= 1) {
      text.append(", ").append(time((long) ((total.getAsLong() - bytes) / rate))).append(" left");
    }
    return text.toString();
  }

  public static String size(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double amount = bytes;
    int unit = -1;
    while (amount >= 999.95 && unit < 4) {
      amount /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %cB", amount, "kMGTP".charAt(unit));
  }

  public static String time(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? seconds / 60 + " min " + seconds % 60 + " s"
        : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
  }
}
