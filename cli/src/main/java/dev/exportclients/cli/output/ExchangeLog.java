package dev.exportclients.cli.output;

import dev.exportclients.core.ExchangeListener;

/**
 * Exchanges as lines under {@code -v}; pauses as lines there and without a terminal, or as a
 * terminal's state of progress.
 */
public final class ExchangeLog implements ExchangeListener {
  private final Console console;
  private final boolean events;
  private final boolean showsPauses;

  private final ExchangeListener also;

  /**
   * @param events whether a pause is worth a line where nobody sees the progress
   * @param also is told of exchanges, too
   */
  public ExchangeLog(Console console, boolean events, ExchangeListener also) {
    this(console, events, true, also);
  }

  /**
   * @param showsPauses whether a pause is the state of progress on a terminal
   */
  public ExchangeLog(Console console, boolean events, boolean showsPauses, ExchangeListener also) {
    this.console = console;
    this.showsPauses = showsPauses;
    this.events = events;
    this.also = also;
  }

  @Override
  public void onExchange(Exchange exchange) {
    also.onExchange(exchange);
    String status =
        exchange.status().isPresent() ? "" + exchange.status().getAsInt() : "no response";
    console.log(
        exchange.method()
            + " "
            + exchange.uri()
            + " "
            + status
            + ", "
            + exchange.duration().toMillis()
            + " ms, "
            + exchange.bytes()
            + " bytes"
            + (exchange.attempt() > 1 ? ", attempt " + exchange.attempt() : "")
            + callsLeft(exchange));
  }

  private static String callsLeft(Exchange exchange) {
    if (exchange.rateRemaining().isEmpty()) {
      return "";
    }
    String of = exchange.rateLimit().isPresent() ? " of " + exchange.rateLimit().getAsLong() : "";
    return ", " + exchange.rateRemaining().getAsLong() + of + " calls left";
  }

  @Override
  public void onWait(Wait wait) {
    String state = "waiting: " + wait.state();
    event(state + ", again in " + wait.pause().toMillis() + " ms");
    show(state + ", " + ProgressLine.time(wait.waited().toSeconds()) + " so far");
  }

  @Override
  public void onRetry(Retry retry) {
    String why =
        retry.status().isPresent()
            ? "" + retry.status().getAsInt()
            : retry.reason().orElse("no response");
    String text = "retry " + retry.retry() + " in " + retry.pause().toMillis() + " ms: " + why;
    event(text);
    show(text);
    also.onRetry(retry);
  }

  private void event(String text) {
    if (events) {
      console.event(text);
    } else {
      console.log(text);
    }
  }

  /** Of several files at a time, one's pause is not the state of all. */
  private void show(String text) {
    if (console.showsProgress() && showsPauses) {
      console.progress(text);
    }
  }
}
