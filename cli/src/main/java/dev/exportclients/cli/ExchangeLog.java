package dev.exportclients.cli;

import dev.exportclients.core.ExchangeListener;

/** Exchanges and pauses, as lines under {@code -v} or as a terminal's state of progress. */
final class ExchangeLog implements ExchangeListener {
  private final Console console;

  ExchangeLog(Console console) {
    this.console = console;
  }

  @Override
  public void onExchange(Exchange exchange) {
    String status = exchange.status().isPresent() ? "" + exchange.status().getAsInt() : "no answer";
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
            + (exchange.attempt() > 1 ? ", attempt " + exchange.attempt() : ""));
  }

  @Override
  public void onWait(Wait wait) {
    String state = "waiting: " + wait.state();
    console.log(state + ", again in " + wait.pause().toMillis() + " ms");
    show(state + ", " + ProgressLine.time(wait.waited().toSeconds()) + " so far");
  }

  @Override
  public void onRetry(Retry retry) {
    String why =
        retry.status().isPresent()
            ? "" + retry.status().getAsInt()
            : retry.reason().orElse("no answer");
    String text = "retry " + retry.retry() + " in " + retry.pause().toMillis() + " ms: " + why;
    console.log(text);
    show(text);
  }

  private void show(String text) {
    if (console.showsProgress()) {
      console.progress(text);
    }
  }
}
